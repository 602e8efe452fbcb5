"""Own KPIs: those of this workspace, and the editor that makes one from a formula."""

from ui.own_editor import own_editor
from ui.own_list import own_list
from ui.own_vocabulary import own_vocabulary
from ui.scene import scene

here = scene()
own_list(here)
own_editor(here)
own_vocabulary(here)
