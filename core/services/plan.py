"""What has to be done so that a host holds exactly the wanted site of ours, and nothing else of ours."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.i18n import _
from core.services.journal import Record
from core.services.outcome import RefusedError
from core.services.remote import What
from core.services.service import SiteFile
from core.services.site_paths import above, part_name
from core.services.survey import Survey

NAMED = 5
"""How many files a message names before it says "and so on"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    send: tuple[SiteFile, ...]  # bytes have to travel
    place: tuple[SiteFile, ...]  # are to get their real name; all of `send`, and what already waits there
    keep: Mapping[str, Record]  # lies there as wanted
    news: Mapping[str, Record]  # of `keep`, what the journal does not know (so) yet
    delete: tuple[str, ...]  # of ours, no longer wanted
    litter: tuple[str, ...]  # temporary files of a publication that nobody will end
    make: tuple[str, ...]  # folders, outermost first
    changed: tuple[str, ...]  # ours, but another hand changed or removed it: is put back
    left: tuple[str, ...]  # no longer wanted, but another hand changed it: is left alone

    @property
    def done(self) -> bool:
        """The publication stands there complete."""
        return not (self.place or self.delete)


def plan(files: Mapping[str, SiteFile], there: Survey, *, site: str, take_over: bool) -> Plan:
    if not take_over:
        _refuse_other_site(there, site)
    _refuse_in_the_way(files, there)
    keep = {path: record for path, file in files.items() if (record := _as_wanted(file, there))}
    place = tuple(file for path, file in files.items() if path not in keep)
    if not take_over:
        _refuse_foreign(place, there)
    waiting = {part_name(file.path, file.hash) for file in place if _waits(file, there)}
    unwanted = [path for path in there.journal.records if path not in files]
    return Plan(
        send=tuple(file for file in place if part_name(file.path, file.hash) not in waiting),
        place=place,
        keep=keep,
        news={path: each for path, each in keep.items() if not _is_noted(path, each, there)},
        delete=tuple(sorted(path for path in unwanted if there.ours(path))),
        litter=tuple(sorted(there.parts() - waiting)),
        make=_missing_folders(place, there),
        changed=tuple(file.path for file in place if _is_owned(file.path, there) and _was_touched(file.path, there)),
        left=tuple(sorted(path for path in unwanted if _is_owned(path, there) and _was_changed(path, there))),
    )


def _as_wanted(file: SiteFile, there: Survey) -> Record | None:
    """The record of a file that needs nothing: ours, or one by another hand with the very same bytes."""
    entry = there.entries.get(file.path)
    if entry is None or entry.what is not What.FILE:
        return None
    if there.read_back.get(file.path) == file.hash:
        return Record(file.hash, file.size, entry.stamp)
    record = there.ours(file.path)
    return record if record and record.hash == file.hash else None


def _is_noted(path: str, record: Record, there: Survey) -> bool:
    return _is_owned(path, there) and record in there.journal.records[path]


def _waits(file: SiteFile, there: Survey) -> bool:
    part = there.entries.get(part_name(file.path, file.hash))
    return part is not None and part.size == file.size


def _is_owned(path: str, there: Survey) -> bool:
    """Does the journal say that the path is ours, and not on its way out?"""
    return path in there.journal.records and path not in there.journal.dropped


def _was_changed(path: str, there: Survey) -> bool:
    return path in there.entries and there.ours(path) is None


def _was_touched(path: str, there: Survey) -> bool:
    """Changed, or taken away, but not merely on its way to its place when a publication broke off."""
    waiting = any(there.is_waiting(path, record) for record in there.journal.records[path])
    return _was_changed(path, there) or (path not in there.entries and not waiting)


def _missing_folders(place: tuple[SiteFile, ...], there: Survey) -> tuple[str, ...]:
    wanted = {folder for file in place for folder in above(file.path)}
    return tuple(sorted(folder for folder in wanted if folder not in there.folders))


def _refuse_other_site(there: Survey, site: str) -> None:
    if there.journal.site not in ("", site):
        raise RefusedError(
            _("Another business’s site stands in this folder, put there by Devanture."),
            safe=_("Nothing was changed there."),
            remedy=_("Choose another folder, or set “take over” to yes in the account to replace that site."),
        )


def _refuse_in_the_way(files: Mapping[str, SiteFile], there: Survey) -> None:
    """A folder or link where a file must go, or the other way round, is never removed."""
    folders = {folder for path in files for folder in above(path)}
    blocked = [path for path in files if path in there.entries and there.entries[path].what is not What.FILE]
    blocked += [each for each in folders if each in there.entries and there.entries[each].what is not What.FOLDER]
    if blocked:
        raise RefusedError(
            _("On the host, something else stands where the site needs a place: {names}.").format(names=named(blocked)),
            safe=_("Nothing was changed there."),
            remedy=_("Rename or remove it there, or choose another folder, then publish again."),
        )


def _refuse_foreign(place: tuple[SiteFile, ...], there: Survey) -> None:
    foreign = [file.path for file in place if _is_foreign(file.path, there)]
    if foreign:
        raise RefusedError(
            _("Files that Devanture did not put there are in the way: {names}.").format(names=named(foreign)),
            safe=_("Nothing was changed there."),
            remedy=_("To replace them by your new site, set “take over” to yes in the account, then publish again."),
        )


def _is_foreign(path: str, there: Survey) -> bool:
    return path in there.entries and not _is_owned(path, there) and there.ours(path) is None


def named(paths: list[str] | tuple[str, ...]) -> str:
    shown = ", ".join(sorted(paths)[:NAMED])
    return shown if len(paths) <= NAMED else _("{names} and others").format(names=shown)
