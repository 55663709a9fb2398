"""What lies on a host: the folders that concern us, looked at, and the journal found there."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from unicodedata import normalize

from core.services import journal as journals
from core.services.journal import Journal, Record
from core.services.lanes import Lanes
from core.services.remote import Entry, Remote, What, fingerprint
from core.services.site_paths import OWN, PART, above, part_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """`entries` by path, of every folder in `folders`; whatever else the host holds was not looked at."""

    entries: Mapping[str, Entry]
    folders: frozenset[str]
    journal: Journal
    read_back: Mapping[str, str]  # SHA-256 by path, of those that look unlike what we left

    def parts(self) -> frozenset[str]:
        """Our own temporary files, of this publication or of one that broke off."""
        return frozenset(path for path in self.entries if PART.fullmatch(path.rpartition("/")[2]))

    def is_waiting(self, path: str, record: Record) -> bool:
        """Does the new content still lie under its temporary name? Then it cannot have its real one yet."""
        part = self.entries.get(part_name(path, record.hash))
        return part is not None and part.size in (None, record.size)

    def ours(self, path: str) -> Record | None:
        """What of ours lies at `path`, None if nothing does or if another hand changed it."""
        entry = self.entries.get(path)
        if entry is None or entry.what is not What.FILE:
            return None
        for record in reversed(self.journal.records.get(path, ())):
            if record.fits(entry) and not self.is_waiting(path, record):
                return record
        return self._known_content(path, entry)

    def _known_content(self, path: str, entry: Entry) -> Record | None:
        content = self.read_back.get(path)
        hashes = {each.hash for each in self.journal.records.get(path, ())}
        return Record(content, entry.size or 0, entry.stamp) if content in hashes and content else None


def look(lanes: Lanes, wanted: Mapping[str, tuple[str, int]]) -> Survey:
    """`wanted`: hash and size by path of what shall be there; only its folders and those of the journal are looked at.

    A file whose time of change is not the one we noted (a host moved to new disks, a copy by hand), or which is not in
    the journal although it has the size of ours, is compared by its bytes: neither sent again nor called foreign
    without need.
    """
    top = lanes.first.list("") or ()
    journal = journals.read(lanes.first, lanes.first.list(OWN))
    folders = {folder for path in (*wanted, *journal.records) for folder in above(path)} | set(journal.folders)
    entries = _below("", top)
    seen = {""}
    for depth in range(max((folder.count("/") for folder in folders), default=-1) + 1):
        level = [each for each in sorted(folders) if each.count("/") == depth and _is_folder(entries.get(each))]
        for folder, listed in lanes.each(_list, level):
            entries |= _below(folder, listed)
            seen.add(folder)
    survey = Survey(entries=entries, folders=frozenset(seen), journal=journal, read_back={})
    unsure = list(_unsure(survey, wanted))
    read_back = dict(lanes.each(fingerprint, unsure))
    return Survey(entries=entries, folders=survey.folders, journal=journal, read_back=read_back)


def listed(lanes: Lanes, paths: Collection[str]) -> dict[str, Entry]:
    """What the host shows now in the folders of `paths`."""
    found: dict[str, Entry] = {}
    for folder, entries in lanes.each(_list, sorted({path.rpartition("/")[0] for path in paths})):
        found |= _below(folder, entries)
    return found


def _list(remote: Remote, folder: str) -> Iterable[Entry]:
    return remote.list(folder) or ()


def _below(folder: str, entries: Iterable[Entry]) -> dict[str, Entry]:
    """By path, with accents composed: a Mac gives them back taken apart."""
    prefix = f"{folder}/" if folder else ""
    plain = {prefix + each.name: each for each in entries}
    return {normalize("NFC", path): each for path, each in plain.items()} | plain


def _is_folder(entry: Entry | None) -> bool:
    return entry is not None and entry.what is What.FOLDER


def _unsure(survey: Survey, wanted: Mapping[str, tuple[str, int]]) -> Iterable[str]:
    for path in {*wanted, *survey.journal.records}:
        entry = survey.entries.get(path)
        if entry is None or entry.what is not What.FILE or survey.ours(path):
            continue
        sizes = {each.size for each in survey.journal.records.get(path, ())}
        if path in wanted:
            sizes.add(wanted[path][1])
        if entry.size is None or entry.size in sizes:
            yield path
