"""Name and trade: what the business is called, what it does, and what applies to it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from core.errors import Problem
from core.i18n import LANGUAGES, _
from core.profile.choices import FEATURES
from core.profile.model import Profile
from gui.desk import Desk
from gui.look.look import GAP, SPACE, WIDE, look
from gui.screens.profile.section import Section, beside
from gui.screens.profile.trade import TradeField
from gui.widgets.fields import ChoiceField, LineField, TextField
from gui.widgets.plain import button, card, row, words
from gui.widgets.spelled import spell


class NameSection(Section):
    key = "name"

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, _("Name and trade"), _("Texts, services and ideas for posts come from what you say here.")
        )
        self.name = self.tie(LineField(_("Name of the business"), _("As on the shop sign.")), "name")
        self.trade = self.tie(TradeField(_("Trade"), desk), "trade")
        self.since = self.tie(
            LineField(_("Since"), _("The year in which it began."), "1998"),
            "since",
        )  # fmt: skip
        self.description = self.tie(
            TextField(_("Who you are and what you do"), _("Two sentences in your own words are enough."), lines=4),
            "description",
        )  # fmt: skip
        spell(self.description, desk.spelling, desk.main_language)
        self.add(card(self.name, beside(self.trade, self.since), self.description, gap=WIDE))
        self.booking = self.tie(
            LineField(_("Page for booking"), _("Where customers book by themselves, if there is such a page.")),
            "booking",
        )
        self.towns = self.tie(
            LineField(_("Towns you go to"), _("For trades that travel: the names with a comma between them.")), "towns"
        )
        self.languages = _Languages(self)
        self.add(card(self.languages, self.booking, self.towns, gap=WIDE))
        self.features = _Features(self)
        self.add(self.features)
        self.places |= {"languages": self.languages, "features": self.features.ticks[FEATURES[0]]}

    def read_profile(self, profile: Profile, missing: Sequence[Problem]) -> None:
        super().read_profile(profile, missing)
        self.languages.show_languages(profile.languages)
        self.features.show_features(profile.features, profile.trade)


class _Languages(ChoiceField):
    """The first language is the main one: each choice is a whole list."""

    def __init__(self, section: NameSection) -> None:
        names = {"fr": _("French"), "en": _("English")}
        choices = [(main, names[main]) for main in LANGUAGES]
        choices += [("fr,en", _("French first, then English")), ("en,fr", _("English first, then French"))]
        super().__init__(_("Languages of the site"), choices, _("The first is the main one; drafts are made in each."))
        self._section = section
        self.typed.connect(self._choose)

    def show_languages(self, languages: Sequence[str]) -> None:
        self.show_value(",".join(languages))

    def _choose(self, value: object) -> None:
        desk = self._section.desk
        desk.do(lambda: desk.business.profiles.change(languages=str(value)))


class _Features(QWidget):
    """Ticks in as many columns as fit: those that the trade has words for first, the others on demand."""

    def __init__(self, section: NameSection) -> None:
        super().__init__()
        from core.site.contact import FEATURES as NAMES

        self._desk = section.desk
        self.ticks = {key: QCheckBox(_(NAMES[key]), self) for key in FEATURES}
        for tick in self.ticks.values():
            tick.clicked.connect(self._keep)
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        self._grid.setHorizontalSpacing(WIDE)
        self._columns, self._trade = 0, ""
        self._shown: list[str] = list(FEATURES)
        self.others = button(_("Show all that can be ticked"), self._show_all, "link")
        whole = card(words(_("What applies to you"), "heading"), self._grid, self.others, gap=SPACE)
        layout = row(whole)
        self.setLayout(layout)
        self._lay()

    def show_features(self, features: Sequence[str], trade: str) -> None:
        for key, tick in self.ticks.items():
            tick.setChecked(key in features)
        if trade != self._trade or not self._asked(trade) or not set(features) <= set(self._shown):
            self._trade = trade
            asked = self._asked(trade) or frozenset(FEATURES)
            self._show([key for key in FEATURES if key in asked or key in features])

    @staticmethod
    def _asked(trade: str) -> frozenset[str]:
        from core.trades.asked import features_asked
        from core.trades.trades import keys
        from core.trades.trades import trade as read

        return features_asked(read(trade)) if trade in keys() else frozenset()

    def _show_all(self) -> None:
        more = [key for key in FEATURES if key not in self._shown]
        self._show([*self._shown, *more])
        self.ticks[more[0]].setFocus()

    def _show(self, shown: list[str]) -> None:
        self._shown = shown
        self.others.setVisible(len(shown) < len(FEATURES))
        self._columns = 0
        self._lay()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # passed on as it came
        self._lay()

    def _lay(self) -> None:
        widest = max(tick.sizeHint().width() for tick in self.ticks.values()) + WIDE
        columns = max(1, min(3, (max(self.width(), round(500 * look().scale)) - 2 * WIDE) // max(widest, 1)))
        if columns != self._columns:
            self._columns = columns
            for key, tick in self.ticks.items():
                tick.setVisible(key in self._shown)
            for place, key in enumerate(self._shown):
                self._grid.addWidget(self.ticks[key], place // columns, place % columns)

    def _keep(self) -> None:
        ticked = [key for key, tick in self.ticks.items() if tick.isChecked()]
        self._desk.do(lambda: self._desk.business.profiles.change(merge="profile features", features=ticked))
