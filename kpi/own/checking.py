"""What a parsed formula means: every name in it found among ours, every aggregate over the columns of one table."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lark import Token, Tree

from data.tables import Kind
from kpi.own.folding import folded
from kpi.own.formula_error import FormulaError, place_of
from kpi.own.rows import Parsed, Rows, sign_of
from kpi.own.stocks import told_by_today
from kpi.own.suggestions import column_of, measure_like, table_like
from kpi.own.tree import Aggregate, Constant, Node, Operation, Previous
from kpi.own.vocabulary import COUNTABLE, Others, column_word, columns, names, tables
from kpi.own.words import FUNCTIONS, spellings
from locales import Sentence


@dataclass(frozen=True)
class Checking:
    """The formula as it was written, its language, and the other KPIs of one's own that it may name. Every method raises FormulaError."""

    text: str
    language: str
    others: Others = ()

    def formula(self, node: Parsed) -> Node:
        """Arithmetic over measures, KPIs, aggregates and numbers."""
        match node.data:
            case "start":
                return self.formula(_tree(node.children[0]))
            case "operation":
                left, sign, right = node.children
                return Operation(sign_of(sign), self.formula(_tree(left)), self.formula(_tree(right)))
            case "negative":
                return Operation("-", Constant(Decimal(0)), self.formula(_tree(node.children[-1])))
            case "number":
                return Constant(Decimal(str(node.children[0])))
            case "previous":
                return self._previous(node)
            case "aggregate":
                return self._aggregate(node)
            case _:
                return self._named(node)

    def _previous(self, node: Parsed) -> Node:
        inner = _tree(node.children[-1])
        if next(inner.find_data("previous"), None):
            raise FormulaError(Sentence("One comparison with the period before is enough."), *place_of(inner))
        return Previous(self.formula(inner))

    def _named(self, node: Parsed) -> Node:
        start, end = place_of(node)
        name = self.text[start:end].strip("[]")
        found = names(self.language, self.others).get(" ".join(folded(name).split()))
        if found is None:
            what = Sentence("There is no measure and no KPI “{word}”.", word=name)
            raise FormulaError(what, start, end, measure_like(name, self.language, self.others))
        return found

    def _aggregate(self, node: Parsed) -> Node:
        called, distinct, value, _, condition, _, by, _, until = node.children
        function = next(each for each in FUNCTIONS if str(called) in {folded(word) for word in spellings(each, self.language)})
        if function == "count":
            table, column = self._counted(_tree(value), bool(distinct))
            of: Node | None = Rows(self.text, self.language, table).column(column) if column else None
        else:
            if distinct:
                raise FormulaError(Sentence("Only what is counted can be distinct."), *place_of(distinct))
            table = self._table_of(_tree(value))
            of = Rows(self.text, self.language, table).amount(_tree(value))
        rows = Rows(self.text, self.language, table)
        where = rows.condition(_tree(condition)) if condition else None
        aggregate = Aggregate(function, table, of, bool(distinct), where, self._date(rows, by), self._end(rows, until))
        self._refuse_today(aggregate, condition)
        return aggregate

    def _counted(self, value: Parsed, distinct: bool) -> tuple[str, Parsed | None]:
        """What is counted: the rows of a table, or a column of one."""
        if value.data != "column":
            raise FormulaError(Sentence("What is counted is a table, for instance count(leads), or a column."), *place_of(value))
        if len(value.children) == 2:
            return self._table(_token(value.children[0])), value
        word = _token(value.children[0])
        if self._column_alone(word) and folded(str(word)) not in tables(self.language):
            self._refuse_column_alone(word)
        table = self._table(word)
        if distinct:
            what = Sentence("Which column of {table}? Write the table, a point and the column.", table=table)
            raise FormulaError(what, *place_of(word))
        return table, None

    def _table_of(self, value: Parsed) -> str:
        """The table that the columns of a value say they are of."""
        named = [each for each in value.iter_subtrees_topdown() if each.data == "column"]
        for column in named:
            if len(column.children) == 2:
                return self._table(_token(column.children[0]))
        if not named:
            raise FormulaError(Sentence("A column is missing here, for instance deals.amount."), *place_of(value))
        word = _token(named[0].children[0])
        if table := tables(self.language).get(folded(str(word))):
            what = Sentence("Which column of {table}? Write the table, a point and the column.", table=table)
            raise FormulaError(what, *place_of(word), self._number_of(table))
        self._refuse_column_alone(word)
        raise FormulaError(Sentence("Write the table, a point and the column, for instance deals.amount."), *place_of(word))

    def _number_of(self, table: str) -> str | None:
        kinds = COUNTABLE[table].columns
        return next((column_of(table, name, self.language) for name, kind in kinds.items() if kind is Kind.MONEY), None)

    def _column_alone(self, word: Token) -> str | None:
        """The first table that has a column of this name."""
        return next((table for table in COUNTABLE if folded(str(word)) in columns(table, self.language)), None)

    def _refuse_column_alone(self, word: Token) -> None:
        start, end = place_of(word)
        if table := self._column_alone(word):
            column = columns(table, self.language)[folded(str(word))]
            what = Sentence("“{word}” of which table? Write the table, a point and the column.", word=self.text[start:end])
            raise FormulaError(what, start, end, column_of(table, column, self.language))

    def _table(self, word: Token) -> str:
        start, end = place_of(word)
        name = self.text[start:end].strip("[]")
        if table := tables(self.language).get(folded(name.replace(" ", "_"))):
            return table
        raise FormulaError(Sentence("There is no table “{word}”.", word=name), start, end, table_like(name, self.language))

    def _refuse_today(self, aggregate: Aggregate, condition: object) -> None:
        """A stock asks of days gone by: no condition may be about how its rows stand today."""
        if aggregate.until == aggregate.by:
            raise FormulaError(Sentence("What there is begins on one date and ends on another."), 0, len(self.text))
        if isinstance(condition, Tree) and (today := told_by_today(aggregate)):
            what = Sentence(
                "“{column}” is how it stands today, and would count days gone by wrong. Leave it out: “until {until}” says what there "
                "was on each day.",
                column=today,
                until=aggregate.until,
            )
            raise FormulaError(what, *place_of(condition))

    def _end(self, rows: Rows, until: object) -> str:
        return self._date(rows, until) if isinstance(until, Tree) else ""

    def _date(self, rows: Rows, by: object) -> str:
        if not isinstance(by, Tree):
            return COUNTABLE[rows.table].dated or ""
        column = rows.column(by)
        if column.kind is Kind.DATE:
            return column.name
        dates = [name for name, kind in COUNTABLE[rows.table].columns.items() if kind is Kind.DATE]
        what = Sentence("“{column}” is no date. Dates of {table} are {dates}.", column=column.name, table=rows.table, dates=dates)
        raise FormulaError(what, *place_of(by), column_word(rows.table, dates[0], self.language))


def _tree(node: Parsed | Token) -> Parsed:
    if not isinstance(node, Tree):
        raise TypeError(f"{node!r} is a word where the grammar has a part")
    return node


def _token(node: Parsed | Token) -> Token:
    if not isinstance(node, Token):
        raise TypeError(f"{node!r} is a part where the grammar has a word")
    return node
