"""Reps and teams: what each brings, what is left of differences with the same deals, what the work brings, and who will reach the quota."""

from ui.reps import board
from ui.scene import scene

board(scene())
