"""The look of the whole site: its theme, its one colour, and the address at which it will stand."""

from collections.abc import Callable, Sequence
from functools import partial
from threading import Event

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QDialog, QLabel, QSizePolicy, QToolButton

from core.business import Business
from core.i18n import N_, _
from core.ports import Progress
from gui.desk import Desk
from gui.look.look import GAP, look
from gui.screens.site.form import Form
from gui.widgets.fields import ChoiceField, LineField
from gui.widgets.flow import Flow
from gui.widgets.keeping import keep
from gui.widgets.plain import button, card, row, words

SIDE = 26
GREY = 0.03
HUES = (
    (20, N_("Pink")), (45, N_("Red")), (75, N_("Orange brown")), (115, N_("Yellow")), (165, N_("Green")),
    (205, N_("Blue green")), (270, N_("Blue")), (320, N_("Violet")), (361, N_("Pink")),
)  # fmt: skip
"""Up to which angle of the colour circle (OKLCH) a word holds."""
Colours = tuple[tuple[str, ...], str, tuple[str, ...]]
"""Those suggested, the one the site wears now, and those of the logo."""


class Swatch(QToolButton):
    def __init__(self, colour: str, said: str, does: Callable[[], object]) -> None:
        super().__init__()
        self.colour = colour
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.clicked.connect(lambda _checked=False: does())
        look().dress(self, Swatch.paint)

    def paint(self) -> None:
        self.setIcon(_dot(self.colour, self.devicePixelRatioF()))
        self.setIconSize(_size())


class Dot(QLabel):
    """A colour alone; the words beside it say what it is."""

    def __init__(self) -> None:
        super().__init__()
        self.colour = "#ffffff"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look().dress(self, Dot.paint)

    def paint(self) -> None:
        self.setPixmap(_dot(self.colour, self.devicePixelRatioF()).pixmap(_size()))


def colour_word(colour: str) -> str:
    """A colour in a word, for those who hear it; several may share one."""
    from core.media.oklch import to_oklch

    _light, chroma, hue = to_oklch(colour)
    if chroma < GREY:
        return _("Grey")
    return _(next((name for most, name in HUES if hue < most), HUES[0][1]))


class ThemeForm(Form):
    def __init__(self, desk: Desk) -> None:
        from core.site.theme import open_theme, theme_keys

        super().__init__(_("Look of the site"), _("This applies to all pages. Texts and photos stay as they are."))
        self.desk = desk
        self.swatches: list[Swatch] = []
        self._known: object = None
        self.theme = ChoiceField(_("Theme"), [(key, open_theme(key).name) for key in theme_keys()])
        self.address = LineField(
            _("Address of the site"), _("Where visitors will find it. Search engines need it."), _("www.my-shop.fr")
        )
        self.worn, self.worn_dot = words("", "small"), Dot()
        self.own = button(_("Another colour…"), self._choose, icon="colours")
        self.automatic = button(_("Choose by itself"), lambda: self._take(""), "plain")
        self._dots, acts = Flow(GAP), Flow()
        for act in (self.own, self.automatic):
            acts.add(act)
        said = _("One colour is enough: headings, buttons and links take it, dark or light enough to be read.")
        colours = card(
            words(_("Colour of the site"), "heading"), words(said, "soft"), self._dots, acts,
            row(self.worn_dot, self.worn),
        )  # fmt: skip
        for part in (card(self.theme), colours, card(self.address)):
            self.add(part)
        self.body.addStretch(1)
        change = desk.business.pages.change_look
        keep(self.theme, desk, "look:theme", lambda key: change({"theme": key}), lambda: None)
        keep(
            self.address, desk, "look:address",
            lambda text: change({"address": text.strip()}, merge="look:address"),
            lambda: desk.business.pages.look().address,
        )  # fmt: skip
        self.read()

    def read(self) -> None:
        look_ = self.desk.business.pages.look()
        self.theme.show_value(look_.theme)
        self.address.show_value(look_.address)
        self.automatic.setVisible(bool(look_.accent))
        known = look_, self.desk.business.profiles.read().colours
        if known != self._known:
            self._known = known
            self.desk.background(_colours, self._show_colours)

    def _show_colours(self, found: Colours) -> None:
        suggested, worn, logo = found
        accent = self.desk.business.pages.look().accent.lower()
        colours = list(suggested) + ([accent] if accent and accent not in suggested else [])
        if [swatch.colour for swatch in self.swatches] != colours:
            self._lay_out(colours, logo)
        for swatch in self.swatches:
            swatch.setChecked(swatch.colour == accent)
        self.worn_dot.colour = worn
        self.worn_dot.paint()
        own = _("This is how it looks on the site: easy to read on its paper.")
        self.worn.setText(own if accent else _("Taken from the logo or the trade; on the site it looks like this."))

    def _lay_out(self, colours: Sequence[str], logo: Sequence[str]) -> None:
        self._dots.clear()
        self.swatches = []
        for colour in colours:
            said = _("{colour}, from the logo") if colour in logo else "{colour}"
            swatch = Swatch(colour, said.format(colour=colour_word(colour)), partial(self._take, colour))
            self._dots.add(swatch)
            self.swatches.append(swatch)

    def _take(self, colour: str) -> None:
        self.desk.do(lambda: self.desk.business.pages.change_look({"accent": colour}))

    def _choose(self) -> None:
        dialog = QColorDialog(QColor(self.desk.business.pages.look().accent or "#99401c"))
        dialog.setWindowTitle(_("Colour of the site"))
        shown: QDialog = dialog
        if self.desk.program.dialogs.show(shown) and dialog.currentColor().isValid():
            self._take(dialog.currentColor().name())


def _colours(business: Business, _progress: Progress, _stop: Event) -> Colours:
    from core.site.accents import suggested, worn

    content = business.site.content()
    shown = worn(content, content.look.accent).light["accent"]
    return suggested(content), shown, tuple(colour.lower() for colour in content.profile.colours)


def _size() -> QSize:
    side = round(SIDE * look().scale)
    return QSize(side, side)


def _dot(colour: str, ratio: float) -> QIcon:
    side = round(SIDE * look().scale * ratio)
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(look().colours.edge))
    painter.setBrush(QColor(colour))
    painter.drawEllipse(1, 1, side - 2, side - 2)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return QIcon(made)
