"""The profile as one JSON file that a person can write, documented by resources/profile.schema.json."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from core.errors import BadInputError, Problem
from core.i18n import _, ngettext
from core.profile.advice import notes
from core.profile.entries import profile_entries, read_entries
from core.profile.json_text import decoded, doubled, parsed, read_bytes
from core.profile.model import Photo, Profile
from core.profile.reading import Reading
from core.profile.structure import schema, shape_problems
from core.profile.text import read_line, read_text

CENTRE = (0.5, 0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoFile:
    """A picture not yet taken in: `file` is relative to the profile's file, with "/"."""

    file: str
    alt: str = ""
    caption: str = ""
    focus: tuple[float, float] = CENTRE


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileFile:
    """What a file says. The photos of `profile.team` are file names still; its own photos and logo are empty.

    `notes` are worth a look and keep nobody back: a photo that is not there, a night that goes on after midnight.
    """

    profile: Profile
    photos: tuple[PhotoFile, ...] = ()
    logo: PhotoFile | None = None
    notes: tuple[Problem, ...] = ()

    @property
    def files(self) -> tuple[PhotoFile, ...]:
        """Every picture to take in, once each: photos in order, the logo, then portraits of the team."""
        portraits = (PhotoFile(file=one.photo, alt=one.name) for one in self.profile.team if one.photo)
        files: dict[str, PhotoFile] = {}
        for one in (*self.photos, *((self.logo,) if self.logo else ()), *portraits):
            files.setdefault(one.file, one)
        return tuple(files.values())

    def taken(self, library: Mapping[str, Photo]) -> Profile:
        """The profile with the pictures that were taken in, by file name; those that were not are left out."""
        team = tuple(
            replace(one, photo=library[one.photo].id if one.photo in library else "") for one in self.profile.team
        )
        photos = tuple(library[one.file] for one in self.photos if one.file in library)
        logo = library.get(self.logo.file) if self.logo else None
        return replace(self.profile, team=team, photos=photos, logo=logo)


def read_profile(source: Path | str) -> ProfileFile:
    """The file at a Path, or the text itself; BadInputError with every problem at once."""
    content = read_bytes(source) if isinstance(source, Path) else source.encode("utf-8", "surrogatepass")
    entries = parsed(decoded(content))
    told = doubled(entries) + shape_problems(entries)
    profile, wrong = read_entries(entries)
    root = Reading(entries, "", told)
    photos = tuple(_photo(one) for one in root.groups("photos", only="file"))
    logo = _logo(entries, told)
    for number, member in enumerate(profile.team):
        if member.photo and isinstance(bad := read_file_name(member.photo), Problem):
            told.append(replace(bad, field=f"team[{number}].photo"))
    if told + wrong:
        raise _refused(told + wrong)
    whole = ProfileFile(profile=profile, photos=photos, logo=logo)
    folder = source.parent if isinstance(source, Path) else None
    return replace(whole, notes=(*notes(profile), *_absent(whole, folder)))


def write_profile(file: ProfileFile) -> str:
    """The text of a file that says the same; reading it gives an equal value."""
    entries: dict[str, Any] = {"$schema": schema()["$id"], **profile_entries(file.profile)}
    if file.photos:
        entries["photos"] = [_photo_entry(one) for one in file.photos]
    if file.logo:
        entries["logo"] = _photo_entry(file.logo)
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def profile_file(profile: Profile, name: Callable[[Photo], str]) -> ProfileFile:
    """For export: `name` tells under which file name, beside the JSON, each picture will stand.

    A portrait that is not among the photos is left out: its file is not known here.
    """
    known = {photo.id: name(photo) for photo in (*profile.photos, *((profile.logo,) if profile.logo else ()))}
    team = tuple(replace(one, photo=known.get(one.photo, "")) for one in profile.team)
    photos = tuple(_described(photo, known[photo.id]) for photo in profile.photos)
    logo = _described(profile.logo, known[profile.logo.id]) if profile.logo else None
    return ProfileFile(profile=replace(profile, team=team, photos=(), logo=None), photos=photos, logo=logo)


def read_file_name(text: str) -> str | Problem:
    """A relative name with "/", as typed on any system."""
    line = read_line(text.replace("\\", "/"), 500)
    if isinstance(line, Problem):
        return line
    if re.match(r"[a-z][a-z0-9+.-]+://", line, re.IGNORECASE):
        said = _("This is an address on the internet, not a file.")
        return Problem("", said, _("Download the picture and write its file name."))
    if line.startswith("/") or re.match(r"[a-zA-Z]:", line):
        said = _("The place of the file must be told from the folder of the profile.")
        return Problem("", said, _("Put the picture beside the profile and write only its name."))
    return str(PurePosixPath(line)) if line else ""


def _photo(entry: Reading) -> PhotoFile:
    missing = Problem("", _("A photo needs its file name."), _("Write for example photos/shop.jpg."))
    return PhotoFile(
        file=entry.need("file", read_file_name, missing),
        alt=entry.take("alt", read_line, ""),
        caption=entry.take("caption", read_text, ""),
        focus=_focus(entry.get("focus")),
    )


def _logo(entries: dict[str, Any], told: list[Problem]) -> PhotoFile | None:
    logo = entries.get("logo")
    if logo in (None, ""):
        return None
    return _photo(Reading({"file": logo} if isinstance(logo, str) else logo, "logo", told))


def _focus(value: object) -> tuple[float, float]:
    numbers = [part for part in value if isinstance(part, int | float)] if isinstance(value, list) else []
    return (float(numbers[0]), float(numbers[1])) if len(numbers) == 2 else CENTRE


def _photo_entry(photo: PhotoFile) -> dict[str, Any]:
    entry: dict[str, Any] = {"file": photo.file, "alt": photo.alt, "caption": photo.caption}
    if photo.focus != CENTRE:
        entry["focus"] = list(photo.focus)
    return {key: value for key, value in entry.items() if value}


def _described(photo: Photo, file: str) -> PhotoFile:
    return PhotoFile(file=file, alt=photo.alt, caption=photo.caption, focus=(photo.focus_x, photo.focus_y))


def _absent(file: ProfileFile, folder: Path | None) -> list[Problem]:
    """Pictures that are named and not there; a text without a folder has none to look in."""
    if folder is None:
        return []
    names = [*((f"photos[{place}]", one.file) for place, one in enumerate(file.photos))]
    names += [("logo", file.logo.file)] if file.logo else []
    names += [(f"team[{place}].photo", one.photo) for place, one in enumerate(file.profile.team) if one.photo]
    said, remedy = _("The picture {name} is not there."), _("Put it there, or correct its name; the rest was taken.")
    return [Problem(place, said.format(name=name), remedy) for place, name in names if not (folder / name).is_file()]


def _refused(told: list[Problem]) -> BadInputError:
    said = ngettext(
        "The profile was not taken: {count} entry needs correcting.",
        "The profile was not taken: {count} entries need correcting.",
        len(told),
    )
    remedy = _("Correct what is listed in the file and try again.")
    return BadInputError(said.format(count=len(told)), told, safe=_("Nothing was changed."), remedy=remedy)
