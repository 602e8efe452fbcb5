"""What is said of a file of which one row or value is meant."""

from __future__ import annotations

from locales.marking import N_

ONES: tuple[tuple[str, str, str], ...] = (
    (
        "None of our tables was recognised in this file, so its {count} rows are set aside.",
        "count",
        N_("None of our tables was recognised in this file, so its one row is set aside."),
    ),
    (
        "This file has no creation date: the {count} dates of first contact count as creation.",
        "count",
        N_("This file has no creation date: the one date of first contact counts as creation."),
    ),
    (
        "This file has no teams: the manager's name stands for the team of {count} people.",
        "count",
        N_("This file has no teams: the manager's name stands for the team of one person."),
    ),
    ("{kind}: “{name}” in {count} rows; close to {close}", "count", N_("{kind}: “{name}” in one row; close to {close}")),
    ("{kind}: “{name}” in {count} rows; nothing is close", "count", N_("{kind}: “{name}” in one row; nothing is close")),
    ("Version {before} to version {after}: {tables} tables differ", "tables", N_("Version {before} to version {after}: one table differs")),
    ("Storing {rows} rows of {table}…", "rows", N_("Storing one row of {table}…")),
    ("Understanding {rows} rows of {file}", "rows", N_("Understanding one row of {file}")),
    ("Writing {rows} rows of {table}", "rows", N_("Writing one row of {table}")),
    ("Linking {rows} rows of {table}", "rows", N_("Linking one row of {table}")),
    ("Imported {files} files: {names}", "files", N_("Imported one file: {names}")),
    ("Corrected what {files} files mean", "files", N_("Corrected what one file means")),
    ("{count} names taken for entries of a list", "count", N_("One name taken for an entry of a list")),
    ("{count} values of this file were put right by hand.", "count", N_("One value of this file was put right by hand.")),
    (
        "{count} values that were put right by hand find their row or column no more: the file is read otherwise now.",
        "count",
        N_("One value that was put right by hand finds its row or column no more: the file is read otherwise now."),
    ),
    ("{count} values put right by hand", "count", N_("One value put right by hand")),
    ("{count} values as the file says them again", "count", N_("One value as the file says it again")),
    ("None of the {count} parts of “{file}” can be read.", "count", N_("The one part of “{file}” cannot be read.")),
    ("{count} zero characters were taken out of the text.", "count", N_("One zero character was taken out of the text.")),
    ("{count} characters are damaged and were replaced by “�”.", "count", N_("One character is damaged and was replaced by “�”.")),
    (
        "{rows} rows end before the last column; the missing cells were taken as empty.",
        "rows",
        N_("One row ends before the last column; the missing cells were taken as empty."),
    ),
    (
        "{rows} rows look like several rows between one pair of quotation marks. Look at them in the file: a mark may be missing.",
        "rows",
        N_("One row looks like several rows between one pair of quotation marks. Look at it in the file: a mark may be missing."),
    ),
    (
        (
            "{count} formulas of this sheet hold no result, so their cells are empty here. Open the workbook in a spreadsheet, "
            "save it, and drop it again."
        ),
        "count",
        N_(
            "One formula of this sheet holds no result, so its cell is empty here. Open the workbook in a spreadsheet, save "
            "it, and drop it again."
        ),
    ),
    ("{rows} blank rows were passed over.", "rows", N_("One blank row was passed over.")),
    ("{rows} lines above the header were passed over.", "rows", N_("One line above the header was passed over.")),
)
