"""Small pictures: read behind the window, and again where a stick that was pulled is back."""

import pytest
from PySide6.QtGui import QColor, QImage

from gui.thumbs import Thumbs


@pytest.fixture
def place(tmp_path):
    return tmp_path / "bread.png"


@pytest.fixture
def thumbs(place, qapp):
    made = Thumbs(lambda _hash: place)
    yield made
    made.close()


def drawn(thumbs):
    small = thumbs.get("abc", 64)
    return small is not None and not small.isNull()


def test_a_picture_that_was_away_is_read_once_it_is_back(thumbs, place, qtbot):
    assert not drawn(thumbs)
    qtbot.waitUntil(lambda: not thumbs._tasks.busy)
    assert not drawn(thumbs)
    assert not thumbs._tasks.busy, "not asked for again and again"
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("peru"))
    image.save(str(place))
    thumbs.again()
    qtbot.waitUntil(lambda: drawn(thumbs))
    assert thumbs.get("abc", 64).width() == 64
