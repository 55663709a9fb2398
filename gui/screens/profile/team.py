"""The team: who works here, in the order in which they stand on the site."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from core.errors import Problem
from core.i18n import _
from core.profile.model import Member, Photo, Profile
from gui.desk import Desk
from gui.look.look import SPACE, WIDE
from gui.screens.profile.record_list import RecordList, Verbs
from gui.screens.profile.section import Section, beside
from gui.widgets.fields import ChoiceField, Field, LineField, TextField
from gui.widgets.keeping import keep_row
from gui.widgets.plain import card, words
from gui.widgets.spelled import spell


class TeamSection(Section):
    key = "team"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Team"), _("Customers like to know who is who: a first name and a role are enough."))
        self._team = team = desk.business.profiles.team
        verbs: Verbs[Member] = Verbs(
            said=lambda one: ", ".join(part for part in (one.name, one.role) if part),
            add=lambda: team.add(Member(name=_("New person"))), arrange=team.arrange, remove=team.remove,
            removed=lambda one: _("“{name}” was taken off the team.").format(name=one.name),
        )  # fmt: skip
        self.people: RecordList[Member] = RecordList(desk, _("Team"), _("Add somebody"), verbs)
        self.people.add.clicked.connect(self._to_name)
        self.people.chosen.connect(self._show_one)
        self.none = words(_("Nobody is named yet. The site then has no part “team”."), "soft")
        self.name, self.role = LineField(_("Name"), _("A first name is enough.")), LineField(_("Role"))
        self.words = TextField(_("A sentence about this person"), lines=2)
        self.photo = ChoiceField(_("Portrait"), [("", _("None"))], _("One of the photos of the business."))
        self._photos: tuple[Photo, ...] = ()
        self._shown = ""
        for part, field in self._fields().items():
            self._tie(part, field)
        for field in (self.role, self.words):
            spell(field, desk.spelling, desk.main_language)
        self.form: QFrame = card(beside(self.name, self.role), self.words, self.photo, gap=WIDE)
        self.add(card(self.none, self.people, gap=SPACE))
        self.add(self.form)
        self.places = {"team": self.people.list}

    def read_profile(self, profile: Profile, missing: Sequence[Problem]) -> None:
        super().read_profile(profile, missing)
        self.none.setVisible(not profile.team)
        self._offer_photos(profile.photos)
        self.people.show_records(profile.team)

    def focus_first(self) -> None:
        first = self.people.list if self.people.model.records else self.people.add
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fields(self) -> dict[str, LineField | TextField | ChoiceField]:
        return {"name": self.name, "role": self.role, "words": self.words, "photo": self.photo}

    def _tie(self, part: str, field: Field) -> None:
        def change(id_: str, typed: Any) -> None:
            one = self._kept(id_)
            if one is not None:
                self._team.change(replace(one, **{part: str(typed)}), merge=f"member {one.id} {part}")

        def kept() -> str:
            return str(getattr(self._kept(self.people.current_id), part, ""))

        keep_row(field, self.desk, f"member {part}", lambda: self.people.current_id, change, kept)

    def _kept(self, id_: str) -> Member | None:
        """As the business has it now: two fields may be typed before anything is read again."""
        return next((kept for kept in self._team.read() if kept.id == id_), None)

    def _show_one(self) -> None:
        one = self.people.current
        fresh = (one.id if one else "") != self._shown
        if fresh:
            self.desk.keeper.flush()
        self._shown = one.id if one else ""
        self.form.setVisible(one is not None)
        for part, field in self._fields().items():
            text = str(getattr(one, part, ""))
            if fresh:
                field.show_problems([])
            if fresh and not isinstance(field, ChoiceField):
                field.settle(text)
            elif not field.has_problem():
                field.show_value(text)

    def _to_name(self) -> None:
        """A new person's name is written over at once."""
        self.read_profile(self.desk.business.profiles.read(), [])
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.control.selectAll()

    def _offer_photos(self, photos: tuple[Photo, ...]) -> None:
        if photos == self._photos:
            return
        self._photos = photos
        combo = self.photo.control
        combo.clear()
        combo.addItem(_("None"), "")
        for photo in photos:
            combo.addItem((photo.alt or photo.name)[:80], photo.id)
