"""Receipts that are kept: download one, keep one, run one again."""

from __future__ import annotations

import json

import streamlit as st

from kpi.currencies import currency_of
from kpi.kpis import KPI
from kpi.receipt import Receipt
from kpi.rerun import Rerun, rerun
from kpi.stored_receipt import NoReceipt, StoredReceipt
from locales import Sentence
from sharing.receipts import KeptReceipt, delete, delete_all, keep, receipts_of, unreadable
from ui.attempt import attempt
from ui.scene import Scene
from ui.values import shown
from ui.words import say
from ui.workspace import now

_RUN = "receipt_run_again"


def kept_receipts(scene: Scene, kpi: KPI, made: Receipt) -> None:
    """The buttons under a receipt, and those that are kept of this KPI."""
    with st.container(horizontal=True, gap="small"):
        written = json.dumps(StoredReceipt.of(made).as_json(), ensure_ascii=False, indent=1)
        st.download_button(
            say("Download this receipt"), written, file_name=f"receipt-{kpi.id}.json", mime="application/json", icon=":material/download:",
            help=say("It can be run again with “python -m kpi rerun”, also in another workspace."), on_click="ignore",
        )  # fmt: skip
        if scene.access.may_edit and scene.access.link is None:
            st.button(
                say("Keep this receipt"), key=f"keep_receipt_{kpi.id}", icon=":material/bookmark_add:",
                on_click=attempt, args=(keep, scene.access, made, now()),
            )  # fmt: skip
    if found := receipts_of(scene.access, kpi.id):
        st.markdown(f"**{say('Receipts that are kept')}**")
        for each in found:
            _one(scene, kpi, each)
    if lost := unreadable(scene.access, kpi.id):
        _unreadable(scene, lost)


def _unreadable(scene: Scene, lost: list[int]) -> None:
    said = Sentence("Receipts kept of this KPI that cannot be read any more, older or damaged: {count}.", count=len(lost))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.warning(say(said), icon=":material/receipt_long_off:")
        if scene.access.may_edit:
            st.button(
                say("Delete"), key="delete_unreadable_receipts", icon=":material/delete:", type="tertiary", help=say(said),
                on_click=attempt, args=(delete_all, scene.access, lost),
            )  # fmt: skip


def _one(scene: Scene, kpi: KPI, kept: KeptReceipt) -> None:
    said = Sentence(
        "{value} on {day}, from version {version}",
        value=shown(kept.receipt.value, kpi.unit, currency_of(scene.data, kpi)), day=kept.created_at.date(), version=kept.receipt.version,
    )  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(say(said))
        run = st.button(say("Run again"), key=f"{_RUN}_{kept.id}", icon=":material/replay:", type="tertiary", help=say(said))
        if scene.access.may_edit:
            st.button(
                say("Delete"), key=f"delete_receipt_{kept.id}", icon=":material/delete:", type="tertiary", help=say(said),
                on_click=attempt, args=(delete, scene.access, kept.id),
            )  # fmt: skip
    if run:
        _again(scene, kpi, kept.receipt)


def _again(scene: Scene, kpi: KPI, kept: StoredReceipt) -> None:
    try:
        found = rerun(scene.data, kept)
    except NoReceipt as refused:
        st.error(say(refused.sentence), icon=":material/error:")
        return
    changes = "".join(f"\n- {say(each)}" for each in found.changes)
    if found.is_same:
        st.success(say(_same(scene, kpi, found)) + changes, icon=":material/check:")
    else:
        st.warning(say(_other(scene, kpi, found)) + changes, icon=":material/difference:")


def _same(scene: Scene, kpi: KPI, found: Rerun) -> Sentence:
    value = shown(found.now.value.value, kpi.unit, currency_of(scene.data, kpi))
    return Sentence("The same: {value}.", value=value) if not found.changes else Sentence("The same, {value}, although:", value=value)


def _other(scene: Scene, kpi: KPI, found: Rerun) -> Sentence:
    then, now_ = (shown(each, kpi.unit, currency_of(scene.data, kpi)) for each in (found.kept.value, found.now.value.value))
    return Sentence("It was {then} and is {now} now:", then=then, now=now_)
