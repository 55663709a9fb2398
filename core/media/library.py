"""The photos and the logo of a business: rows in its store, files named by their content in its media folder."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from core.errors import BadInputError, NotFoundError, Problem
from core.i18n import _, ngettext
from core.ids import new_id
from core.media.files import write_whole
from core.ports import Progress, silent
from core.profile.model import Photo
from core.store.order import key_after
from core.store.store import Store

if TYPE_CHECKING:
    from core.media.intake import Taken

HASH = re.compile(r"[0-9a-f]{64}")
EXTENSIONS = ("jpg", "png")
ORDER = "order_key, id"
Source = Path | str | bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of the files, in their order: `photos` are in the library now, `refused` say why not."""

    photos: tuple[Photo, ...]
    refused: tuple[Problem, ...]


class Library:
    """Made with the store of a business and its media folder. Each verb is one transaction and one step of undo.

    Files are never removed: undo, backups and posts on their way may still need them.
    """

    def __init__(self, store: Store, folder: Path) -> None:
        self._store, self._folder = store, folder

    def photos(self) -> tuple[Photo, ...]:
        return tuple(_photo(row) for row in self._rows("photo"))

    def get(self, id: str) -> Photo | None:  # noqa: A002, the column's name
        """The photo or logo with this id; None where it was removed, by whatever still names it."""
        row = self._store.get("media", id)
        return _photo(row) if row else None

    def path(self, hash: str) -> Path:  # noqa: A002, the column's name
        """Where the kept picture lies."""
        if HASH.fullmatch(hash):
            for extension in EXTENSIONS:
                path = self._folder / f"{hash}.{extension}"
                if path.is_file():
                    return path
        raise NotFoundError(
            _("The file of a photo is missing in {folder}.").format(folder=self._folder),
            safe=_("Everything else is untouched."),
            remedy=_("Add the photo again, or bring the folder back from a copy."),
        )

    def add(
        self,
        sources: Iterable[Source],
        kind: str = "photo",
        *,
        progress: Progress = silent,
        stop: Event | None = None,
    ) -> Added:
        """Take what is a picture, name what is not. A picture that is there already stays the one it is.

        Once `stop` is set no further file is read; what was read until then is added.
        """
        each, taken, refused = list(sources), [], []
        for done, source in enumerate(each, start=1):
            if stop is not None and stop.is_set():
                break
            try:
                taken.append(self.keep(source))
            except BadInputError as not_taken:
                refused.extend(not_taken.problems)
            progress(done, len(each), _name(source))
        return Added(photos=self.enter(taken, kind) if taken else (), refused=tuple(refused))

    def describe(
        self,
        id: str,  # noqa: A002, the column's name
        alt: str | None = None,
        caption: str | None = None,
        focus: tuple[float, float] | None = None,
    ) -> Photo:
        """Say what is to be seen, and what must stay in sight when it is cropped (0 to 1, from left and top)."""
        changes: dict[str, object] = {}
        if alt is not None:
            changes["alt"] = alt
        if caption is not None:
            changes["caption"] = caption
        if focus is not None:
            changes |= {"focus_x": _inside(focus[0]), "focus_y": _inside(focus[1])}
        self._row(id)
        if changes:
            with self._store.transaction(_("Photo described"), merge=f"media {id} {' '.join(changes)}"):
                self._store.update("media", id, changes)
        return _photo(self._row(id))

    def move(self, id: str, after: str | None) -> None:  # noqa: A002, the column's name
        """Put it behind the photo `after`; None: at the beginning."""
        row = self._row(id)
        others = [other for other in self._rows(row["kind"]) if other["id"] != id]
        ids = [other["id"] for other in others]
        if after is not None and after not in ids:
            raise _gone()
        key = key_after([other["order_key"] for other in others], -1 if after is None else ids.index(after))
        with self._store.transaction(_("Photo moved")):
            self._store.update("media", id, {"order_key": key})

    def arrange(self, ids: Sequence[str]) -> None:
        """Put the photos in this order, in one step; those that are not named keep theirs, behind them."""
        from core.profile.order import arranged

        rows = {row["id"]: row["order_key"] for row in self._rows("photo")}
        named = [one for one in dict.fromkeys(ids) if one in rows]
        order = [*named, *(one for one in rows if one not in named)]
        with self._store.transaction(_("Photo moved")):
            for one, key in zip(order, arranged([rows[one] or "" for one in order]), strict=True):
                if rows[one] != key:
                    self._store.update("media", one, {"order_key": key})

    def remove_all(self, ids: Iterable[str]) -> None:
        """Several in one step of undo; one that is gone already is no trouble."""
        there = [one for one in ids if self.get(one) is not None]
        name = ngettext("{count} photo removed", "{count} photos removed", len(there)).format(count=len(there))
        with self._store.transaction(name):
            for one in there:
                self.remove(one)

    def remove(self, id: str) -> None:  # noqa: A002, the column's name
        """Take the row away; where it was the logo, the business has none from now on."""
        self._row(id)
        with self._store.transaction(_("Photo removed")):
            self._store.delete("media", id)
            profile = self._store.get("profile", "profile")
            if profile and profile["logo"] == id:
                self._store.update("profile", "profile", {"logo": ""})

    def set_logo(self, source: Source | None) -> Photo | None:
        """Make this picture the logo and its colours those of the business; None: no logo.

        BadInputError says why a file cannot be it.
        """
        if source is None:
            with self._store.transaction(_("Logo removed")):
                self._say({"logo": ""})
            return None
        return self.enter_logo(self.keep(source))

    def enter_logo(self, taken: "Taken") -> Photo:
        """The same for a picture that is kept already."""
        from core.media.colours import logo_colours

        colours = logo_colours(self._folder / taken.file_name)
        with self._store.transaction(_("Logo changed")):
            logo = self.enter([taken], "logo")[0]
            self._say({"logo": logo.id} | ({"colours": json.dumps(colours)} if colours else {}))
        return logo

    def keep(self, source: Source) -> "Taken":
        """Clean one file and keep it; a file with its name holds the same picture already."""
        from core.media.intake import take

        taken = take(source)
        path = self._folder / taken.file_name
        if not path.is_file():
            write_whole(path, taken.data)
        return replace(taken, data=b"")  # sixty photos at once would not fit into an old PC

    def enter(self, taken: Sequence["Taken"], kind: str) -> tuple[Photo, ...]:
        """One row for each picture that has none yet; the photos in the order of `taken`."""
        name = ngettext("{count} photo added", "{count} photos added", len(taken)).format(count=len(taken))
        with self._store.transaction(name):
            rows = self._rows(kind)
            known, keys = {row["hash"]: _photo(row) for row in rows}, [row["order_key"] for row in rows]
            for picture in taken:
                if picture.hash not in known:
                    keys.append(key_after(keys, len(keys) - 1))
                    known[picture.hash] = self._insert(picture, kind, keys[-1])
        return tuple({picture.hash: known[picture.hash] for picture in taken}.values())

    def _insert(self, picture: "Taken", kind: str, order_key: str) -> Photo:
        now = self._store.clock.now()
        photo = Photo(
            id=new_id(now),
            hash=picture.hash,
            mime=picture.mime,
            width=picture.width,
            height=picture.height,
            name=picture.name,
        )
        row = {name: getattr(photo, name) for name in Photo.__slots__}
        self._store.insert("media", row | {"kind": kind, "order_key": order_key, "added": now.isoformat()})
        return photo

    def _say(self, facts: Mapping[str, object]) -> None:
        if self._store.get("profile", "profile") is None:
            self._store.insert("profile", {"id": "profile"})
        self._store.update("profile", "profile", facts)

    def _rows(self, kind: str) -> list[dict[str, Any]]:
        return self._store.rows("media", "kind = ?", [kind], order=ORDER)

    def _row(self, id: str) -> dict[str, Any]:  # noqa: A002, the column's name
        row = self._store.get("media", id)
        if row is None:
            raise _gone()
        return row


def _photo(row: Mapping[str, Any]) -> Photo:
    """An empty column is what nobody has said yet: the value's own default."""
    return Photo(**{name: row[name] for name in Photo.__slots__ if row[name] is not None})


def _name(source: Source) -> str:
    return "" if isinstance(source, bytes) else Path(source).name


def _inside(share: float) -> float:
    return min(1.0, max(0.0, share))


def _gone() -> NotFoundError:
    return NotFoundError(
        _("This photo is no longer there."),
        safe=_("Nothing was changed."),
        remedy=_("It may have been removed on another screen or device; look at the photos again."),
    )
