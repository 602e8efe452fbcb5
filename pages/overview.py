"""Overview: the few numbers that matter, what stands out, and everything else by family."""

from ui.overview import overview
from ui.scene import scene

overview(scene())
