"""A pasted picture arrives as the bytes of a file."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QColor, QImage

from gui.widgets.photo_drop import sources_of


def test_a_pasted_picture_is_taken_as_a_file(qapp):
    image = QImage(8, 6, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    data = QMimeData()
    data.setImageData(image)
    (taken,) = sources_of(data)
    assert QImage.fromData(taken).size() == image.size()
