"""The card for how the program speaks and looks. Each choice is there at once."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.i18n import _
from gui.desk import Desk
from gui.look.look import look
from gui.widgets.fields import ChoiceField
from gui.widgets.plain import card, words

SCALES = ("1.0", "1.1", "1.25", "1.5")


class LookCard(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        languages = [("", _("As the computer")), ("fr", "Français"), ("en", "English")]
        schemes = [("system", _("As the computer")), ("light", _("Light")), ("dark", _("Dark"))]
        sizes = [(scale, _("{n} %").format(n=round(float(scale) * 100))) for scale in SCALES]
        site = _("Of the program only; the languages of your site are chosen in “My business”.")
        self.language = ChoiceField(_("Language"), languages, site)
        self.scheme = ChoiceField(_("Light or dark"), schemes)
        self.scale = ChoiceField(_("Size of letters"), sizes)
        self.language.typed.connect(self._speak)
        self.scheme.typed.connect(lambda _chosen: self._wear())
        self.scale.typed.connect(lambda _chosen: self._wear())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card(words(_("Language and look"), "heading"), self.language, self.scheme, self.scale))

    def read(self) -> None:
        session = self.desk.program.session
        self.language.show_value(session.text("language"))
        self.scheme.show_value(look().scheme)
        nearest = min(SCALES, key=lambda scale: abs(float(scale) - look().scale))
        self.scale.show_value(nearest)

    def _speak(self, language: object) -> None:
        """In a moment: the window that shows this field is made anew."""
        program = self.desk.program
        QTimer.singleShot(0, lambda: program.speak(str(language)))

    def _wear(self) -> None:
        session, scheme, scale = self.desk.program.session, self.scheme.value(), self.scale.value()
        session.put("scheme", scheme)
        session.put("scale", scale)
        session.sync()
        look().choose(scheme, float(scale))
