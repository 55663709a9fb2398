"""After a crash the next start knows; after two it begins carefully; what nobody foresaw is logged and said calmly."""

import logging
import sys
import threading

import pytest

from gui import crash
from gui.crash import Mark


def test_a_program_that_ended_well_leaves_no_mark(tmp_path):
    mark = Mark(tmp_path)
    mark.begin()
    mark.end()
    assert Mark(tmp_path).crashes == 0


def test_one_that_did_not_is_known_to_the_next_and_two_in_a_row_make_it_careful(tmp_path):
    Mark(tmp_path).begin()
    second = Mark(tmp_path)
    assert (second.crashes, second.safe_start) == (1, False)
    second.begin()
    third = Mark(tmp_path)
    assert (third.crashes, third.safe_start) == (2, True)


def test_a_crash_after_a_while_is_the_first_in_its_row(tmp_path):
    Mark(tmp_path).begin()
    second = Mark(tmp_path)
    second.begin()
    second.well()
    assert Mark(tmp_path).crashes == 1


@pytest.mark.parametrize("damage", [b"", b"{", b'{"starts": "many"}', b"\xff\xfe", b"[]"])
def test_a_damaged_mark_is_no_crash_of_ours(tmp_path, damage):
    (tmp_path / crash.MARK).write_bytes(damage)
    assert Mark(tmp_path).crashes == 0


@pytest.fixture
def hooks():
    before = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = before


def test_what_nobody_foresaw_is_logged_with_its_trace_and_said_once(hooks, caplog):
    said = []
    crash.catch_all(lambda: said.append(True))
    fault = RuntimeError("x")
    with caplog.at_level(logging.CRITICAL):
        sys.excepthook(RuntimeError, fault, None)
    assert (said, caplog.records[0].exc_info[1]) == ([True], fault)


def test_the_same_in_a_thread(hooks, caplog):
    said = []
    crash.catch_all(lambda: said.append(True))

    def fail():
        raise RuntimeError("x")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert said == [True]


def test_the_log_stays_small(tmp_path):
    path = crash.log_to_file(tmp_path)
    handler = logging.getLogger().handlers[-1]
    try:
        log = logging.getLogger("gui.test")
        for _line in range(4000):
            log.warning("x" * 200)
        kept = list(tmp_path.glob(f"{path.name}*"))
        assert sum(file.stat().st_size for file in kept) < 1_000_000
        assert len(kept) == 3
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
