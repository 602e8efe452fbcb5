"""Purchases of customers of which it is known what they bought later: real ones, read where they are, and the days they are asked about."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from data.importing import import_all
from data.store import Workspace
from forecasting.customer_value.purchases import read_purchases

TODAY = date(2026, 6, 30)

Test = tuple[str, int]
"""As-of day, and how many days are held out from it on."""


@dataclass(frozen=True)
class PurchaseLog:
    """A folder of the exports, how its purchases are read (`Purchases.days`), and the fixed tests. `small`: too few repeat purchases in a
    held-out stretch (some tens) for one test to say much. `priced`: what a purchase cost is known; else each counts as 1, and nothing
    is said of spend.
    """

    folder: str
    read: Callable[[Path], pd.DataFrame]
    tests: tuple[Test, ...]
    small: bool = False
    priced: bool = True


def imported(*names: str) -> Callable[[Path], pd.DataFrame]:
    """Read as the application reads it: the files of these names, or all, imported, and netted per customer and day."""

    def read(folder: Path) -> pd.DataFrame:
        paths = [each for each in sorted(folder.rglob("*")) if each.is_file() and (not names or each.name in names)]
        with tempfile.TemporaryDirectory() as place:
            files = [(each.relative_to(folder).as_posix(), each.read_bytes()) for each in paths]
            return read_purchases(import_all(Workspace(Path(place)), files, today=TODAY).version, TODAY).days

    return read


def sample_of_cdnow(folder: Path) -> pd.DataFrame:
    """Each tenth customer: master id, sample id, day, number of discs, dollars; no header."""
    names = ["master", "customer", "day", "items", "amount"]
    rows = pd.read_csv(folder / "CDNOW_sample.txt", sep=r"\s+", header=None, names=names, dtype={"customer": str})
    rows["day"] = pd.to_datetime(rows["day"].astype(str))
    return rows.groupby(["customer", "day"], as_index=False)["amount"].sum()


def written_by_r(name: str, customer: str, day: str, amount: str | None) -> Callable[[Path], pd.DataFrame]:
    """A data frame that R wrote as CSV, by the names of its columns."""

    def read(folder: Path) -> pd.DataFrame:
        rows = pd.read_csv(folder / name, dtype={customer: str}, parse_dates=[day])
        rows = rows.assign(amount=1.0 if amount is None else rows[amount]).rename(columns={customer: "customer", day: "day"})
        netted = rows.groupby(["customer", "day"], as_index=False)["amount"].sum()
        return netted if amount is not None else netted.assign(amount=1.0)

    return read


DISCS = (("1997-07-01", 91), ("1997-10-01", 91), ("1997-10-01", 273), ("1998-01-01", 181))
GIFTS = (("2011-06-11", 91), ("2011-06-11", 182), ("2011-09-10", 45), ("2011-09-10", 91), ("2011-10-26", 45))
SUPERSTORE = (("2021-01-01", 365), ("2021-07-01", 182), ("2022-01-01", 182), ("2022-01-01", 364), ("2022-07-01", 182))

LOGS: dict[str, PurchaseLog] = {
    "CDNOW sample": PurchaseLog("cdnow", sample_of_cdnow, DISCS),
    "CDNOW": PurchaseLog("cdnow", imported("CDNOW_master.txt"), DISCS),
    "UCI Online Retail": PurchaseLog("uci_online_retail", imported("online_retail.parquet"), GIFTS),
    "Superstore": PurchaseLog("superstore", imported("Sample - Superstore.csv"), SUPERSTORE),
    "Olist sample": PurchaseLog("olist_orders_sample", imported(), (("2018-03-01", 184), ("2018-06-01", 92))),
    "Salesforce Wave": PurchaseLog("salesforce_wave_sales", imported(), (("2016-12-01", 182), ("2017-03-01", 92)), small=True),
    "CRM in Portuguese": PurchaseLog("crm_pt_br", imported(), (("2025-05-23", 365), ("2025-11-23", 181)), small=True),
}

GROCERIES = (("2007-01-01", 182), ("2007-01-01", 364), ("2007-07-01", 182))
CLOTHES = (("2008-01-01", 364), ("2009-07-01", 182), ("2009-12-21", 364))

MORE: dict[str, PurchaseLog] = {
    "groceryElog": PurchaseLog(".", written_by_r("groceryElog.csv", "cust", "date", None), GROCERIES, priced=False),
    "apparelTrans": PurchaseLog(".", written_by_r("apparelTrans.csv", "Id", "Date", "Price"), CLOTHES),
}
"""A grocer's and a clothes shop's customers, published with the R packages BTYDplus and CLVTools. They are not among the exports: who has R
writes them with `write.csv(groceryElog, "groceryElog.csv", row.names = FALSE)`, and so the other. What the groceries cost is not known.
"""

FIVE = ("CDNOW sample", "CDNOW", "UCI Online Retail", "groceryElog", "apparelTrans")
"""The data sets on which the aims were once set."""
