"""What the program remembers between two starts, and that nonsense counts as nothing said."""

from pathlib import Path

from PySide6.QtCore import QByteArray

from gui.session import FILE, Known, Session


def test_the_business_opened_last_comes_first_and_stands_there_once(tmp_path):
    session = Session(tmp_path)
    for folder, name in (("a", "A"), ("b", "B"), ("a", "Anna")):
        session.opened(Path(folder), name)
    assert Session(tmp_path).businesses() == [Known(Path("a"), "Anna"), Known(Path("b"), "B")]


def test_forgetting_takes_it_off_the_list_alone(tmp_path):
    session = Session(tmp_path)
    session.opened(Path("a"), "A")
    session.forget(Path("a"))
    assert session.businesses() == []


def test_texts_numbers_and_states_come_back(tmp_path):
    session = Session(tmp_path)
    session.put("language", "fr")
    session.put("scale", "1.25")
    session.put_state("window", QByteArray(b"\x01\x02"))
    session.sync()
    again = Session(tmp_path)
    assert (again.text("language"), again.number("scale", 1.0)) == ("fr", 1.25)
    assert again.state("window") == QByteArray(b"\x01\x02")


def test_what_cannot_be_read_counts_as_never_said(tmp_path):
    tmp_path.joinpath(FILE).write_text('[General]\nbusinesses="{"\nscale=big\n', "utf-8")
    session = Session(tmp_path)
    assert (session.businesses(), session.number("scale", 1.0), session.state("window")) == ([], 1.0, None)


def test_whoever_goes_round_the_businesses_hears_of_each_change_of_the_list(tmp_path):
    session, seen = Session(tmp_path), []
    session.listen(lambda: seen.append([one.name for one in session.businesses()]))
    session.opened(Path("a"), "A")
    session.forget(Path("a"))
    assert seen == [["A"], []]
