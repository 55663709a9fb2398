"""Putting a site on a host: one way for all hosts, over the few operations of a `Remote`.

1. Look: list our folders, read the journal found there, work out what differs (`survey`, `plan`).
2. Send what differs under temporary names, look again whether all of it arrived whole.
3. Note in the journal what is going to be in place. 4. Give the new files their names, assets before pages.
5. Look again. 6. Take away what is no longer wanted, last.

Each step leaves the site online whole, and from whatever point it broke off the next run sees by looking where to go
on: what has arrived is not sent again, from whichever computer. The whole may be repeated at any time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from posixpath import basename, splitext

from core.services import host_faults, journal
from core.services.journal import Journal, Record, Step
from core.services.lanes import Lanes
from core.services.outcome import RefusedError
from core.services.parcel import opened, size_in_words
from core.services.plan import Plan, plan
from core.services.remote import Entry, Remote
from core.services.service import Line, SiteFile
from core.services.site_paths import OWN, above, part_name
from core.services.survey import Survey, listed, look

PAGES = {".html", ".htm", ".php"}
LISTS = {".xml", ".txt", ".json", ".webmanifest"}  # sitemap, feed, robots: they name pages


def turn(path: str) -> int:
    """Whatever names another file is put in place after it: assets, then pages, then lists of pages."""
    if basename(path).startswith("."):
        return 2
    suffix = splitext(path)[1].lower()
    return 1 if suffix in PAGES else 2 if suffix in LISTS else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    sent: tuple[str, ...]
    kept: int
    removed: tuple[str, ...]
    changed: tuple[str, ...]  # by another hand, put back by us
    left: tuple[str, ...]  # by another hand, no longer wanted, left as they are


@dataclass(frozen=True, slots=True, kw_only=True)
class Deploy:
    """`host` names the host in messages, `site` marks in the journal whose site it is."""

    lanes: Lanes
    line: Line
    host: str
    site: str
    take_over: bool = False

    def publish(self, files: Mapping[str, SiteFile]) -> Published:
        there, todo = self._looked(files)
        self.lanes.all(_delete, todo.litter)  # first: it may be what fills the disk
        self._check_room(todo)
        known = self._prepared(there.journal, todo)
        self._send(todo.send)
        arrived = self._arrived(todo.place)
        known = self._noted(known, files={**todo.news, **arrived}, drops=(*todo.delete, *todo.left))
        self._place(todo.place)
        placed = self._placed(arrived)
        known = self._noted(known, files={path: each for path, each in placed.items() if each != arrived[path]})
        self._tidy(there, todo, set(files))
        if known.wants_base:
            self._start_afresh(known, {**todo.keep, **placed})
        return Published(
            sent=tuple(file.path for file in todo.send), kept=len(todo.keep), removed=todo.delete,
            changed=todo.changed, left=todo.left,
        )  # fmt: skip

    def is_complete(self, files: Mapping[str, SiteFile]) -> bool:
        """Does exactly this site stand there, by the journal and in fact?"""
        try:
            return self._looked(files)[1].done
        except RefusedError:
            return False  # something else stands in its place

    def withdraw(self) -> None:
        """Take away all that is ours: pages before assets, the journal last. What another hand put there stays."""
        there = look(self.lanes, {})
        todo = plan({}, there, site=self.site, take_over=self.take_over)
        for _turn, paths in groupby(sorted(todo.delete, key=turn, reverse=True), key=turn):
            self.lanes.all(_delete, paths)
        self.lanes.all(_delete, todo.litter)
        self._remove_folders(there.journal.folders & there.folders)
        remote = self.lanes.first
        for name in there.journal.names:
            remote.delete(f"{OWN}/{name}")
        remote.delete(journal.DENY)
        remote.remove_folder(OWN)

    def _looked(self, files: Mapping[str, SiteFile]) -> tuple[Survey, Plan]:
        there = look(self.lanes, {path: (file.hash, file.size) for path, file in files.items()})
        return there, plan(files, there, site=self.site, take_over=self.take_over)

    def _check_room(self, todo: Plan) -> None:
        needed = sum(file.size for file in todo.send)
        free = self.lanes.first.free() if needed else None
        if free is not None and needed > free:
            raise host_faults.too_small(self.host, needed=size_in_words(needed), free=size_in_words(free))

    def _prepared(self, known: Journal, todo: Plan) -> Journal:
        """A place for the journal, and the folders: noted before they are made, so that none is forgotten."""
        if todo.done and not todo.news and not todo.left:
            return known
        if not known.denied:
            self.lanes.first.make_folder(OWN)
            journal.deny_visitors(self.lanes.first)
        known = self._noted(known, folders=todo.make)
        for _depth, folders in groupby(sorted(todo.make, key=_depth_of), key=_depth_of):
            self.lanes.all(_make_folder, folders)
        return known

    def _send(self, files: tuple[SiteFile, ...]) -> None:
        self.line.progress(0, len(files), "")
        for done, (file, _none) in enumerate(self.lanes.each(self._send_one, files), 1):
            self.line.progress(done, len(files), file.path)

    def _send_one(self, remote: Remote, file: SiteFile) -> None:
        with opened(self.line, file) as parcel:
            remote.write(part_name(file.path, file.hash), parcel)

    def _arrived(self, files: tuple[SiteFile, ...]) -> dict[str, Record]:
        """What waits under temporary names, as the host shows it; refused unless all of it is whole."""
        parts = {part_name(file.path, file.hash): file for file in files}
        seen = listed(self.lanes, parts)
        if parts and not seen.keys() & parts.keys():
            raise host_faults.hides_dots(self.host)
        for part, digest in self.lanes.each(_digest, parts):
            if digest not in (None, parts[part].hash):
                self.lanes.first.delete(part)
                raise host_faults.incomplete(parts[part].path)
        return {file.path: _record(file, seen.get(part)) for part, file in parts.items()}

    def _place(self, files: tuple[SiteFile, ...]) -> None:
        for _turn, group in groupby(sorted(files, key=_turn_of), key=_turn_of):
            self.lanes.all(_give_its_name, group)

    def _placed(self, arrived: Mapping[str, Record]) -> dict[str, Record]:
        seen = listed(self.lanes, arrived)
        files = (SiteFile(path=path, size=each.size, hash=each.hash) for path, each in arrived.items())
        return {file.path: _record(file, seen.get(file.path)) for file in files}

    def _noted(
        self, known: Journal, *, files: Mapping[str, Record] | None = None, drops: Iterable[str] = (),
        folders: Iterable[str] = (),
    ) -> Journal:  # fmt: skip
        step = Step(site=self.site, files=files or {}, drops=tuple(drops), folders=tuple(folders))
        if not (step.files or step.drops or step.folders):
            return known
        return journal.add(self.lanes.first, known, step)

    def _tidy(self, there: Survey, todo: Plan, wanted: set[str]) -> None:
        self.lanes.all(_delete, todo.delete)
        needed = {folder for path in wanted for folder in above(path)}
        self._remove_folders(there.journal.folders & there.folders - needed)

    def _remove_folders(self, folders: Iterable[str]) -> None:
        for folder in sorted(folders, key=_depth_of, reverse=True):
            self.lanes.first.remove_folder(folder)

    def _start_afresh(self, known: Journal, records: Mapping[str, Record]) -> None:
        needed = {folder for path in records for folder in above(path)}
        everything = Step(site=self.site, files=records, folders=known.folders & needed)
        journal.start_afresh(self.lanes.first, known, everything)


def _delete(remote: Remote, path: str) -> None:
    remote.delete(path)


def _make_folder(remote: Remote, path: str) -> None:
    remote.make_folder(path)


def _digest(remote: Remote, path: str) -> str | None:
    return remote.digest(path)


def _give_its_name(remote: Remote, file: SiteFile) -> None:
    remote.replace(part_name(file.path, file.hash), file.path)


def _record(file: SiteFile, entry: Entry | None) -> Record:
    if entry is None or entry.size not in (None, file.size):
        raise host_faults.incomplete(file.path)
    return Record(file.hash, file.size, entry.stamp)


def _turn_of(file: SiteFile) -> int:
    return turn(file.path)


def _depth_of(folder: str) -> int:
    return folder.count("/")
