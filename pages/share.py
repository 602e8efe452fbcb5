"""Share: the address of a view, and named links that are read-only, end, and can be taken back."""

from ui.new_link import new_link
from ui.open_links import open_links
from ui.scene import scene
from ui.share_view import choose_page, view_address

here = scene()
page = choose_page(here)
view_address(here, page)
new_link(here, page)
open_links(here)
