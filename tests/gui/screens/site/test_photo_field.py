"""The photo of a block, taken in behind the window: it gets there whatever is looked at meanwhile."""

from PySide6.QtGui import QColor, QImage
from shiboken6 import delete

from gui.screens.site.photo_field import PhotoField


def test_a_photo_taken_in_reaches_its_block_though_another_form_is_shown_by_then(desk, tmp_path, qtbot):
    took, said = [], []
    desk.said.connect(said.append)
    field = PhotoField(desk, took.append)
    image = QImage(1200, 900, QImage.Format.Format_RGB32)
    image.fill(QColor("peru"))
    image.save(str(tmp_path / "bread.png"))
    field._add([tmp_path / "bread.png"])
    delete(field)
    qtbot.waitUntil(lambda: bool(took), timeout=20_000)
    assert took == [desk.business.library.photos()[0].id]
    assert said == []
