"""What is said of one page: its name in the menu, its title and description for search engines, its address."""

from PySide6.QtCore import QDate, QSignalBlocker
from PySide6.QtWidgets import QDateEdit, QLabel, QWidget

from core.i18n import N_, _
from core.site.address import root_address
from core.site.checks import LONGEST, SHORTEST, TITLE
from core.site.model import Page, PageKind
from core.site.pages import NEVER_HIDDEN, NEVER_REMOVED
from core.site.places import Places
from gui.desk import Desk
from gui.look.look import GAP
from gui.screens.site.another import AnotherButton
from gui.screens.site.form import Countdown, Form
from gui.screens.site.kinds import PAGES, page_name
from gui.widgets.calendar import unfolds
from gui.widgets.fields import Field, LineField, TextField, TickField
from gui.widgets.keeping import keep
from gui.widgets.plain import button, card, column, words
from gui.widgets.spelled import spell

HIDING = N_("Untick to hide it: it stays here and can be shown again.")


class DayField(Field):
    control: QDateEdit

    def __init__(self, label: str) -> None:
        super().__init__(label, QDateEdit())
        self.control.lineEdit().setAccessibleName(label)
        unfolds(self.control)
        self.control.setDisplayFormat("d MMMM yyyy")
        self.control.dateChanged.connect(lambda day: self.typed.emit(day.toPython()))

    def show_day(self, day: QDate) -> None:
        if not self.control.hasFocus() and day != self.control.date():
            blocker = QSignalBlocker(self.control)
            self.control.setDate(day)
            blocker.unblock()


class SearchLook(QWidget):
    """Roughly what a search engine shows of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.address, self.title = words("", "small"), words("", "heading")
        self.description = words("", "soft")
        self.frame = card(
            words(_("In a search engine it will look about like this:"), "small"), self.address, self.title,
            self.description, gap=GAP,
        )  # fmt: skip
        self.setLayout(column(self.frame))

    def show_result(self, address: str, title: str, description: str) -> None:
        for label, said, most in (
            (self.address, address, 90), (self.title, title or _("No title yet"), TITLE),
            (self.description, description or _("No description yet"), LONGEST),
        ):  # fmt: skip
            _put(label, said if len(said) <= most else said[: most - 1].rstrip() + "…")


class PageForm(Form):
    """`page` is the id of the page that is shown; made anew for another one."""

    def __init__(self, desk: Desk, page: str) -> None:
        super().__init__(" ", " ")
        self.desk, self.page = desk, page
        self.label = LineField(_("Name in the menu"), _("A short name: it stands in the menu of every page."))
        self.search_title = LineField(_("Title for search engines"))
        self.description = TextField(_("Description for search engines"), lines=2, most=6)
        self.slug = LineField(_("Address of the page"), _("Small letters, digits and hyphens, as in “our-bread”."))
        self.day = DayField(_("Day of the news"))
        self.in_menu = TickField(_("Show in the menu"))
        self.shown = TickField(_("Visible to visitors"), _(HIDING))
        self.looks = SearchLook()
        self._counts = Countdown(self.search_title, TITLE), Countdown(self.description, LONGEST, SHORTEST)
        for part in (self.label, self.day, self.in_menu, self.shown, self.search_title, self.description, self.looks,
                     self.slug):  # fmt: skip
            self.add(part)
        self.remove = button(_("Remove the page"), self._remove, "danger", "remove")
        self.add(self.remove)
        self.body.addStretch(1)
        for field in (self.search_title, self.description):
            field.control.textChanged.connect(self._show_looks)
        for field in (self.label, self.search_title, self.description):
            spell(field, desk.spelling, self._language)
        for name, text_field in (("title", self.search_title), ("description", self.description)):
            text_field.put_beside(self._another(name, text_field.label.text()).button)
        self._keep()
        self.read()

    def read(self) -> None:
        page = self._page()
        if page is None:
            return
        _put(self.title, page_name(page))
        _put(self.subtitle, _(PAGES[page.kind][2]))
        self.label.show_value(page.label)
        self.search_title.show_value(page.title)
        self.description.show_value(page.description)
        self.slug.show_value(page.slug)
        self.in_menu.show_value(page.in_menu)
        self.shown.show_value(not page.hidden)
        self._show_what_stays(page)
        lists = page.kind not in (PageKind.ARTICLE, PageKind.MISSING)
        self.in_menu.setVisible(lists)
        self.slug.setVisible(page.kind not in (PageKind.HOME, PageKind.MISSING))
        self.day.setVisible(page.kind is PageKind.ARTICLE)
        day = page.published_on or self.desk.business.today()
        self.day.show_day(QDate(day.year, day.month, day.day))
        self._show_looks()

    def _show_what_stays(self, page: Page) -> None:
        stays, kept = NEVER_HIDDEN.get(page.kind, ""), NEVER_REMOVED.get(page.kind, "")
        self.shown.control.setEnabled(page.hidden or not stays)
        _put(self.shown.help, _(stays or HIDING))
        self.shown.control.setAccessibleDescription(self.shown.help.text())
        self.remove.setEnabled(not kept)
        self.remove.setToolTip(_(kept) if kept else "")

    def _another(self, part: str, label: str) -> AnotherButton:
        """Other words for a title or a description."""
        business = self.desk.business

        def find(seen: list[str]) -> str:
            page = self._page()
            return business.redrafting.another_of_page(page, part, seen) if page else ""

        return AnotherButton(
            self.desk, label, lambda: str(getattr(self._page(), part, "")), find,
            lambda text: business.pages.change_page(self.page, {part: text}),
        )  # fmt: skip

    def _language(self) -> str:
        page = self._page()
        return page.language if page else "fr"

    def _page(self) -> Page | None:
        return next((page for page in self.desk.business.pages.read() if page.id == self.page), None)

    def _keep(self) -> None:
        pages, page = self.desk.business.pages, self.page
        texts = (("label", self.label), ("title", self.search_title), ("description", self.description),
                 ("slug", self.slug))  # fmt: skip
        for name, field in texts:
            self._keep_text(name, field)
        change = pages.change_page
        keep(self.day, self.desk, f"page:{page}:day", lambda day: change(page, {"published_on": day}), lambda: None)
        keep(self.in_menu, self.desk, f"page:{page}:menu", lambda on: change(page, {"in_menu": on}), lambda: None)
        keep(self.shown, self.desk, f"page:{page}:shown", lambda on: pages.hide_page(page, hidden=not on), lambda: None)

    def _keep_text(self, name: str, field: LineField | TextField) -> None:
        key, page = f"page:{self.page}:{name}", self.page

        def write(text: str) -> None:
            value = text.strip().lower() if name == "slug" else text
            self.desk.business.pages.change_page(page, {name: value}, merge=key)

        keep(field, self.desk, key, write, lambda: str(getattr(self._page(), name, "")))

    def _show_looks(self) -> None:
        business, page = self.desk.business, self._page()
        root = root_address(business.pages.look().address) or _("https://your-address.fr/")
        place = Places(business.pages.read(), business.profiles.read().languages or ("fr",)).find(self.page)
        path = place.path if place else page.slug if page else ""
        self.looks.show_result(f"{root}{path}", self.search_title.value(), self.description.value())

    def _remove(self) -> None:
        said = _("The page “{page}” is removed.").format(page=self.title.text()[:40])
        self.desk.do_undoably(lambda: self.desk.business.pages.remove_page(self.page), said)


def _put(label: QLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)
