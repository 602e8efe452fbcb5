"""How long something took, in SQL: a date without a time of day is a whole day, so that what ends on its first day took none."""


def days_between(start: str, end: str) -> str:
    """SQL: the days from one date to another."""
    whole = f"date_diff('day', {start}, {end})"
    return f"CASE WHEN {is_whole(end)} THEN {whole} ELSE date_diff('microsecond', {start}, {end}) / 86400e6 END"


def is_before(end: str, start: str) -> str:
    """SQL: whether something ended before it began."""
    return f"CASE WHEN {is_whole(end)} THEN {end}::DATE < {start}::DATE ELSE {end} < {start} END"


def is_whole(moment: str) -> str:
    """SQL: whether a moment has no time of day."""
    return f"{moment} = date_trunc('day', {moment})"
