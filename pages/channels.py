"""Channels: which one really converts, at what cost, and where there is too little to tell."""

from ui.channels import compared, picture, remarks
from ui.channels_table import table
from ui.scene import scene

here = scene()
found = compared(here)
if found:
    picture(found)
    remarks(here, found)
    table(here, found.card, found.words)
