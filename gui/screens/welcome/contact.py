"""Step three: where the shop is and how it is reached."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from core.errors import Problem
from core.i18n import _
from core.profile.fields import BY_COLUMN, read_field
from core.profile.model import Profile
from core.profile.phone import show_phone
from gui.look.look import WIDE
from gui.screens.welcome.making import Making, columns
from gui.screens.welcome.step import Step
from gui.widgets.fields import LineField
from gui.widgets.plain import row

READ: dict[str, Callable[[Profile], str]] = {
    "street": lambda profile: profile.address.street,
    "postcode": lambda profile: profile.address.postcode,
    "city": lambda profile: profile.address.city,
    "phone": lambda profile: show_phone(profile.phone) if profile.phone else "",
    "email": lambda profile: profile.email,
}


class ContactStep(Step):
    def __init__(self, making: Making) -> None:
        super().__init__(making)
        self.name = _("Town and contact")
        self.title = _("Where are you, and how are you reached?")
        self.why = _("Customers search for a trade and a town; then they call or come by.")
        self.fields = {
            "street": LineField(_("Street and number"), placeholder=_("12 rue de la Paix")),
            "postcode": LineField(_("Postcode"), placeholder="35000"),
            "city": LineField(_("Town"), placeholder=_("Rennes")),
            "phone": LineField(_("Telephone"), placeholder="02 99 00 00 00"),
            "email": LineField(_("E-mail"), placeholder=_("contact@my-shop.fr")),
        }
        for column, field in self.fields.items():
            field.typed.connect(self._noter(column))
            field.left.connect(self._leaver(column))
        parts = self.fields
        self.body.addWidget(parts["street"])
        for pair in (("postcode", "city"), ("phone", "email")):
            line = row(gap=WIDE)
            for part in pair:  # each at the top: a problem below one does not push the other
                line.addWidget(parts[part], 1, Qt.AlignmentFlag.AlignTop)
            self.body.addLayout(line)
        self.body.addStretch(1)

    def read(self) -> None:
        profile = self.making.profile()
        for column, field in self.fields.items():
            typed = self.making.typed(column)
            field.settle(READ[column](profile) if typed is None else typed)
            field.show_problems([] if typed is None else self._wrong(column))

    def first(self) -> QWidget:
        """What is wrong, else the first that is not known yet."""
        fields = list(self.fields.values())
        wrong, empty = [one for one in fields if one.has_problem()], [one for one in fields if not one.value()]
        return (wrong or empty or fields)[0]

    def keep(self, *, skipped: bool) -> list[Problem]:
        del skipped
        told = self.making.keep({column: field.value() for column, field in self.fields.items()})
        for column, field in self.fields.items():
            field.show_problems([one for one in told if column in columns([one])])
        return told

    def _noter(self, column: str) -> Callable[[str], None]:
        def note(text: str) -> None:
            self.making.note(column, text)
            if self.fields[column].has_problem():
                self.fields[column].show_problems(self._wrong(column))

        return note

    def _leaver(self, column: str) -> Callable[[], None]:
        return lambda: self.fields[column].show_problems(self._wrong(column))

    def _wrong(self, column: str) -> list[Problem]:
        got = read_field(BY_COLUMN[column], self.fields[column].value())
        return got if isinstance(got, list) else []
