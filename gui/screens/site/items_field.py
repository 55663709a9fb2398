"""The points of a block (reasons, steps, questions): each with its heading and text, added, moved, taken away."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.i18n import N_, _
from core.site import items
from core.site.items import Items
from core.site.model import Block, BlockKind
from gui.desk import Desk
from gui.look.look import SPACE, WIDE
from gui.widgets.fields import LineField, TextField
from gui.widgets.keeping import keep
from gui.widgets.plain import button, icon_button, row, words
from gui.widgets.spelled import spell

NAMES = {
    BlockKind.REASONS: (N_("Reason {number}"), N_("Add a reason"), N_("In a few words"), N_("In a sentence or two")),
    BlockKind.STEPS: (N_("Step {number}"), N_("Add a step"), N_("In a few words"), N_("What happens then")),
    BlockKind.QUESTIONS: (N_("Question {number}"), N_("Add a question"), N_("The question"), N_("The answer")),
}
"""The title of one, the words of the button, and the labels of heading and text."""
UP, DOWN, AWAY = N_("Move up: {what}"), N_("Move down: {what}"), N_("Remove: {what}")


class ItemsField(QWidget):
    """`block` gives the block as it stands in the business now, None once it is gone."""

    def __init__(
        self, desk: Desk, kind: BlockKind, id_: str, block: Callable[[], Block | None], language: Callable[[], str]
    ) -> None:
        super().__init__()
        self.desk, self.kind, self._id, self._block, self.language = desk, kind, id_, block, language
        self.cards: list[ItemCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(WIDE)
        self.add = button(_(NAMES[kind][1]), self._add, icon="add")
        self._column.addWidget(self.add)
        self._focus: int | None = None

    def read(self) -> None:
        block = self._block()
        if block is None:
            return
        held = items.items_of(block)
        while len(self.cards) > len(held):
            gone = self.cards.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.cards) < len(held):
            made = ItemCard(self, len(self.cards))
            self._column.insertWidget(len(self.cards), made)
            self.cards.append(made)
        for place, item in enumerate(held):
            self.cards[place].show_item(item, last=place == len(held) - 1)
        if self._focus is not None and self.cards:
            self.cards[min(self._focus, len(self.cards) - 1)].heading.control.setFocus()
            self._focus = None

    def say(self, number: int, part: str, text: str) -> None:
        block = self._block()
        if block is not None:
            self._write(items.said(block, number, part, text), f"block:{self._id}:{number}:{part}")

    def move_item(self, number: int, to: int) -> None:
        self._change(lambda block: items.moved(block, number, to), to)

    def remove_item(self, number: int) -> None:
        self._focus = number
        self.desk.do_undoably(
            lambda: self._apply(lambda block: items.removed(block, number)), _("The point is removed.")
        )

    def text(self, number: int, part: str) -> str:
        block = self._block()
        held = items.items_of(block) if block else []
        return items.text_of(held[number], part) if number < len(held) else ""

    def key(self, number: int, part: str) -> str:
        return f"block:{self._id}:item:{number}:{part}"

    def _add(self) -> None:
        self._change(items.added, len(self.cards))

    def _change(self, change: Callable[[Block], Items], focus: int) -> None:
        self._focus = focus
        self.desk.do(lambda: self._apply(change))

    def _apply(self, change: Callable[[Block], Items]) -> None:
        """Of what stands in the business now: what was typed a moment ago is kept before."""
        block = self._block()
        if block is not None:
            self._write(change(block))

    def _write(self, held: Items, merge: str = "") -> None:
        self.desk.business.pages.change_settings(self._id, {"items": held}, merge)


class ItemCard(QFrame):
    def __init__(self, owner: ItemsField, number: int) -> None:
        super().__init__()
        named = NAMES[owner.kind]
        self.setProperty("role", "card")
        title = _(named[0]).format(number=number + 1)
        self.heading, self.text = LineField(_(named[2])), TextField(_(named[3]), lines=2, most=8)
        for field in (self.heading, self.text):
            field.control.setAccessibleName(f"{title}: {field.label.text()}")
        up, down, away = (_(said).format(what=title) for said in (UP, DOWN, AWAY))
        self.up = icon_button("up", up, lambda: owner.move_item(number, number - 1))
        self.down = icon_button("down", down, lambda: owner.move_item(number, number + 1))
        self.away = icon_button("remove", away, lambda: owner.remove_item(number))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, SPACE, SPACE, WIDE)
        layout.setSpacing(SPACE)
        layout.addLayout(row(words(title, "strong"), self.up, self.down, self.away, gap=2))
        for part, field in (("heading", self.heading), ("body", self.text)):
            layout.addWidget(field)
            self._keep(owner, number, part, field)
            spell(field, owner.desk.spelling, owner.language)
        self._number = number

    def show_item(self, item: items.Item, *, last: bool) -> None:
        self.heading.show_value(items.text_of(item, "heading"))
        self.text.show_value(items.text_of(item, "body"))
        self.up.setEnabled(self._number > 0)
        self.down.setEnabled(not last)

    @staticmethod
    def _keep(owner: ItemsField, number: int, part: str, field: LineField | TextField) -> None:
        keep(
            field, owner.desk, owner.key(number, part), lambda text: owner.say(number, part, text),
            lambda: owner.text(number, part),
        )  # fmt: skip
