"""Geography: where a KPI comes from, on the map and in numbers: countries, their regions, their cities."""

from ui.geography import choices, choose_place, numbers, picture_and_table, remarks, view
from ui.scene import scene

here = scene()
found = view(here)
if found:
    choices(here, found)
    choose_place(found)
    numbers(found)
    picture_and_table(found)
    remarks(found)
