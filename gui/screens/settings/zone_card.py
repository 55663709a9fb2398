"""The card for the clock on the wall of the shop: by it opening hours and planned posts are meant."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.i18n import N_, _
from core.posts.times import to_wall
from gui import words as told
from gui.desk import Desk
from gui.widgets.fields import ChoiceField
from gui.widgets.plain import card, words

ZONES = (
    ("Europe/Paris", N_("France")), ("America/Guadeloupe", N_("Guadeloupe")), ("America/Martinique", N_("Martinique")),
    ("America/Cayenne", N_("French Guiana")), ("Indian/Reunion", N_("Réunion")), ("Indian/Mayotte", N_("Mayotte")),
    ("America/Miquelon", N_("Saint-Pierre-et-Miquelon")), ("America/Marigot", N_("Saint-Martin")),
    ("America/St_Barthelemy", N_("Saint-Barthélemy")), ("Pacific/Noumea", N_("New Caledonia")),
    ("Pacific/Tahiti", N_("Tahiti and the Society Islands")), ("Pacific/Marquesas", N_("Marquesas Islands")),
    ("Pacific/Gambier", N_("Gambier Islands")), ("Pacific/Wallis", N_("Wallis and Futuna")),
    ("Europe/Brussels", N_("Belgium")), ("Europe/Luxembourg", N_("Luxembourg")), ("Europe/Zurich", N_("Switzerland")),
    ("Europe/Monaco", N_("Monaco")), ("Europe/London", N_("United Kingdom")),
)  # fmt: skip


class ZoneCard(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        help_ = _("Opening hours and planned posts go by this clock, also when this computer stands elsewhere.")
        self.zone = ChoiceField(_("The shop is in"), [(zone, _(name)) for zone, name in ZONES], help_)
        self.zone.typed.connect(lambda zone: self._change(str(zone)))
        self.now = words("", "soft")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card(words(_("Time"), "heading"), self.zone, self.now))

    def read(self) -> None:
        zone = self.desk.business.zone
        if self.zone.control.findData(zone) < 0:
            self.zone.control.addItem(zone.replace("_", " "), zone)
        self.zone.show_value(zone)
        clock = told.clock(to_wall(self.desk.business.store.clock.now(), zone))
        self.now.setText(_("There it is {time} now.").format(time=clock))

    def _change(self, zone: str) -> None:
        self.desk.do(lambda: self.desk.business.profiles.change(merge="zone", zone=zone))
        self.read()
