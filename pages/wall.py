"""The leaderboard for a screen on the wall."""

from ui.scene import scene
from ui.wall import leaderboard_wall

leaderboard_wall(scene())
