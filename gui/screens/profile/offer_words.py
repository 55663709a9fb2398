"""The words of the current offer in the further languages of the site."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QFrame, QVBoxLayout

from core.i18n import _
from core.profile.model import Offer
from gui.desk import Desk
from gui.look.look import SPACE, WIDE
from gui.widgets.fields import LineField, TextField
from gui.widgets.keeping import keep_row
from gui.widgets.plain import card, empty_of, row, words
from gui.widgets.spelled import spell

PARTS = ("name", "section", "unit", "description")


class OfferWords(QFrame):
    """Hidden while the site has one language, or no offer is chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._offers = desk, desk.business.profiles.offers
        self.languages: tuple[str, ...] = ()
        self.fields: dict[tuple[str, str], LineField | TextField] = {}
        self._id = ""
        self._cards = QVBoxLayout(self)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(WIDE)
        self._heads: dict[str, Callable[[str], None]] = {}
        self.hide()

    def show_languages(self, languages: Sequence[str]) -> None:
        if tuple(languages) != self.languages:
            self.languages = tuple(languages)
            empty_of(self._cards)
            self.fields = {}
            for language in languages:
                self._cards.addWidget(self._card(language))

    def show_offer(self, offer: Offer | None) -> None:
        fresh = (offer.id if offer else "") != self._id
        if fresh:
            self._desk.keeper.flush()
        self._id = offer.id if offer else ""
        self.setVisible(bool(offer and self.languages))
        for (language, part), field in self.fields.items():
            text = offer.translations.get(language, {}).get(part, "") if offer else ""
            if fresh:
                field.settle(text)
                field.show_problems([])
            else:
                field.show_value(text)
        for language, head in self._heads.items():
            head(_name(language).format(name=offer.name if offer else ""))

    def _card(self, language: str) -> QFrame:
        title = words("", "heading")
        self._heads[language] = title.setText
        labels = {"name": _("Service or product"), "section": _("Section"), "unit": _("Per")}
        for part, label in labels.items():
            self._tie(language, part, LineField(label))
        self._tie(language, "description", TextField(_("Description"), lines=2))
        made = [self.fields[language, part] for part in PARTS]
        return card(title, made[0], row(made[1], made[2], gap=WIDE), made[3], gap=SPACE)

    def _tie(self, language: str, part: str, field: LineField | TextField) -> None:
        self.fields[language, part] = field
        spell(field, self._desk.spelling, lambda: language)
        field.control.setAccessibleName(f"{field.label.text()} ({language})")
        keep_row(
            field, self._desk, f"offer words {language} {part}", lambda: self._id,
            lambda id_, typed: self._keep(id_, language, part, typed), lambda: self._kept(language, part),
        )  # fmt: skip

    def _keep(self, id_: str, language: str, part: str, typed: str) -> None:
        offer = self._offer(id_)
        if offer is not None:
            said = {**offer.translations.get(language, {}), part: typed}
            whole = {**offer.translations, language: {key: text for key, text in said.items() if text}}
            self._offers.change(replace(offer, translations=whole), merge=f"offer {offer.id} {language} {part}")

    def _kept(self, language: str, part: str) -> str:
        offer = self._offer(self._id)
        return offer.translations.get(language, {}).get(part, "") if offer else ""

    def _offer(self, id_: str) -> Offer | None:
        return next((offer for offer in self._offers.read() if offer.id == id_), None)


def _name(language: str) -> str:
    return _("“{name}” in English") if language == "en" else _("“{name}” in French")
