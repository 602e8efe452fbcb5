"""A pivot in the reader's words: heads of rows and columns, cells, and what stands out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kpi.currencies import currency_of
from kpi.kpis import KPI, Better, Unit
from kpi.pivot import Face, Head, Part, Pivot
from kpi.pivot.pivot import is_few
from kpi.pivot.standing_out import Standing, largest, most_changed
from locales import Sentence, numbers
from locales.numbers import signed
from locales.words import N_
from ui.leaderboards import name_of
from ui.scene import Scene
from ui.steps import step_name
from ui.values import Move, move, shown
from ui.words import capital, language, member_name, tell

FACES = {Face.VALUE: N_("Value"), Face.CHANGE: N_("Change"), Face.RELATIVE: N_("Change %")}


PARTS = {Part.MEMBER: N_("Member"), Part.OTHERS: N_("Others"), Part.TOTAL: N_("Total")}
FEW_MARK = " *"


@dataclass(frozen=True)
class Words:
    """How one pivot is said. `currencies` are those of its KPIs by id."""

    scene: Scene
    pivot: Pivot
    currencies: dict[str, str | None]

    @classmethod
    def of(cls, scene: Scene, pivot: Pivot) -> Words:
        return cls(scene, pivot, {kpi.id: currency_of(scene.data, kpi) for kpi in pivot.kpis})

    def row(self, head: Head) -> str:
        """The head of a row alone: a member under another one is told by its own name."""
        if head.part is Part.OTHERS:
            return tell(Sentence("Others ({number})", number=head.beyond))
        return member_name(head.group[-1]) if head.group else tell("Total")

    def column(self, head: Head) -> str:
        """The head of a column."""
        grain = self.pivot.layout.grain
        if head.period and grain:
            return step_name(head.period, grain, self.scene.selection.calendar)
        return self.row(head)

    def place(self, row: Head, column: Head) -> str:
        """Where a cell lies: its members and step, the outermost first."""
        names = [member_name(member) for member in (*row.group, *column.group)]
        names += [self.row(each) for each in (row, column) if each.part is Part.OTHERS]
        return " · ".join(names + ([self.column(column)] if column.period else [])) or tell("Total")

    def cell(self, row: Head, column: Head, kpi: KPI, face: Face) -> str | None:
        """A cell as it is read, marked where it rests on few rows; `None` where there is no value."""
        value = self.pivot.cell(row, column, kpi)
        number = face.of(value)
        return None if number is None else self.amount(number, kpi, face) + (FEW_MARK if is_few(value, kpi, face) else "")

    def amount(self, number: float, kpi: KPI, face: Face) -> str:
        """A number as its KPI writes it; changes with their sign, of shares in points."""
        if face is Face.VALUE:
            return shown(number, kpi.unit, self.currencies[kpi.id])
        if face is Face.RELATIVE:
            return signed(numbers.share(abs(number), language()), number)
        if kpi.unit is Unit.SHARE:
            return signed(numbers.points(number, language()), number)
        return signed(shown(abs(number), kpi.unit, self.currencies[kpi.id]), number)

    def kpi(self, kpi: KPI) -> str:
        """A KPI as the head of columns: a reader of a shaded table has to know which way is good."""
        return tell(Sentence("{kpi} (lower is better)", kpi=kpi.title)) if kpi.better is Better.LOWER else tell(kpi.title)

    def row_titles(self) -> list[str]:
        """The dimensions that stand in rows."""
        return [capital(tell(name_of(each))) for each in self.pivot.layout.rows]

    def rows_title(self) -> str:
        """The same as one heading."""
        return " › ".join(self.row_titles())

    def part(self, row: Head) -> str:
        """What a row is, in a file: a member, others, a total."""
        return tell(PARTS[row.part])

    def heading(self, kpi: KPI, column: Head, face: Face) -> str:
        """A column in one line, for files."""
        parts = [
            tell(kpi.title),
            *([self.column(column)] if self.pivot.layout.across else []),
            *([tell(FACES[face])] if face is not Face.VALUE else []),
        ]
        return " · ".join(parts)

    def title(self) -> Sentence:
        """What the table is, for those who do not see it."""
        across = self.pivot.layout.across
        by = [*(name_of(each) for each in self.pivot.layout.rows), *([name_of(across)] if across and not self.pivot.layout.grain else [])]
        kpis = [kpi.title for kpi in self.pivot.kpis]
        return Sentence("{kpis} by {dimensions}", kpis=kpis, dimensions=by) if by else Sentence("{kpis}", kpis=kpis)

    def headline(self) -> Sentence:
        """The largest cell with rows enough, and what part of the whole it is."""
        found = largest(self.pivot)
        if found is None:
            return Sentence("Nothing here rests on 30 rows or more")
        kpi, value = found.kpi, self._short(found)
        if not self.pivot.layout.rows and not self.pivot.layout.across:
            return Sentence("{kpi}: {value}", kpi=kpi.title, value=value)
        place, share = self.place(found.row, found.column), self.pivot.share(found.row, found.column, found.kpi)
        if share is not None and not self.pivot.layout.across:
            return Sentence("{place} leads in {kpi}: {value}, {share} of the total",
                            place=place, kpi=kpi.title, value=value, share=numbers.share(share, language()))  # fmt: skip
        named = {"place": place, "kpi": kpi.title, "value": value}
        if kpi.additive:
            return Sentence("{place} leads in {kpi}: {value}", **named)
        if kpi.better is Better.NEITHER:
            return Sentence("{place} is highest in {kpi}: {value}", **named)
        return Sentence("{place} is best in {kpi}: {value}", **named)

    def change(self, since: date | None) -> Sentence | None:
        """The cell with rows enough that changed most."""
        found = most_changed(self.pivot, since)
        if found is None:
            return None
        moved: Move | None = move(found.value, found.kpi)
        before = shown(found.value.comparison, found.kpi.unit, self.currencies[found.kpi.id], short=True)
        return Sentence("What changed most: {kpi} of {place}, {change} ({value} against {before}).",
                        kpi=found.kpi.title, place=self.place(found.row, found.column), change=moved.text if moved else "",
                        value=self._short(found), before=before)  # fmt: skip

    def _short(self, found: Standing) -> str:
        return shown(found.value.value, found.kpi.unit, self.currencies[found.kpi.id], short=True)
