"""Questions are asked once for all files that raise them, and each is printed with the command that answers it."""

import shlex

from data.__main__ import main
from data.corrections import Answer, Correction, answers_in, without
from data.questions import answered, meant, questions
from data.readings import readings
from data.store import Workspace
from data.tables import Kind

DEALS = "Deal ID,Stage,Amount,Created\n1,Won,5,03/04/2026\n2,Done,6,05/04/2026"


def test_files_with_the_same_doubt_raise_one_question(company):
    company.drop(a_csv=DEALS, b_csv=DEALS.replace("Created", "created").replace("1,Won", "3,Won").replace("2,Done", "4,Signed"))
    found = {each.check: each for each in questions(company.outcome.sources)}
    style, words = found["style-ambiguous"], found["word-doubtful"]
    assert (len(style.asked), style.rows, [each.name for each in style.choices]) == (2, 4, ["day first", "month first"])
    assert [dict(each.styles) for each in answered(style, "day first").values()] == [{"Created": "day first"}, {"created": "day first"}]
    assert [(each.name, each.count) for each in words.choices] == [("Done", 1), ("Signed", 1)]
    assert len(meant(words, "Signed", "won")) == 1, "the file without the word is left alone"


def test_columns_that_fit_one_field_alike_are_one_question(company):
    company.drop(deals_csv="Deal ID,Stage,Wert netto,Wert brutto,Created\n1,Won,100,119,2026-01-05\n2,Lost,50,59.5,2026-01-15")
    (question,) = questions(company.outcome.sources)
    assert [each.name for each in question.choices] == ["Wert netto", "Wert brutto"]
    assert [dict(each.columns) for each in answered(question, "Wert brutto").values()] == [{"Wert brutto": "amount"}]
    assert [dict(each.columns) for each in answered(question, None).values()] == [{"Wert netto": None, "Wert brutto": None}]


def test_addresses_among_doubtful_words_are_not_kept(company):
    company.drop(deals_csv=DEALS.replace("Done", "Done by mario@acme.it"))
    assert all("@" not in choice.name for each in questions(company.outcome.sources) for choice in each.choices)


def test_what_is_kept_comes_back_with_its_choices(company):
    company.drop(a_csv=DEALS)
    kept, made = questions(company.workspace.current().sources), questions(company.outcome.sources)
    assert [(each.check, each.choices, each.examples) for each in kept] == [(each.check, each.choices, each.examples) for each in made]


def test_one_answer_is_taken_back_and_the_others_stay():
    given = Correction(styles={"Created": "day first"}, words={"stage": {"Done": "won", "Signed": "won"}}, system="HubSpot")
    assert len(answers_in(given)) == 4
    assert without(given, Answer("words", "stage", "won", "Done")).words == {"stage": {"Signed": "won"}}
    assert without(given, Answer("styles", "Created", "day first")).styles == {}
    assert without(given, Answer("system", "", "HubSpot")).system is None


def test_the_command_that_is_printed_answers_the_question(tmp_path, capsys):
    (tmp_path / "deals.csv").write_text(DEALS.replace("Created", "$('Created')"))
    main(["import", str(tmp_path / "deals.csv"), "--workspace", str(tmp_path / "w")])
    printed = capsys.readouterr().out
    assert "03/04/2026 → 2026-04-03" in printed
    commands = [shlex.split(line)[3:] for line in printed.splitlines() if line.strip().startswith("python -m data correct")]
    for command in (commands[0], next(each for each in commands if "Done" in each[-1])):
        assert main(command) == 0
    assert Workspace(tmp_path / "w").current().has("deals", "created_at")
    assert not questions(Workspace(tmp_path / "w").current().sources)


SERIALS = """Deal ID,Create Date,Close Date,Stage,Amount
D1,45318,45400,Won,10
D2,45319,45401,Won,20"""


def test_days_counted_are_asked_on_real_rows_and_one_answer_is_enough(company):
    company.drop(deals_csv=SERIALS)
    asked = [each for each in questions(company.outcome.sources) if each.check == "style-ambiguous"]
    assert [each.column for each in asked] == ["Create Date", "Close Date"]
    assert asked[0].examples == ("45318", "45319")
    shown = readings([each.name for each in asked[0].choices], asked[0].examples, Kind.DATE)
    assert [each.values[0][1] for each in shown] == ["2024-01-27", "2028-01-28"]
    company.drop(deals_csv=SERIALS, corrections=answered(asked[0], "1904 serial"))
    assert not [each for each in questions(company.outcome.sources) if each.check == "style-ambiguous"]
    assert company.rows("deals", "created_at::DATE::VARCHAR, closed_at::DATE::VARCHAR")[0] == ("2028-01-28", "2028-04-19")
