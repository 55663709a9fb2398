"""The room "My business": the facts from which everything else is drafted, in sections one can read at a glance."""

from dataclasses import dataclass
from importlib import import_module
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QWidget

from core.errors import Problem
from core.i18n import N_, _
from core.profile.sections import FIRST, SECTIONS, section_of
from gui.desk import Desk
from gui.look.look import SPACE, WIDE, look
from gui.screens.profile.contents import Contents
from gui.screens.profile.section import Section
from gui.widgets.plain import column, row, words
from gui.widgets.screen import Screen

NARROW = 860  # px at 100 % text: below, the list of sections is one line at the top
FIELD = "field:"


@dataclass(frozen=True, slots=True)
class Part:
    """`title` is an English source string; `made` is "module:Class" in this folder, loaded when first shown."""

    title: str
    icon: str
    made: str


PARTS = {
    "name": Part(N_("Name and trade"), "profile", "name:NameSection"),
    "contact": Part(N_("Address and contact"), "place", "contact:ContactSection"),
    "hours": Part(N_("Opening hours"), "hours", "hours:HoursSection"),
    "offers": Part(N_("Services and prices"), "services", "offers:OffersSection"),
    "photos": Part(N_("Photos and logo"), "photos", "photos:PhotosSection"),
    "look": Part(N_("Colours and tone"), "colours", "colours:LookSection"),
    "law": Part(N_("Legal facts"), "law", "law:LawSection"),
    "team": Part(N_("Team"), "people", "team:TeamSection"),
    "links": Part(N_("On other sites"), "link", "links:LinksSection"),
}


class Profile(Screen):
    """Addresses: profile/SECTION, and profile/field:PLACE for the place of a problem ("field:legal.siret")."""

    tables: ClassVar[frozenset[str]] = frozenset(("profile", "closures", "offers", "members", "links", "media"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sections: dict[str, Section] = {}
        self._stale: set[str] = set()
        self.contents = Contents([(key, _(PARTS[key].title), PARTS[key].icon) for key in SECTIONS])
        self.contents.chosen.connect(self._choose)
        self.stack = QStackedWidget()
        self.top, self.line = self._top()
        self.side = self._side()
        right = column(self.line, self.stack, gap=0)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.side)
        whole.addLayout(right, 1)
        look().changed.connect(self._fold)
        self._fold()
        self.show_section(self._last())

    @property
    def section(self) -> str:
        """The key of the one in sight."""
        return self.contents.current

    def read(self) -> None:
        self._stale = set(self.sections)
        self._read_shown()

    def enter(self, place: str) -> None:
        if place.startswith(FIELD):
            field = place.removeprefix(FIELD)
            self.show_section(section_of(field)).focus_place(field)
        elif place in SECTIONS:
            self.show_section(place).focus_first()
        else:
            self.show_section(self.section).focus_first()

    def leave(self) -> None:
        self.sections[self.section].leave()

    def searchable(self) -> QWidget | None:
        return self.sections[self.section].searchable()

    def show_section(self, key: str) -> Section:
        if self.section in self.sections and self.section != key:
            self.desk.keeper.flush()
            self.sections[self.section].leave()
        if key not in self.sections:
            self.sections[key] = self._made(key)
            self.stack.addWidget(self.sections[key])
            self._stale.add(key)
        self.contents.show_current(key)
        self.top.setCurrentIndex(self.top.findData(key))
        self.stack.setCurrentWidget(self.sections[key])
        self.desk.program.session.put("profile section", key)
        self._read_shown()
        return self.sections[key]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _read_shown(self) -> None:
        """Only the section in sight reads; the others do when they are shown."""
        if self.section not in self._stale:
            return
        self._stale.discard(self.section)
        profile, missing = self.desk.business.profiles.read(), dict[str, list[Problem]]()
        from core.profile.advice import missing as lacking

        for one in lacking(profile):
            missing.setdefault(section_of(one.field), []).append(one)
        self.contents.count({key: len(found) for key, found in missing.items()})
        self.sections[self.section].read_profile(profile, missing.get(self.section, []))

    def _made(self, key: str) -> Section:
        module, name = PARTS[key].made.split(":")
        made: Section = getattr(import_module(f"gui.screens.profile.{module}"), name)(self.desk)
        return made

    def _choose(self, key: str) -> None:
        self.show_section(key)

    def _last(self) -> str:
        last = self.desk.program.session.text("profile section", FIRST)
        return last if last in SECTIONS else FIRST

    def _top(self) -> tuple[QComboBox, QWidget]:
        """The sections as one line, for narrow windows."""
        top = QComboBox()
        top.setAccessibleName(_("Section"))
        for key in SECTIONS:
            top.addItem(_(PARTS[key].title), key)
        top.activated.connect(self._choose_index)
        line = QWidget()
        line.setLayout(row(top, margin=SPACE))
        return top, line

    def _choose_index(self, index: int) -> None:
        self.show_section(str(self.top.itemData(index)))

    def _side(self) -> QWidget:
        side = QWidget()
        title = words(_("My business"), "heading", wrap=False)
        title.setContentsMargins(SPACE, 0, SPACE, 0)
        held = column(title, self.contents, gap=SPACE, margin=SPACE)
        held.setContentsMargins(SPACE, WIDE, 0, SPACE)
        held.setAlignment(Qt.AlignmentFlag.AlignTop)
        side.setLayout(held)
        return side

    def _fold(self) -> None:
        narrow = self.width() < NARROW * look().scale
        self.side.setVisible(not narrow)
        self.line.setVisible(narrow)
