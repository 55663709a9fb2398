"""What a service asks for, as fields: the usual ones in sight, the rare ones folded away, the password last."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from core.errors import Problem
from core.i18n import _
from core.services.outcome import SECRET
from core.services.service import About, Ask, Setting
from gui.dialogs import Dialogs
from gui.look.icons import wear
from gui.look.look import WIDE
from gui.screens.accounts.place_field import PlaceField
from gui.screens.accounts.secret_field import SecretField
from gui.widgets.fields import ChoiceField, LineField
from gui.widgets.plain import button, column, row

Fields = LineField | ChoiceField


class AccountForm(QWidget):
    """`fields` by the names of their settings."""

    def __init__(self, about: About, dialogs: Dialogs) -> None:
        super().__init__()
        self.about = about
        self.fields: dict[str, Fields] = {each.name: _field(each, dialogs) for each in about.settings}
        self.secret = SecretField(_(about.secret)) if about.secret else None
        usual = [self.fields[each.name] for each in about.settings if not each.rare]
        rare = [self.fields[each.name] for each in about.settings if each.rare]
        self.rare = QWidget()
        self.rare.setLayout(column(*rare, gap=WIDE))
        self.more = button(_("More settings"), self._turn, "link")
        wear(self.more, "right", "accent")
        secret = [self.secret] if self.secret else []
        self.setLayout(column(*usual, *secret, row(self.more, -1), self.rare, gap=WIDE))
        self.more.setVisible(bool(rare))
        self.rare.hide()

    def settings(self) -> dict[str, str]:
        return {name: field.value() for name, field in self.fields.items()}

    def show_settings(self, settings: Mapping[str, str]) -> None:
        for each in self.about.settings:
            self.fields[each.name].show_value(settings.get(each.name, "") or each.default)

    def show_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """Beside the fields they belong to, the first of which is gone to; gives those that belong to none."""
        fields: dict[str, Fields] = self.fields | ({SECRET: self.secret} if self.secret else {})
        for name, field in fields.items():
            field.show_problems([one for one in problems if one.field == name])
        wrong = [field for name, field in fields.items() if any(one.field == name for one in problems)]
        if any(field.parent() is self.rare for field in wrong):
            self._fold(open_=True)
        if wrong:
            wrong[0].control.setFocus()
        return [one for one in problems if one.field not in fields]

    def _turn(self) -> None:
        self._fold(open_=self.rare.isHidden())

    def _fold(self, *, open_: bool) -> None:
        self.rare.setVisible(open_)
        wear(self.more, "unfolded" if open_ else "right", "accent")


def _field(setting: Setting, dialogs: Dialogs) -> Fields:
    label, help_ = _(setting.label), _(setting.help) if setting.help else ""
    if not setting.required and setting.ask is not Ask.CHOICE:
        label = _("{what} (if you like)").format(what=label)
    if setting.ask is Ask.CHOICE:
        words = [(value, _(said)) for value, said in zip(setting.choices, setting.said, strict=True)]
        made: Fields = ChoiceField(label, words, help_)
    elif setting.ask in (Ask.FILE, Ask.FOLDER):
        made = PlaceField(label, help_, setting.ask, dialogs)
    else:
        made = LineField(label, help_)
    made.show_value(setting.default)
    return made
