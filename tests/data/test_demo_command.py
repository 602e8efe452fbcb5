"""The demonstration company is one of the commands."""

import pytest

from data.__main__ import main


def test_the_command_is_listed_with_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["demo", "--help"])
    assert "--deals" in capsys.readouterr().out
