"""The form of one block: only what its kind can be told, and a way to what it shows from elsewhere."""

from PySide6.QtWidgets import QFrame

from core.i18n import _
from core.site.items import WITH_ITEMS, items_of
from core.site.model import Block, BlockKind
from gui.desk import Desk
from gui.notice import Notice
from gui.screens.site.another import AnotherButton
from gui.screens.site.form import Form, NumberField
from gui.screens.site.gallery_field import GalleryField
from gui.screens.site.items_field import ItemsField
from gui.screens.site.kinds import BLOCKS, From
from gui.screens.site.photo_field import PhotoField
from gui.widgets.fields import LineField, TextField
from gui.widgets.keeping import keep
from gui.widgets.plain import button, card, words
from gui.widgets.rewrite import RewriteButton, Text
from gui.widgets.spelled import spell

MOST = 99


class BlockForm(Form):
    """`block` is the one shown; made anew for another one."""

    def __init__(self, desk: Desk, block: Block) -> None:
        about = BLOCKS[block.kind]
        super().__init__(_(about.name), _(about.use))
        self.desk, self.block, self.kind = desk, block.id, block.kind
        self.heading = LineField(_("Heading"))
        self.text = TextField(_("Text"), _("An empty line begins a new paragraph."), lines=2, most=14)
        self.photo: PhotoField | None = None
        self.items: ItemsField | None = None
        self.gallery: GalleryField | None = None
        self.most: NumberField | None = None
        for name, field in (("heading", self.heading), ("body", self.text)):
            self.add(field)
            self._keep_text(name, field)
            spell(field, desk.spelling, self._language)
            if block.place:
                field.put_beside(self._another(name, field.label.text()).button)
        self.rewrite = RewriteButton(desk, Text(now=self.text.value, put=self._put_text, language=self._language))
        self.text.put_beside(self.rewrite.button)
        self._add_own(about.most)
        if about.shows is not None:
            self.add(self._source(about.shows))
        self.body.addStretch(1)
        self.read()

    def read(self) -> None:
        block = self._read()
        if block is None:
            return
        self.rewrite.show_if_on()
        self.heading.show_value(block.heading)
        self.text.show_value(block.body)
        if self.photo is not None:
            self.photo.show_photo(block.media)
        if self.most is not None:
            limit = block.settings.get("limit")
            self.most.show_value(limit if isinstance(limit, int) else 0)
        for part in (self.items, self.gallery):
            if part is not None:
                part.read()

    def _add_own(self, most: str) -> None:
        about = BLOCKS[self.kind]
        if about.photo:
            self.photo = PhotoField(self.desk, self._take_photo)
            self.add(self.photo)
        if self.kind in WITH_ITEMS:
            self.items = ItemsField(self.desk, self.kind, self.block, self._read, self._language)
            self.add(self.items)
        if self.kind is BlockKind.QUESTIONS and self._place():
            self.add(button(_("Suggest other questions"), self._other_items, icon="again"))
        if self.kind is BlockKind.GALLERY:
            self.gallery = GalleryField(self.desk, self.block, self._read)
            self.add(self.gallery)
        if most:
            self.most = NumberField(_(most), MOST, _("All"))
            self.add(self.most)
            key = f"block:{self.block}:limit"
            keep(self.most, self.desk, key, self._take_limit, lambda: None)

    def _source(self, shows: From) -> QFrame:
        """What a block shows from elsewhere is changed there, and there alone."""
        return card(words(_(shows.said)), button(_(shows.label), lambda: self.desk.go(shows.place), icon="right"))

    def _put_text(self, text: str) -> None:
        self.desk.do(lambda: self.desk.business.pages.change_block(self.block, {"body": text}))

    def _place(self) -> str:
        block = self._read()
        return block.place if block else ""

    def _other_items(self) -> None:
        """Other questions of the trade in the place of these."""
        pages, redrafting = self.desk.business.pages, self.desk.business.redrafting
        block, page = self._read(), pages.page_of(self.block)
        if block is None or page is None:
            return
        items = self.desk.do(lambda: redrafting.another_items(block, page, [items_of(block)]))
        if items is None:
            return
        if not items:
            self.desk.say(Notice(text=_("There are no other questions for this part."), key="another"))
            return
        self.desk.do_undoably(
            lambda: pages.change_settings(self.block, {"items": list(items)}), _("Other questions are there.")
        )

    def _another(self, part: str, label: str) -> AnotherButton:
        """Other words for a drafted text."""
        pages, redrafting = self.desk.business.pages, self.desk.business.redrafting

        def find(seen: list[str]) -> str:
            block, page = self._read(), pages.page_of(self.block)
            return redrafting.another_text(block, page, part, seen) if block and page else ""

        return AnotherButton(
            self.desk, label, lambda: str(getattr(self._read(), part, "")), find,
            lambda text: pages.change_block(self.block, {part: text}),
        )  # fmt: skip

    def _language(self) -> str:
        page = self.desk.business.pages.page_of(self.block)
        return page.language if page else "fr"

    def _read(self) -> Block | None:
        return self.desk.business.pages.block(self.block)

    def _keep_text(self, name: str, field: LineField | TextField) -> None:
        key, block = f"block:{self.block}:{name}", self.block
        change = self.desk.business.pages.change_block
        keep(
            field, self.desk, key, lambda text: change(block, {name: text}, merge=key),
            lambda: str(getattr(self._read(), name, "")),
        )  # fmt: skip

    def _take_photo(self, photo: str) -> None:
        self.desk.do(lambda: self.desk.business.pages.change_block(self.block, {"media": photo}))

    def _take_limit(self, limit: int) -> None:
        merge = f"block:{self.block}:limit"
        self.desk.business.pages.change_settings(self.block, {"limit": limit or None}, merge)
