"""Who made what, and under which terms it may be passed on; read from what is really installed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from core import __version__
from core.i18n import _

RESOURCES = Path(__file__).parents[3] / "resources"
QT = ("PySide6_Essentials", "PySide6_Addons", "shiboken6")
ASKED = (
    "qtawesome", "sqlite-utils", "requests", "Jinja2", "Pillow", "pi-heif", "keyring", "paramiko", "regex", "Babel",
    "jsonschema", "phonenumbers", "holidays", "platformdirs", "filelock", "fractional-indexing", "tzdata",
)  # fmt: skip
LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice)[^/]*$", re.IGNORECASE)
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Part:
    """Something that is passed on with the program. `text` is the whole licence, "" where it is not at hand."""

    name: str
    version: str
    licence: str
    text: str = ""


def parts() -> list[Part]:
    """Reads many small files: not for the GUI thread."""
    ours = Part("Devanture", __version__, "MIT", _file(RESOURCES.parent / "LICENSE"))
    letters = Part("Figtree", "", "SIL Open Font License 1.1", _file(RESOURCES / "fonts" / "OFL.txt"))
    icons = Part("Phosphor Icons", "", "MIT", _file(RESOURCES / "licences" / "phosphor.txt"))
    return [ours, *_qt(), letters, icons, *_libraries()]


def _qt() -> list[Part]:
    text = "\n\n".join(_file(RESOURCES / "licences" / name) for name in ("lgpl-3.0.txt", "gpl-3.0.txt"))
    found = [part for name in QT if (part := _part(name)) is not None]
    return [Part(f"Qt, {part.name}", part.version, "LGPL 3", text) for part in found]


def _libraries() -> list[Part]:
    """What was asked for, and what that needs in its turn."""
    names, seen = list(ASKED), dict[str, Part]()
    while names:
        name = names.pop(0)
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in seen or (part := _part(name)) is None:
            continue
        seen[key] = part
        names += _needs(name)
    return sorted(seen.values(), key=lambda part: part.name.lower())


def _needs(name: str) -> list[str]:
    """Those that are wanted in every case, not only for some extra or another system."""
    wanted = [line for line in distribution(name).requires or [] if "extra ==" not in line]
    return [match[0] for line in wanted if (match := re.match(r"[\w.-]+", line))]


def _part(name: str) -> Part | None:
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return None
    return Part(found.metadata["Name"], found.version, _licence(found), _text(found))


def _licence(found: Distribution) -> str:
    meta = found.metadata.json  # a plain mapping, lower case
    said = str(meta.get("license_expression") or "")
    classified = [line.rpartition("::")[2].strip() for line in meta.get("classifier") or [] if "License ::" in line]
    written = str(meta.get("license") or "").strip().split("\n")[0]
    short = written if len(written) <= LONGEST else ""
    return said or short or ", ".join(classified) or _("see its text")


def _text(found: Distribution) -> str:
    files = [file for file in found.files or [] if LICENCE_FILE.search(str(file)) and ".dist-info" in str(file)]
    return "\n\n".join(_file(Path(str(file.locate()))) for file in files)


def _file(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


def html(found: Sequence[Part]) -> str:
    rows = "".join(_row(part, place) for place, part in enumerate(found))
    paragraphs = (
        _("Version {version}").format(version=__version__),
        _("Devanture is free software: you may use it, give it to others, look into it and change it."),
        _("Nothing leaves this computer by itself: no statistics, no look for news. Only what you send goes out, to "
          "the services that you have connected, and what you look up in the public register."),
        *([_("The parts it is made of, and their terms:")] if found else ()),
    )  # fmt: skip
    said = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    return f'<h1>Devanture</h1>{said}<table width="100%">{rows}</table>'


def licence_html(part: Part) -> str:
    text = escape(part.text).replace("\n", "<br>")
    back = f'<p><a href="about.md">{escape(_("Back to all parts"))}</a></p>'
    return f"{back}<h1>{escape(part.name)}</h1><p><b>{escape(part.licence)}</b></p><p>{text}</p>"


def _row(part: Part, place: int) -> str:
    name = escape(part.name)
    shown = f'<a href="licence:{place}">{name}</a>' if part.text else name
    cells = ((48, shown), (18, escape(part.version)), (34, escape(part.licence)))
    made = "".join(f'<td width="{wide}%" style="padding:4px 12px 4px 0">{cell}</td>' for wide, cell in cells)
    return f"<tr>{made}</tr>"
