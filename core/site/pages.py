"""The pages of a business's site in its store: reading them, and the verbs that change them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from core.errors import BadInputError, DevantureError, NotFoundError, Problem
from core.i18n import N_, _
from core.ids import new_id
from core.site import rows
from core.site.address import address_problem
from core.site.model import NOTHING, REPEATED, Block, Look, Page, PageKind
from core.site.slugs import is_slug
from core.store.order import key_after, keys_after, last_key
from core.store.store import Store

ORDER = "order_key, id"
PAGE_FIELDS = frozenset({"slug", "label", "title", "description", "in_menu", "published_on"})
BLOCK_FIELDS = frozenset({"heading", "body", "media", "settings"})
LOOK_FIELDS = frozenset({"theme", "address", "accent"})
NEVER_HIDDEN: Mapping[str, str] = {
    PageKind.HOME: N_("Visitors arrive on the home page: change its texts instead."),
    PageKind.MISSING: N_("Visitors see this page where an address leads nowhere: change its texts instead."),
}
"""Without them a site answers with the host's own error page."""
NEVER_REMOVED: Mapping[str, str] = {PageKind.HOME: NEVER_HIDDEN[PageKind.HOME]}


class Pages:
    """Made with the store of a business. Each verb is one transaction and so one step of undo."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def read(self) -> tuple[Page, ...]:
        """All pages of all languages in order, hidden ones too, each with its blocks in order."""
        return rows.pages_of(self._store.rows("pages", order=ORDER), self._store.rows("blocks", order=ORDER))

    def block(self, block: str) -> Block | None:
        """One block; None where it is gone, or of a kind that this Devanture does not know."""
        row = self._store.get("blocks", block)
        return rows.known_block(row) if row else None

    def page_of(self, block: str) -> Page | None:
        """The page that a block stands on."""
        row = self._store.get("blocks", block)
        return next((page for page in self.read() if row and page.id == row["page"]), None)

    def look(self) -> Look:
        return rows.look_of(self._store.get("site", "site"))

    def adopt(self, pages: Iterable[Page]) -> tuple[Page, ...]:
        """Take drafted pages; gives those taken.

        A page that is there already (same language and kind; for articles and free pages also the same address) is
        left as it is: what the owner wrote is never overwritten.
        """
        with self._store.transaction(_("Site drafted")):
            held = {_identity(page) for page in self.read()}
            fresh = [page for page in pages if _identity(page) not in held]
            keys = keys_after(max(self._keys("pages"), default=None), len(fresh))
            return tuple(self._insert(replace(page, order_key=key)) for page, key in zip(fresh, keys, strict=True))

    def add_page(self, page: Page, after: str | None = None) -> Page:
        """Add `page` behind the page with the id `after`; None: at the end."""
        self._refuse_address(page.language, page.slug, own=None, kind=page.kind)
        with self._store.transaction(_("Page added")):
            return self._insert(replace(page, order_key=self._key("pages", after)))

    def change_page(self, page: str, changes: Mapping[str, object], merge: str = "") -> None:
        """Change fields of PAGE_FIELDS; `merge` joins keystrokes in one field to one step of undo."""
        row = self._known("pages", page, changes, PAGE_FIELDS)
        if "slug" in changes:
            self._refuse_address(row["language"], str(changes["slug"]), own=page, kind=PageKind(row["kind"]))
        with self._store.transaction(_("Page changed"), merge=merge):
            self._store.update("pages", page, {name: _column(value) for name, value in changes.items()})

    def hide_page(self, page: str, *, hidden: bool) -> None:
        kind = str(self._row("pages", page)["kind"])
        if hidden and kind in NEVER_HIDDEN:
            raise _kept(_("This page was not hidden."), NEVER_HIDDEN[kind])
        with self._store.transaction(_("Page hidden") if hidden else _("Page shown again")):
            self._store.update("pages", page, {"hidden": int(hidden)})

    def move_page(self, page: str, after: str | None) -> None:
        """Put it behind the page `after`; None: at the beginning."""
        self._row("pages", page)
        with self._store.transaction(_("Page moved")):
            self._store.update("pages", page, {"order_key": self._moved("pages", page, after)})

    def remove_page(self, page: str) -> None:
        kind = str(self._row("pages", page)["kind"])
        if kind in NEVER_REMOVED:
            raise _kept(_("This page was not removed."), NEVER_REMOVED[kind])
        with self._store.transaction(_("Page removed")):
            for block in self._store.rows("blocks", "page = ?", [page]):
                self._store.delete("blocks", block["id"])
            self._store.delete("pages", page)

    def add_block(self, page: str, block: Block, after: str | None = None, *, first: bool = False) -> Block:
        """Add `block` to `page` behind the block `after`; None: at the end, or at the top where `first`."""
        self._row("pages", page)
        with self._store.transaction(_("Block added")):
            here = ("page = ?", [page])
            key = key_after(self._keys("blocks", *here), -1) if first else self._key("blocks", after, *here)
            return self._insert_block(replace(block, page=page, order_key=key))

    def change_block(self, block: str, changes: Mapping[str, object], merge: str = "") -> None:
        """Change fields of BLOCK_FIELDS; `merge` joins keystrokes in one field to one step of undo."""
        self._known("blocks", block, changes, BLOCK_FIELDS)
        with self._store.transaction(_("Text of the site changed"), merge=merge):
            self._store.update("blocks", block, {name: _column(value) for name, value in changes.items()})

    def redraft_page(self, page: str, texts: Mapping[str, str]) -> None:
        """Texts of a new draft for label, title or description; they count as drafted from now on."""
        drafted = {**rows.drafted_of(self._row("pages", page)), **texts}
        with self._store.transaction(_("Page changed")):
            self.change_page(page, texts)
            self._store.update("pages", page, {"drafted": rows.settings_text(drafted)})

    def redraft_block(self, block: str, texts: Mapping[str, object]) -> None:
        """The same for heading, body and items of a block."""
        row = self._row("blocks", block)
        drafted = {**rows.drafted_of(row), **texts}
        with self._store.transaction(_("Text of the site changed")):
            self.change_block(block, {name: text for name, text in texts.items() if name != "items"})
            if "items" in texts:
                self.change_settings(block, {"items": texts["items"]})
            self._store.update("blocks", block, {"drafted": rows.settings_text(drafted)})

    def move_block(self, block: str, after: str | None) -> None:
        """Put it behind the block `after` of the same page; None: at the top."""
        page = self._row("blocks", block)["page"]
        with self._store.transaction(_("Block moved")):
            self._store.update("blocks", block, {"order_key": self._moved("blocks", block, after, "page = ?", [page])})

    def copy_block(self, block: str) -> Block:
        """The same once more, behind it."""
        row = self._row("blocks", block)
        with self._store.transaction(_("Block copied")):
            return self.add_block(row["page"], replace(rows.block_of(row), id=""), after=block)

    def change_settings(self, block: str, changes: Mapping[str, object], merge: str = "") -> None:
        """Change some of what only this kind of block knows; None takes a setting away."""
        settings = {**rows.block_of(self._row("blocks", block)).settings, **changes}
        kept = {name: value for name, value in settings.items() if value is not None}
        self.change_block(block, {"settings": kept}, merge)

    def remove_block(self, block: str) -> None:
        self._row("blocks", block)
        with self._store.transaction(_("Block removed")):
            self._store.delete("blocks", block)

    def change_look(self, changes: Mapping[str, object], merge: str = "") -> None:
        """Change theme, address or accent (LOOK_FIELDS)."""
        _refuse_unknown(changes, LOOK_FIELDS)
        if wrong := address_problem(str(changes.get("address", ""))):
            happened = _("The address of the site was not taken.")
            raise BadInputError(happened, [wrong], safe=_("Nothing was changed."), remedy=wrong.remedy)
        with self._store.transaction(_("Look of the site changed"), merge=merge):
            if self._store.get("site", "site") is None:
                self._store.insert("site", {"id": "site", "theme": Look().theme, "address": "", "accent": ""})
            self._store.update("site", "site", {name: _column(value) for name, value in changes.items()})

    def _insert(self, page: Page) -> Page:
        page = replace(page, id=page.id or new_id(self._store.clock.now()))
        self._store.insert("pages", rows.page_row(page))
        keys = keys_after(None, len(page.blocks))
        blocks = [replace(block, page=page.id, order_key=key) for block, key in zip(page.blocks, keys, strict=True)]
        return replace(page, blocks=tuple(self._insert_block(block) for block in blocks))

    def _insert_block(self, block: Block) -> Block:
        block = replace(block, id=block.id or new_id(self._store.clock.now()))
        self._store.insert("blocks", rows.block_row(block))
        return block

    def _keys(self, table: str, where: str = "1", args: Sequence[object] = ()) -> list[str]:
        return [row["order_key"] or "" for row in self._store.rows(table, where, args, order=ORDER)]

    def _key(self, table: str, after: str | None, where: str = "1", args: Sequence[object] = ()) -> str:
        ids = [row["id"] for row in self._store.rows(table, where, args, order=ORDER)]
        keys = self._keys(table, where, args)
        if after is None:
            return last_key(keys)
        if after not in ids:
            raise _gone()
        return key_after(keys, ids.index(after))

    def _moved(self, table: str, moved: str, after: str | None, where: str = "1", args: Sequence[object] = ()) -> str:
        where, args = f"{where} AND id != ?", [*args, moved]
        return key_after(self._keys(table, where, args), -1) if after is None else self._key(table, after, where, args)

    def _row(self, table: str, id: str) -> dict[str, Any]:  # noqa: A002, the column's name
        row = self._store.get(table, id)
        if row is None:
            raise _gone()
        return row

    def _known(self, table: str, id: str, changes: Mapping[str, object], fields: frozenset[str]) -> dict[str, Any]:  # noqa: A002
        _refuse_unknown(changes, fields)
        return self._row(table, id)

    def _refuse_address(self, language: str, slug: str, own: str | None, kind: PageKind) -> None:
        """No page on top of another, and none whose address a host could not serve."""
        taken = self._store.rows("pages", "language = ? AND slug = ? AND id != ?", [language, slug, own or ""])
        if taken:
            raise _bad_address(_("Another page has this address already."), _("Choose another one."))
        if not is_slug(slug) and kind not in (PageKind.HOME, PageKind.MISSING):
            raise _bad_address(
                _("This address cannot be used."), _("Take small letters, digits and hyphens, as in “our-bread”.")
            )


def _bad_address(wrong: str, remedy: str) -> BadInputError:
    happened = _("The address of the page was not taken.")
    return BadInputError(happened, [Problem("slug", wrong, remedy)], safe=_("Nothing was changed."), remedy=remedy)


def _identity(page: Page) -> tuple[str, ...]:
    return (page.language, page.kind, page.slug) if page.kind in REPEATED else (page.language, page.kind)


def _column(value: object) -> object:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, Mapping):
        return rows.settings_text(value or NOTHING)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _refuse_unknown(changes: Mapping[str, object], fields: frozenset[str]) -> None:
    if unknown := set(changes) - fields:
        raise TypeError(f"no such field: {', '.join(sorted(unknown))}")


def _kept(happened: str, why: str) -> DevantureError:
    return DevantureError(happened, safe=_("Nothing was changed."), remedy=_(why))


def _gone() -> NotFoundError:
    return NotFoundError(
        _("This part of the site is no longer there."),
        safe=_("Nothing was changed."),
        remedy=_("Look at the site again: it may have been removed in another window."),
    )
