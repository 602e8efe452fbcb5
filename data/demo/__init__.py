"""The demonstration company: invented, the same for everyone, with effects to discover (docs/demo.md)."""

from data.demo.build import build
from data.demo.simulation import DEALS, SEED, UNTIL, simulate

__all__ = ["DEALS", "SEED", "UNTIL", "build", "simulate"]
