"""What is opened outside the window: pages and folders, whatever a service says its address is."""

import pytest

from gui.widgets.fields import TickField
from gui.widgets.outside import can_open, open_outside
from gui.widgets.plain import button, tip


@pytest.mark.parametrize(
    "address",
    ["https://fournil.example/", "http://127.0.0.1:8080/a", "file:///srv/www", "file:///srv/www/index.html"],
)
def test_pages_and_folders_are_opened(address):
    assert can_open(address)


@pytest.mark.parametrize(
    "address",
    ["", "www.fournil.fr", "javascript:alert(1)", "ms-msdt:/id", "https:", "file:///C:/Windows/System32/calc.exe",
     "file://evil.example/share/index.html", "file:///home/me/run.desktop", "file:///tmp/x.sh/"],
)  # fmt: skip
def test_nothing_else_is(address):
    assert not can_open(address)


def test_a_folder_may_be_called_like_the_site_but_not_like_a_program(tmp_path):
    for name in ("fournil.fr", "Evil.app"):
        (tmp_path / name).mkdir()
    assert can_open((tmp_path / "fournil.fr").as_uri())
    assert not can_open((tmp_path / "Evil.app").as_uri())


def test_what_cannot_be_opened_is_said_with_its_address(desk):
    said = []
    desk.said.connect(said.append)
    open_outside(desk, "file:///C:/calc.exe")
    assert "file:///C:/calc.exe" in said[0].more


def test_a_name_with_angle_brackets_is_a_name_in_a_tooltip_too():
    assert tip('<img src="file:///etc/passwd">Au Four') == (
        "<qt>&lt;img src=&quot;file:///etc/passwd&quot;&gt;Au Four</qt>"
    )
    assert tip("Fils & Cie") == "Fils & Cie"


def test_an_ampersand_in_a_name_is_a_letter_on_buttons_and_ticks_too(qtbot):
    made, tick = button("See it on Fils & Cie", lambda: None), TickField("Fils & Cie")
    for widget, named in ((made, made), (tick, tick.control)):
        qtbot.addWidget(widget)
        assert named.shortcut().isEmpty()
        assert "Fils && Cie" in named.text()
