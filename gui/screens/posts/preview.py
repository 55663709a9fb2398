"""A post drawn as its network will show it: face, name, text with what can be clicked, photos, time."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from core.i18n import _
from gui.look.icons import pixmap
from gui.look.look import GAP, SPACE, WIDE, look
from gui.screens.posts.networks import Face
from gui.screens.posts.picture_grid import cells, draw_picture
from gui.screens.posts.row_paint import LEFT, PLAIN, bold, colour, small
from gui.screens.posts.skins import Part, Skin, parts
from gui.thumbs import Thumbs

FACE = 42  # px of a face's side, at letters of the usual size
PHOTO = 640  # px of a photo's longer side as it is read
LINE = "\u2028"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """All that a preview draws. `pictures` are hashes with their alternative text; `logo` a hash, or ""."""

    face: Face
    text: str
    when: str
    skin: Skin
    logo: str = ""
    pictures: tuple[tuple[str, str], ...] = ()


class Preview(QWidget):
    def __init__(self, thumbs: Thumbs) -> None:
        super().__init__()
        self._thumbs = thumbs
        self._shown: Shown | None = None
        self._text: QTextLayout | None = None
        self._wide = -1
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        thumbs.ready.connect(self._redraw)
        look().dress(self, Preview._redress)

    def show_post(self, shown: Shown) -> None:
        if shown == self._shown:
            return
        self._shown = shown
        self._redress()
        described = ". ".join(alt for _hash, alt in shown.pictures if alt)
        said = _("{name}: {text} {pictures}").format(name=shown.face.name, text=shown.text, pictures=described)
        self.setAccessibleName(said.strip())

    def sizeHint(self) -> QSize:
        return QSize(300, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(180, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is None:
            return
        self._lay(self.width())
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(colour("line"))
        painter.setBrush(colour("paper"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        self._draw_face(painter, self._shown)
        self._draw_head(painter, self._shown)
        if self._text is not None:
            painter.setPen(colour("ink"))
            self._text.draw(painter, QPointF(0, 0))
        for cell, (hash_, alt) in zip(self._cells, self._shown.pictures, strict=False):
            rest = len(self._shown.pictures) - len(self._cells) if cell is self._cells[-1] else 0
            draw_picture(painter, cell, self._thumbs.get(hash_, PHOTO), alt=bool(alt), more=rest)
        self._draw_acts(painter, self._shown.skin.acts)
        painter.end()

    def _redraw(self, _hash: str = "") -> None:
        self.update()

    def _redress(self) -> None:
        """Letters or words are others: everything has another place."""
        self._wide = -1
        self._fit()
        self.update()

    def _fit(self) -> None:
        """As high as what it draws in its width."""
        if self._shown is not None:
            self._lay(self.width())
            self.setFixedHeight(round(self._bottom))

    def _lay(self, width: int) -> None:
        """Where everything stands in this width: the face at the left, all else in a column beside it (Bluesky), or
        below it (where the network does so)."""
        if width == self._wide or self._shown is None:
            return
        self._wide, skin = width, self._shown.skin
        font = QApplication.font()
        side = self._side()
        high, low = QFontMetrics(bold(font)).height(), QFontMetrics(small(font)).height()
        beside = WIDE + side + SPACE + GAP
        self._head = QRect(beside, WIDE, max(40, width - beside - WIDE), high + low)
        left = WIDE if skin.handle_below else beside
        inner = max(40, width - left - WIDE)
        top = WIDE + (max(side, high + low) if skin.handle_below else high + low) + SPACE
        self._text, bottom = _laid(list(parts(self._shown.text, skin)), QRectF(left, top, inner, 0), self._link())
        self._cells = cells(len(self._shown.pictures), QRect(left, round(bottom) + SPACE, inner, 0))
        if self._cells:
            bottom = max(cell.bottom() for cell in self._cells)
        self._acts = QRect(left, round(bottom) + SPACE + GAP, inner, low if skin.acts else 0)
        self._bottom = max(self._acts.bottom(), WIDE + side) + WIDE

    def _side(self) -> int:
        return round(FACE * look().scale)

    def _link(self) -> QColor:
        skin = self._shown.skin if self._shown else None
        return QColor(skin.dark if look().dark else skin.light) if skin else colour("accent")

    def _draw_face(self, painter: QPainter, shown: Shown) -> None:
        side = self._side()
        place = QRectF(WIDE, WIDE, side, side)
        path = QPainterPath()
        path.addRoundedRect(place, side / 2 * shown.skin.round, side / 2 * shown.skin.round)
        logo = self._thumbs.get(shown.logo, side * 3) if shown.logo else None
        painter.save()
        painter.setClipPath(path)
        painter.fillRect(place, QColor("white") if logo is not None else colour("accent_soft"))
        if logo is not None:
            _draw_whole(painter, place, logo)
        else:
            painter.setFont(bold(QApplication.font()))
            painter.setPen(colour("ink"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, initials(shown.face.name))
        painter.restore()

    def _draw_head(self, painter: QPainter, shown: Shown) -> None:
        """Name first; handle and time beside or below it."""
        strong, weak = bold(QApplication.font()), small(QApplication.font())
        metrics = QFontMetrics(strong)
        place = QRect(self._head.left(), self._head.top(), self._head.width(), metrics.height())
        _draw_line(painter, place, shown.face.name, strong, "ink")
        below = QRect(place.left(), place.bottom() + 1, place.width(), QFontMetrics(weak).height())
        time = _draw_line(painter, below, shown.when, weak, "soft", right=True)
        _draw_line(painter, below.adjusted(0, 0, -time - SPACE, 0), shown.face.handle, weak, "soft")

    def _draw_acts(self, painter: QPainter, acts: Sequence[str]) -> None:
        if not acts:
            return
        side, step = self._acts.height(), self._acts.width() // len(acts)
        for number, name in enumerate(acts):
            drawn = pixmap(name, "soft", side, self.devicePixelRatioF())
            painter.drawPixmap(self._acts.left() + number * step, self._acts.top(), drawn)


def initials(name: str) -> str:
    """Of the first two words that begin with a letter or a digit."""
    found = [word[0] for word in name.split() if word[0].isalnum()]
    return "".join(found[:2]).upper() or "?"


def _laid(said: Sequence[Part], place: QRectF, link: QColor) -> tuple[QTextLayout | None, float]:
    """The text with its lit parts, wrapped into `place`; gives its lower edge too."""
    text = "".join(part.text for part in said).replace("\r\n", LINE).replace("\n", LINE)
    if not text.strip():
        return None, place.top() - SPACE
    layout = QTextLayout(text, QApplication.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(said, link))
    layout.beginLayout()
    top = place.top()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(place.width())
        line.setPosition(QPointF(place.left(), top))
        top += line.height() * 1.15
    layout.endLayout()
    return layout, top


def _formats(said: Sequence[Part], link: QColor) -> list[QTextLayout.FormatRange]:
    """Qt counts in UTF-16: an emoji is two of its letters."""
    lit = QTextCharFormat()
    lit.setForeground(link)
    found, at = [], 0
    for part in said:
        length = len(part.text.encode("utf-16-le", "surrogatepass")) // 2
        if part.lit:
            made = QTextLayout.FormatRange()
            made.start, made.length, made.format = at, length, lit
            found.append(made)
        at += length
    return found


def _draw_line(painter: QPainter, place: QRect, text: str, font: QFont, role: str, *, right: bool = False) -> int:
    """One line, cut with … where it is too long; gives the width it took."""
    metrics = QFontMetrics(font)
    said = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, place.width())
    painter.setFont(font)
    painter.setPen(colour(role))
    side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter if right else LEFT
    painter.drawText(place, side | PLAIN, said)
    return metrics.horizontalAdvance(said)


def _draw_whole(painter: QPainter, place: QRectF, drawn: QPixmap) -> None:
    """All of a logo, in the middle."""
    size = drawn.size().scaled(place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    target = QRectF(0, 0, size.width(), size.height())
    target.moveCenter(place.center())
    painter.drawPixmap(target, drawn, QRectF(drawn.rect()))
