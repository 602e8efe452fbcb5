"""Channels: which one really converts, at what cost, where the next sum should go, and where there is too little to tell."""

from ui.channels import compared, details, picture, remarks
from ui.scene import scene

here = scene()
found = compared(here)
if found:
    picture(found)
    remarks(here, found)
    details(here, found)
