"""What a run for pictures or measurements has started ends with the run."""

import os
import signal

import pytest

pytest.importorskip("playwright")
from tests.browser.served import ended_by_signals


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_run_that_is_told_to_stop_still_ends_what_it_began(number):
    ended, before = [], signal.getsignal(number)
    with pytest.raises(SystemExit, match=str(128 + number)), ended_by_signals():
        try:
            os.kill(os.getpid(), number)
        finally:
            ended.append("server")
    assert ended == ["server"]
    assert signal.getsignal(number) is before
