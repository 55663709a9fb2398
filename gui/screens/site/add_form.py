"""Adding a page: those that a first draft has and the site lacks, a page of one's own, a piece of news."""

from collections.abc import Callable
from threading import Event

from PySide6.QtWidgets import QFrame, QVBoxLayout

from core.business import Business
from core.errors import Problem
from core.i18n import _
from core.ports import Progress
from core.site.fresh import article, text_page
from core.site.model import Page, PageKind
from gui.desk import Desk
from gui.look.look import SPACE
from gui.screens.site.form import Form
from gui.screens.site.kinds import PAGES, language_name
from gui.widgets.fields import LineField
from gui.widgets.plain import button, card, empty_of, words

Make = Callable[[str], Page]


class AddForm(Form):
    """`added` is told the id of a new page; `language` that of the list one is at."""

    def __init__(self, desk: Desk, language: str, added: Callable[[str], object]) -> None:
        super().__init__(_("Add a page"), _("It begins with a text to correct, never empty."))
        self.desk, self.language, self._added = desk, language or "fr", added
        self.own, self.news = LineField(_("Name of the page")), LineField(_("What it is about"))
        self.add(self._named(PageKind.TEXT, self.own, _("Add this page"), self._own_page))
        self.add(self._named(PageKind.ARTICLE, self.news, _("Add this news"), self._news_page))
        self._lacking = QVBoxLayout()
        self._lacking.setSpacing(SPACE)
        self.body.addLayout(self._lacking)
        self.body.addStretch(1)
        desk.background(_drafts, self._offer)

    def _named(self, kind: PageKind, field: LineField, verb: str, make: Make) -> QFrame:
        name, _icon, use = PAGES[kind]
        go = button(verb, lambda: self._add(field, make), icon="add")
        field.control.returnPressed.connect(go.click)
        return card(words(_(name), "heading"), words(_(use), "soft"), field, go)

    def _add(self, field: LineField, make: Make) -> None:
        def told(problems: list[Problem]) -> None:
            field.show_problems(problems)
            field.control.setFocus()

        made = self.desk.do(lambda: self.desk.business.pages.add_page(make(field.value())), told)
        if made is not None:
            self._added(made.id)

    def _own_page(self, name: str) -> Page:
        return text_page(self.desk.business.pages.read(), self.language, name)

    def _news_page(self, name: str) -> Page:
        business = self.desk.business
        return article(business.pages.read(), self.language, name, business.today())

    def _offer(self, drafts: tuple[Page, ...]) -> None:
        empty_of(self._lacking)
        if drafts:
            self._lacking.addWidget(words(_("Pages that your site does not have yet"), "heading"))
        for page in drafts:
            _name, icon, use = PAGES[page.kind]
            also = _("In {language}.").format(language=language_name(page.language))
            said = _(use) if page.language == self.language else f"{_(use)} {also}"
            go = button(_("Add “{page}”").format(page=page.label or _(_name)), self._taker(page), icon=icon)
            self._lacking.addWidget(card(words(page.label or _(_name), "strong"), words(said, "soft"), go))

    def _taker(self, page: Page) -> Callable[[], None]:
        def take() -> None:
            made = self.desk.do(lambda: self.desk.business.pages.add_page(page))
            if made is not None:
                self._added(made.id)

        return take


def _drafts(business: Business, _progress: Progress, _stop: Event) -> tuple[Page, ...]:
    return business.page_drafts()
