"""Geography: where a KPI comes from, on the map and in numbers: countries, their regions, their cities."""

from ui.geography import answered, choices, choose_place, numbers, picture_and_table, remarks, view
from ui.scene import scene

here = scene()
found = view(here)
if found:
    choices(here, found)
    choose_place(found)
    if answered(found):
        numbers(found)
        picture_and_table(found)
        remarks(found)
