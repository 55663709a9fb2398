"""The menus: what a person may open again is listed by its name, whatever that name is."""

from pathlib import Path


def names(window):
    window.menus.business.aboutToShow.emit()
    return [action.text() for action in window.menus.recent.actions()]


def test_the_other_known_businesses_are_one_click_away(window, program, tmp_path):
    here = window.desk.business.folder
    program.session.opened(tmp_path / "b", "Fils & <b>Cie</b>")
    program.session.opened(tmp_path / "c", "")
    program.session.opened(here, "Au Levain des Lices")
    assert names(window) == ["c", "Fils && <b>Cie</b>"]
    window.menus.recent.actions()[1].trigger()
    assert program.opened == [(Path(tmp_path / "b"), "home")]


def test_where_there_is_no_other_one_nothing_is_offered(window, program):
    program.session.opened(window.desk.business.folder, "Au Levain des Lices")
    assert names(window) == []
    assert not window.menus.recent.menuAction().isVisible()
