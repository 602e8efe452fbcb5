"""Pipelines of deals of which it is known how they went on: real ones, read where they are, and what is asked of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from data.facts import write_facts
from data.scratch import scratch
from data.store import Workspace
from data.version import Version
from locales import Sentence

STATUS = {"Won": "won", "Lost": "lost"}


@dataclass(frozen=True)
class Pipeline:
    """Deals and changes of stage (columns named as our fields), the days they are asked about, and until when their end is known."""

    deals: pd.DataFrame
    stage_changes: pd.DataFrame | None
    days: tuple[date, ...]
    end: date

    def without_stages(self) -> "Pipeline":
        return Pipeline(self.deals, None, self.days, self.end)

    def version(self, folder: Path) -> Version:
        """Them as a version of a new workspace."""
        workspace = Workspace(folder)
        tables = {"deals": self.deals, "stage_changes": self.stage_changes}
        with scratch() as connection:
            facts = {name: write_facts(workspace, name, connection.from_df(table)) for name, table in tables.items() if table is not None}
        return workspace.publish(parent=workspace.current(), sources=(), facts=facts, note=Sentence("A benchmark"))


def maven(folder: Path) -> Pipeline:
    """A fictitious seller of hardware; the account, blank for open deals, brings its sector with it."""
    rows = pd.read_csv(folder / "sales_pipeline.csv", parse_dates=["engage_date", "close_date"])
    teams = pd.read_csv(folder / "sales_teams.csv").set_index("sales_agent")
    sectors = pd.read_csv(folder / "accounts.csv").set_index("account")["sector"]
    deals = pd.DataFrame(
        {
            "deal_id": rows["opportunity_id"],
            "created_at": rows["engage_date"],
            "closed_at": rows["close_date"],
            "status": rows["deal_stage"].map(STATUS).fillna("open"),
            "amount": rows["close_value"],
            "rep": rows["sales_agent"],
            "team": rows["sales_agent"].map(teams["manager"]),
            "region": rows["sales_agent"].map(teams["regional_office"]),
            "product": rows["product"].replace("GTXPro", "GTX Pro"),
            "segment": rows["account"].map(sectors),
            "customer": rows["account"],
        }
    )
    return Pipeline(deals, None, tuple(date(2017, month, 1) for month in (7, 8, 9, 10)), date(2018, 1, 1))


def loans(folder: Path) -> Pipeline:
    """Loan applications of a bank (BPI 2012) from their pre-acceptance on, with the stages they went through."""
    rows = pd.read_csv(folder / "applications.csv.gz", parse_dates=["created", "closed"])
    stages = pd.read_csv(folder / "stages.csv.gz", parse_dates=["at"])
    taken_up = stages[stages["stage"] == "A_PREACCEPTED"].groupby("application")["at"].min()
    rows = rows[rows["application"].isin(taken_up.index)]
    deals = pd.DataFrame(
        {
            "deal_id": rows["application"].astype(str),
            "created_at": rows["application"].map(taken_up),
            "closed_at": rows["closed"],
            "status": rows["outcome"],
            "amount": rows["requested"],
        }
    )
    changes = pd.DataFrame({"deal_id": stages["application"].astype(str), "changed_at": stages["at"], "stage": stages["stage"]})
    days = (date(2011, 12, 1), date(2011, 12, 15), date(2012, 1, 1), date(2012, 1, 15))
    return Pipeline(deals, changes[changes["deal_id"].isin(deals["deal_id"])], days, date(2012, 3, 15))


def olist(folder: Path) -> Pipeline:
    """Leads of a marketplace, of which only those won were written down: no lost ones, no amounts."""
    leads = pd.read_csv(folder / "olist_marketing_qualified_leads_dataset.csv", parse_dates=["first_contact_date"])
    won = pd.read_csv(folder / "olist_closed_deals_dataset.csv", parse_dates=["won_date"]).set_index("mql_id")["won_date"]
    closed = leads["mql_id"].map(won)
    deals = pd.DataFrame(
        {
            "deal_id": leads["mql_id"],
            "created_at": leads["first_contact_date"],
            "closed_at": closed,
            "status": closed.notna().map({True: "won", False: "open"}),
            "channel": leads["origin"],
        }
    )
    return Pipeline(deals, None, tuple(date(2018, month, 1) for month in (3, 4, 5, 6)), date(2018, 11, 15))


REAL: dict[str, tuple[str, Callable[[Path], Pipeline]]] = {
    "Maven CRM (fictitious)": ("maven_crm", maven),
    "BPI 2012 loans, stages left out": ("bpi2012_loans", lambda folder: loans(folder).without_stages()),
    "BPI 2012 loans, with stages": ("bpi2012_loans", loans),
    "Olist marketing funnel": ("olist_marketing_funnel", olist),
}
"""Name → folder of the exports, and how it is read."""
