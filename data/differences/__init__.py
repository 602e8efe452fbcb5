"""What differs between two versions: rows added, changed and gone, table by table. `differences(before, after)`."""

from data.differences.difference import Changed, Difference, differences
from data.differences.rows import rows_of

__all__ = ["Changed", "Difference", "differences", "rows_of"]
