"""Formulas in the reader's language."""

from __future__ import annotations

from kpi.days import Days
from kpi.measures import Arithmetic, Bounded, Chosen, Compared, Expression, FirstOf, Measure, Number, Opening, OrZero, Root, Whole
from kpi.terms import USUAL_TERMS
from locales import Sentence

_SIGNS = {"+": "{left} + {right}", "-": "{left} − {right}", "*": "{left} × {right}", "/": "{left} ÷ {right}"}


def formula_in_words(expression: Expression) -> Sentence:
    """The formula over the measures' names, each of which is translated where it is shown."""
    match expression:
        case Opening():
            return Sentence("{measure}, at the start", measure=expression.title)
        case Measure():
            return expression.title
        case Days():
            return Sentence(expression.words)
        case Number():
            return Sentence("{number}", number=expression.value)
        case Arithmetic(operator, left, right):
            return Sentence(_SIGNS[operator], left=_bracketed(left), right=_bracketed(right))
        case Compared(of):
            return Sentence("{formula} of the comparison period", formula=formula_in_words(of))
        case Whole(of):
            return Sentence("{formula} of all", formula=formula_in_words(of))
        case Root(of):
            return Sentence("√({formula})", formula=formula_in_words(of))
        case Chosen() | OrZero():
            return formula_in_words(expression.by(USUAL_TERMS) if isinstance(expression, Chosen) else expression.expression)
        case Bounded(of, low, high):
            return Sentence("{formula}, from {low} to {high}", formula=formula_in_words(of), low=low, high=high)
        case FirstOf((first, *others)):
            return Sentence(
                "{first} (where there is none: {others})", first=formula_in_words(first), others=[formula_in_words(each) for each in others]
            )
        case _:
            return Sentence("{formula}", formula=expression.words)


def _bracketed(expression: Expression) -> Sentence:
    formula = formula_in_words(expression)
    return Sentence("({formula})", formula=formula) if isinstance(expression, Arithmetic) else formula
