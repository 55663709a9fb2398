"""The room of the posts: a list, a week, the ideas, and the page on which a post is written."""

from functools import cached_property
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from core.i18n import _
from core.planning import Calendar
from core.posts.model import PostState
from gui.desk import Desk
from gui.look.icons import wear
from gui.look.look import BROAD, SPACE, WIDE
from gui.notice import Notice
from gui.screens.posts.acts import Acts
from gui.screens.posts.board import Board, Row
from gui.screens.posts.composer import Composer
from gui.screens.posts.ideas_view import IdeasPage
from gui.screens.posts.list_view import ListPage
from gui.screens.posts.networks import Networks
from gui.screens.posts.stages import Stage
from gui.screens.posts.week_view import WeekPage
from gui.widgets.plain import button, column, row, set_tone, words
from gui.widgets.screen import Screen

VIEWS = ("list", "week", "ideas")
KEPT = "posts.view"  # in the session: the view last looked at


class Posts(Screen):
    """Its addresses: list, week, ideas, new, post:ID, post:ID/photo:NUMBER (from 0, at what is said of it)."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"posts", "pictures", "variants", "accounts", "deliveries", "profile", "media", "closures"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: list[Row] = []
        self._board = Board(desk.business)
        self._opens: object = None
        self.networks, self.acts = Networks(desk.business), Acts(desk)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(_("Ways to look at the posts"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for said in (_("List"), _("Week"), _("Ideas")):
            self.tabs.addTab(said)
        self.write = button(_("Write a post"), lambda: desk.go("posts/new"), "main", "add")
        self.list = ListPage(self.acts, lambda: desk.go("posts/new"))
        self.week = WeekPage(self.acts, desk.business.today)
        self.ideas = IdeasPage(desk, self.acts)
        self.views, self.pages = QStackedWidget(), QStackedWidget()
        for view in (self.list, self.week, self.ideas):
            self.views.addWidget(view)
        self.pages.addWidget(self._overview())
        self.setLayout(column(self.pages))
        kept = desk.program.session.text(KEPT, "list")
        self.tabs.setCurrentIndex(VIEWS.index(kept) if kept in VIEWS else 0)
        self._show_view(self.tabs.currentIndex())
        self.tabs.currentChanged.connect(self._show_view)

    @cached_property
    def composer(self) -> Composer:
        """Made when the first post is opened: the list is there sooner."""
        made = Composer(self.desk, self.networks, self.go_back)
        made.calendar = self.acts.calendar
        self.pages.addWidget(made)
        return made

    @property
    def composing(self) -> bool:
        return self.pages.currentIndex() == 1

    def read(self) -> None:
        self.networks.read()
        self._read_calendar()
        if self.composing:
            self.composer.read()
        else:
            self._read_views()

    def enter(self, place: str) -> None:
        place, _slash, part = place.partition("/")
        kind, _colon, rest = place.partition(":")
        self.networks.read()
        if kind == "new":
            self.composer.write_new()
            self._show_composer()
        elif kind == "post" and not self._there(rest):
            self.desk.say(Notice(text=_("There is no such post."), more=_("Nothing was changed."), key="post"))
            self._show_overview()
        elif kind == "post":
            self.composer.open_post(rest)
            self._show_composer()
            number = part.removeprefix("photo:")
            if part.startswith("photo:") and number.isdecimal():
                self.composer.focus_photo(int(number))
        elif not kind and self.composing and self._there(self.composer.sheet.id):
            self.composer.read()
            self.composer.focus_first()
        else:
            if kind in VIEWS:
                self.tabs.setCurrentIndex(VIEWS.index(kind))
            self._show_overview()

    def leave(self) -> None:
        if self.composing:
            self.composer.leave()

    def searchable(self) -> QWidget | None:
        if not self.composing:
            self.tabs.setCurrentIndex(VIEWS.index("list"))
        return None if self.composing else self.list.search

    def go_back(self) -> None:
        """From the written page to the view one came from, with that post in sight."""
        id_ = self.composer.sheet.id
        self.composer.leave()
        self._show_overview()
        self.list.list.choose(id_)

    def _there(self, id_: str) -> bool:
        row_ = self.desk.business.store.get("posts", id_) if id_ else None
        return row_ is not None and row_["state"] != PostState.DISCARDED

    def _show_composer(self) -> None:
        self.pages.setCurrentWidget(self.composer)
        self.composer.focus_first()

    def _show_overview(self) -> None:
        if self.composing:
            self.composer.leave()
        self.pages.setCurrentIndex(0)
        self._read_views()
        self._focus()

    def _read_views(self) -> None:
        """Only the view in sight is filled; the others when they are shown."""
        self._rows = self._board.read()
        count = sum(each.stage is Stage.IDEA for each in self._rows)
        self.tabs.setTabText(2, _("Ideas ({count})").format(count=count) if count else _("Ideas"))
        self._fill(self.tabs.currentIndex())

    def _fill(self, number: int) -> None:
        view = self.views.widget(number)
        if isinstance(view, ListPage | WeekPage | IdeasPage):
            view.show_rows(self._rows)
        plain = number == VIEWS.index("ideas") or not self._rows
        set_tone(self.write, "kind", "" if plain else "main")
        wear(self.write, "add", "ink" if plain else "on_accent")

    def _show_view(self, number: int) -> None:
        self.views.setCurrentIndex(number)
        self.desk.program.session.put(KEPT, VIEWS[number])
        self._fill(number)

    def _focus(self) -> None:
        view = self.views.currentWidget()
        if isinstance(view, WeekPage):
            view.focus_first()
        elif isinstance(view, ListPage | IdeasPage):
            view.list.setFocus()
            view.list.choose_first()

    def _read_calendar(self) -> None:
        """In the background, when what it depends on is different: it looks up the public holidays."""
        business = self.desk.business
        row_ = business.store.get("profile", "profile") or {}
        opens = (tuple(row_.get(name) for name in ("hours", "trade", "postcode", "holidays_open", "zone")),
                 tuple(map(str, business.store.rows("closures"))), business.today())  # fmt: skip
        if opens != self._opens:
            self._opens = opens
            self.desk.background(lambda business, _progress, _stop: business.planning.calendar(), self._take_calendar)

    def _take_calendar(self, calendar: Calendar) -> None:
        self.acts.calendar = calendar
        if "composer" in self.__dict__:
            self.composer.calendar = calendar
        if self.composing:
            self.composer.read()
        else:
            self._fill(self.tabs.currentIndex())

    def _overview(self) -> QWidget:
        sheet = QWidget()
        sheet.setProperty("role", "ground")
        layout = column(row(words(_("Posts"), "title", wrap=False), -1, self.write), self.tabs, self.views, gap=SPACE)
        layout.setContentsMargins(BROAD, WIDE, BROAD, WIDE)
        layout.setStretch(2, 1)
        sheet.setLayout(layout)
        return sheet
