"""Channels: which one really converts, at what cost, and where there is too little to tell."""

from ui.channels import compared, picture, table, verdict
from ui.scene import scene

here = scene()
found = compared(here)
if found:
    verdict(found)
    picture(found)
    table(here, found)
