"""How values are written, where one value shows it."""

from __future__ import annotations

from locales.marking import N_

ONES: tuple[tuple[str, str, str], ...] = (
    ("{yes} values such as “{word}” mean yes, {no} mean no.", "yes", N_("One value such as “{word}” means yes, {no} mean no.")),
    ("{yes} values such as “{word}” mean yes, {no} mean no.", "no", N_("{yes} values such as “{word}” mean yes, one means no.")),
    ("One value such as “{word}” means yes, {no} mean no.", "no", N_("One value such as “{word}” means yes, one means no.")),
    (
        "{points} values such as “{point}” have a decimal point, {commas} such as “{comma}” a decimal comma.",
        "points",
        N_("One value, “{point}”, has a decimal point, {commas} such as “{comma}” a decimal comma."),
    ),
    (
        "{points} values such as “{point}” have a decimal point, {commas} such as “{comma}” a decimal comma.",
        "commas",
        N_("{points} values such as “{point}” have a decimal point, one, “{comma}”, a decimal comma."),
    ),
    (
        "One value, “{point}”, has a decimal point, {commas} such as “{comma}” a decimal comma.",
        "commas",
        N_("One value, “{point}”, has a decimal point, one, “{comma}”, a decimal comma."),
    ),
    (
        "{days} values such as “{day}” have the day first, {months} such as “{month}” the month.",
        "days",
        N_("One value, “{day}”, has the day first, {months} such as “{month}” the month."),
    ),
    (
        "{days} values such as “{day}” have the day first, {months} such as “{month}” the month.",
        "months",
        N_("{days} values such as “{day}” have the day first, one, “{month}”, the month."),
    ),
    (
        "One value, “{day}”, has the day first, {months} such as “{month}” the month.",
        "months",
        N_("One value, “{day}”, has the day first, one, “{month}”, the month."),
    ),
    (
        "{count} answers in words, such as “{example}”, are scores from 1 to 5.",
        "count",
        N_("One answer in words, “{example}”, is a score from 1 to 5."),
    ),
    (
        "{count} amounts such as “{example}” all have three digits behind the mark: money has two, so these are thousands.",
        "count",
        N_("One amount, “{example}”, has three digits behind the mark: money has two, so these are thousands."),
    ),
    ("None of the {count} values, such as “{example}”, can be read.", "count", N_("Its one value, “{example}”, cannot be read.")),
    (
        "“{example}” can be a thousand or a fraction, and no other value settles it ({count} such values).",
        "count",
        N_("“{example}” can be a thousand or a fraction, and no other value settles it."),
    ),
    (
        "“{example}” can have the day or the month first, and no other value settles it ({count} such values).",
        "count",
        N_("“{example}” can have the day or the month first, and no other value settles it."),
    ),
    (
        "“{example}” can have the year or the day first, and no other value settles it ({count} such values).",
        "count",
        N_("“{example}” can have the year or the day first, and no other value settles it."),
    ),
    (
        "“{example}” counts days, since 1900 or since 1904; nothing settles which ({count} such values).",
        "count",
        N_("“{example}” counts days, since 1900 or since 1904; nothing settles which."),
    ),
    (
        "{count} values of “{column}” are longer than {most} characters: the rest is cut off, and those that begin alike become one.",
        "count",
        N_("One value of “{column}” is longer than {most} characters: the rest is cut off."),
    ),
)
