"""The left side: the pages of one language, and the blocks of the page one is at."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLayout, QMenu, QSplitter, QToolButton, QVBoxLayout, QWidget

from core.i18n import _
from core.profile.text import bare
from core.site.model import Block, BlockKind, Page
from core.site.pages import NEVER_HIDDEN, NEVER_REMOVED
from gui.desk import Desk
from gui.look.icons import SIZE as SIDE
from gui.look.icons import wear
from gui.look.look import GAP, SPACE, look
from gui.screens.site.kinds import BLOCKS, PAGES, block_words, language_name, page_icon, page_name
from gui.screens.site.row_view import RowView
from gui.screens.site.rows import Row, RowModel
from gui.widgets.fields import ChoiceField, SearchLine
from gui.widgets.plain import column, icon_button, row, words
from gui.widgets.screen import scrolled

STATE = "site.outline"
LEAST = 60  # px at 100 % letters: a list of two rows
LOW = 420  # px at 100 % letters: below, the rows need the place of the buttons, which go into a menu


class Outline(QWidget):
    """`asked` carries where somebody wants to go: "page:ID", "block:ID", "add"; `opened` the same for Enter: the form
    takes the focus then."""

    asked = Signal(str)
    opened = Signal(str)

    ADDED: ClassVar[tuple[BlockKind, ...]] = tuple(BLOCKS)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.language, self._page = desk, "", ""
        self._pages: Sequence[Page] = ()
        self._below: list[tuple[QWidget, QToolButton]] = []
        self.page_rows, self.block_rows = RowModel(), RowModel()
        self.pages = RowView(_("Pages"), self.page_rows)
        self.blocks = RowView(_("Blocks of the page"), self.block_rows)
        self.languages = ChoiceField(_("Language of the pages"), ())
        self.languages.label.hide()
        self.languages.typed.connect(self._choose_language)
        self.block_title = words("", "strong")
        self.search = SearchLine(_("Find a page or a text"), self._seek)
        self.search.hide()
        self.nothing = words("", "soft")
        self.nothing.hide()
        self._watch(self.pages, self.page_rows, "page")
        self._watch(self.blocks, self.block_rows, "block")
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._page_part())
        self._split.addWidget(self._block_part())
        self._inner = QWidget()
        layout = QVBoxLayout(self._inner)
        layout.setContentsMargins(SPACE, SPACE, GAP, SPACE)
        layout.setSpacing(SPACE)
        layout.addWidget(self.languages)
        layout.addWidget(self._split, 1)
        self._area = scrolled(self._inner)
        self.setLayout(column(self._area))
        if (state := desk.program.session.state(STATE)) is not None:
            self._split.restoreState(state)
        self._split.splitterMoved.connect(lambda: desk.program.session.put_state(STATE, self._split.saveState()))
        look().dress(self, Outline.fit)

    def show_pages(self, pages: Sequence[Page], page: str, block: str) -> None:
        """All pages of the site as they are now; `page` is the one whose blocks are shown, `block` the one chosen."""
        self._pages = pages
        there = list(dict.fromkeys(one.language for one in pages))
        current = next((one for one in pages if one.id == page), None)
        self._page = current.id if current else ""
        self._offer_languages(there, current.language if current else self.language)
        listed = [one for one in pages if one.language == self.language and self._fits(one)]
        self.nothing.setText(_("No page speaks of “{text}”.").format(text=self.search.text()))
        self.nothing.setVisible(not listed and bool(self.search.text()))
        with self.pages.quietly(), self.blocks.quietly():
            self.page_rows.show_rows([_page_row(one) for one in listed])
            self.block_rows.show_rows([_block_row(one) for one in current.blocks] if current else [])
        said = _("Blocks of “{page}”").format(page=_short(page_name(current))) if current else _("Blocks")
        self.block_title.setText(said)
        self.pages.show_current(self._page)
        self.blocks.show_current(block)
        self._enable(current, block)

    def fit(self) -> None:
        """In a low window the buttons below the rows stand in a menu; where even that is too low, it scrolls."""
        low = self.height() < LOW * look().scale
        for buttons, more in self._below:
            buttons.setVisible(not low)
            more.setVisible(low)
        for view in (self.pages, self.blocks):
            view.setMinimumHeight(round(LEAST * look().scale))
        self._area.setMinimumWidth(self._inner.minimumSizeHint().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def begin_search(self) -> SearchLine:
        """There as soon as it is asked for; it takes no room before."""
        self.search.show()
        return self.search

    def _seek(self, text: str) -> None:
        if not text:
            self.search.setVisible(self.search.hasFocus())
        self.show_pages(self._pages, self._page, self.blocks.current_id())

    def _fits(self, page: Page) -> bool:
        """Its name or any of its texts has what is sought, whatever the accents."""
        sought = bare(self.search.text())
        if not sought:
            return True
        texts = (page_name(page), page.title, *(text for block in page.blocks for text in (block.heading, block.body)))
        return any(sought in bare(text) for text in texts)

    def _offer_languages(self, there: list[str], current: str) -> None:
        self.language = current if current in there else next(iter(there), "")
        box = self.languages.control
        if [box.itemData(place) for place in range(box.count())] != there:
            box.clear()
            for code in there:
                box.addItem(language_name(code), code)
        self.languages.show_value(self.language)
        self.languages.setVisible(len(there) > 1)

    def _choose_language(self, language: str) -> None:
        first = next((page for page in self._pages if page.language == language), None)
        if first is not None:
            self.asked.emit(f"page:{first.id}")

    def _enable(self, page: Page | None, block: str) -> None:
        for action in (*self._page_acts, self.add_block):
            action.setEnabled(page is not None)
        for action in self._block_acts:
            action.setEnabled(bool(block))
        hidden = page is not None and page.hidden
        self.hide_page.setText(_("Show to visitors") if hidden else _("Hide from visitors"))
        wear(self.hide_page, "show" if hidden else "hide")
        self._refuse(self.hide_page, NEVER_HIDDEN.get(page.kind, "") if page and not hidden else "")
        self._refuse(self.remove_page, NEVER_REMOVED.get(page.kind, "") if page else "")
        for view, rows_, up, down in (
            (self.pages, self.page_rows, self.page_up, self.page_down),
            (self.blocks, self.block_rows, self.block_up, self.block_down),
        ):
            for action, step in ((up, -1), (down, 1)):
                action.setEnabled(rows_.behind(view.current_id(), step)[0])

    @staticmethod
    def _refuse(act: QAction, why: str) -> None:
        """What the site cannot do without is neither hidden nor removed; the tooltip says why."""
        if why:
            act.setEnabled(False)
        act.setToolTip(_(why) if why else _with_keys(act))

    def _watch(self, view: RowView, rows_: RowModel, kind: str) -> None:
        view.chosen.connect(lambda id_: self.asked.emit(f"{kind}:{id_}"))
        view.opened.connect(lambda id_: self.opened.emit(f"{kind}:{id_}"))
        rows_.moved.connect(self._move_page if kind == "page" else self._move_block)

    def _page_part(self) -> QWidget:
        self.page_up = self._act(self.pages, _("Move up"), "up", self._page_stepper(-1), "Alt+Up")
        self.page_down = self._act(self.pages, _("Move down"), "down", self._page_stepper(1), "Alt+Down")
        self.hide_page = self._act(self.pages, _("Hide from visitors"), "hide", self._hide_page, "Ctrl+H")
        self.remove_page = self._act(self.pages, _("Remove the page"), "remove", self._remove_page, "Del")
        self._page_acts = (self.page_up, self.page_down, self.hide_page, self.remove_page)
        self.add_page = icon_button("add", _("Add a page"), lambda: self.asked.emit("add"), "accent")
        more = _more(_("What can be done with the page"), self._page_acts)
        head = column(row(words(_("Pages"), "strong"), more, self.add_page), self.search, self.nothing, gap=GAP)
        return self._part(head, self.pages, self._page_acts, more)

    def _block_part(self) -> QWidget:
        self.block_up = self._act(self.blocks, _("Move up"), "up", self._block_stepper(-1), "Alt+Up")
        self.block_down = self._act(self.blocks, _("Move down"), "down", self._block_stepper(1), "Alt+Down")
        self.copy_block = self._act(self.blocks, _("Copy the block"), "copy", self._copy_block, "Ctrl+D")
        self.remove_block = self._act(self.blocks, _("Remove the block"), "remove", self._remove_block, "Del")
        self._block_acts = (self.block_up, self.block_down, self.copy_block, self.remove_block)
        self.add_block = icon_button("add", _("Add a block"), lambda: None, "accent")
        self.add_block.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add_block.setMenu(self._block_menu())
        more = _more(_("What can be done with the block"), self._block_acts)
        return self._part(row(self.block_title, more, self.add_block), self.blocks, self._block_acts, more)

    def _block_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for kind in self.ADDED:
            about = BLOCKS[kind]
            said = _("{name}: {use}").format(name=_(about.name), use=_(about.use))
            added = menu.addAction(said)
            added.setData(kind.value)
            wear(added, about.icon)
        menu.triggered.connect(lambda action: self._add_block(BlockKind(action.data())))
        return menu

    def _part(self, head: QLayout, view: RowView, acts: Sequence[QAction], more: QToolButton) -> QWidget:
        part, buttons = QWidget(), QWidget()
        buttons.setLayout(row(*(_button(action) for action in acts), -1, gap=GAP))
        self._below.append((buttons, more))
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, GAP)
        layout.setSpacing(GAP)
        layout.addLayout(head)
        layout.addWidget(view, 1)
        layout.addWidget(buttons)
        return part

    def _act(self, view: RowView, text: str, icon: str, does: Callable[[], None], keys: str) -> QAction:
        """One and the same in the buttons, by its key, and in the menu at the row."""
        made = QAction(text, view)
        made.setShortcut(QKeySequence(keys))
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        made.triggered.connect(lambda _checked=False: does())
        wear(made, icon)
        view.addAction(made)
        return made

    def _page_stepper(self, step: int) -> Callable[[], None]:
        return lambda: self._step(self.page_rows, self.pages.current_id(), step, self._move_page)

    def _block_stepper(self, step: int) -> Callable[[], None]:
        return lambda: self._step(self.block_rows, self.blocks.current_id(), step, self._move_block)

    def _step(self, rows_: RowModel, id_: str, step: int, move: Callable[[str, str | None], None]) -> None:
        may, after = rows_.behind(id_, step)
        if may:
            move(id_, after)

    def _move_page(self, page: str, after: str | None) -> None:
        """Only among the pages of its language: at the beginning means before the first of them."""
        self.desk.do(lambda: self.desk.business.pages.move_page(page, after))

    def _move_block(self, block: str, after: str | None) -> None:
        self.desk.do(lambda: self.desk.business.pages.move_block(block, after))

    def _hide_page(self) -> None:
        page = next((one for one in self._pages if one.id == self.pages.current_id()), None)
        if page is not None:
            self.desk.do(lambda: self.desk.business.pages.hide_page(page.id, hidden=not page.hidden))

    def _remove_page(self) -> None:
        page = next((one for one in self._pages if one.id == self.pages.current_id()), None)
        if page is not None:
            said = _("The page “{page}” is removed.").format(page=_short(page_name(page)))
            self.desk.do_undoably(lambda: self.desk.business.pages.remove_page(page.id), said)

    def _add_block(self, kind: BlockKind) -> None:
        after = self.blocks.current_id() or None
        made = self.desk.do(lambda: self.desk.business.pages.add_block(self._page, Block(kind=kind), after))
        if made is not None:
            self.opened.emit(f"block:{made.id}")

    def _copy_block(self) -> None:
        block = self.blocks.current_id()
        made = self.desk.do(lambda: self.desk.business.pages.copy_block(block))
        if made is not None:
            self.opened.emit(f"block:{made.id}")

    def _remove_block(self) -> None:
        block = self.blocks.current_id()
        if block:
            verb = self.desk.business.pages.remove_block
            self.desk.do_undoably(lambda: verb(block), _("The block is removed."))


def _more(text: str, acts: Sequence[QAction]) -> QToolButton:
    """The same as the buttons below the rows, for where these have no place."""
    made = icon_button("more", text, lambda: None)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(made)
    menu.setToolTipsVisible(True)
    menu.addActions(list(acts))
    made.setMenu(menu)
    return made


def _button(action: QAction) -> QToolButton:
    made = QToolButton()
    made.setDefaultAction(action)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setAccessibleName(action.text())
    look().dress(made, _fit_icon)
    action.setToolTip(_with_keys(action))
    action.changed.connect(lambda: made.setAccessibleName(action.text()))
    return made


def _with_keys(act: QAction) -> str:
    return f"{act.text()} ({act.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})"


def _fit_icon(made: QToolButton) -> None:
    side = round(SIDE * look().scale)
    made.setIconSize(QSize(side, side))


def _page_row(page: Page) -> Row:
    kind = _(PAGES[page.kind][0])
    more = _("hidden") if page.hidden else "" if kind == page_name(page) else kind
    spoken = ", ".join(part for part in (page_name(page), kind, _("hidden") if page.hidden else "") if part)
    return Row(
        id=page.id, title=page_name(page), more=more, icon=page_icon(page), spoken=spoken, pale=page.hidden
    )  # fmt: skip


def _block_row(block: Block) -> Row:
    about = BLOCKS[block.kind]
    return Row(id=block.id, title=_(about.name), more=block_words(block), icon=about.icon)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
