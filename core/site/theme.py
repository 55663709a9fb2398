"""A theme: templates, one style sheet, fonts, and a description that a designer can read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import NotFoundError
from core.i18n import _
from core.site.palette import Ground

if TYPE_CHECKING:
    from jinja2 import Environment, Template

THEMES = Path(__file__).parent.parent.parent / "resources" / "themes"
PAGE = "page.html"
STYLE = "site.css"


@dataclass(frozen=True, slots=True)
class Font:
    """`file` in the theme's folder `fonts`, `weight` as CSS writes it ("100 900" for a variable one)."""

    family: str
    file: str
    weight: str


@dataclass(frozen=True, slots=True)
class Mood:
    """A variant of a theme for a group of trades: its fonts, and the hue where neither owner nor trade give one."""

    key: str
    fonts: tuple[Font, ...]
    hue: float
    ground: Ground


class Theme:
    """Made with the folder of a theme; read when first used, then kept. Holds no state of any page or language."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._fonts: dict[str, bytes] = {}

    @property
    def name(self) -> str:
        """What its maker calls it."""
        return str(self._about.get("name", self.folder.name))

    def mood(self, type_: str) -> Mood:
        """The variant for a schema.org type ("Bakery")."""
        key = self._about["types"].get(type_, self._about["types"]["*"])
        given = self._about["moods"][key]
        return Mood(key, tuple(Font(**font) for font in given["fonts"]), given["hue"], Ground(**given["ground"]))

    @cached_property
    def stamp(self) -> str:
        """Changes whenever a template or the description does."""
        digest = sha256()
        for file in sorted((self.folder / "templates").rglob("*.html")):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
        digest.update((self.folder / "theme.json").read_bytes())
        return digest.hexdigest()

    @cached_property
    def style(self) -> str:
        return (self.folder / STYLE).read_text(encoding="utf-8")

    def font_bytes(self, font: Font) -> bytes:
        return self._bytes(font.file)

    def font_licence(self, font: Font) -> tuple[str, bytes]:
        """Goes along with the font wherever it goes: its file name and text."""
        name = f"{Path(font.file).stem}-OFL.txt"
        return name, self._bytes(name)

    def _bytes(self, name: str) -> bytes:
        if name not in self._fonts:
            self._fonts[name] = (self.folder / "fonts" / name).read_bytes()
        return self._fonts[name]

    @cached_property
    def page(self) -> "Template":
        return self._environment.get_template(PAGE)

    @cached_property
    def _about(self) -> Mapping[str, Any]:
        about: Mapping[str, Any] = json.loads((self.folder / "theme.json").read_text(encoding="utf-8"))
        return about

    @cached_property
    def _environment(self) -> "Environment":
        """Templates may be an advisor's own: sandboxed, all text escaped, a misspelt name an error, not a gap."""
        from jinja2 import FileSystemLoader, StrictUndefined
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        return ImmutableSandboxedEnvironment(
            loader=FileSystemLoader(self.folder / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )


@cache
def open_theme(key: str, folder: Path = THEMES) -> Theme:
    found = folder / key
    if not key or key != found.name or not (found / "theme.json").is_file():
        raise NotFoundError(
            _("The theme “{name}” is not there.").format(name=key),
            safe=_("Texts and photos of the site are untouched."),
            remedy=_("Choose another theme, or install it again."),
        )
    return Theme(found)


def theme_keys(folder: Path = THEMES) -> list[str]:
    """The themes that are installed."""
    return sorted(path.parent.name for path in folder.glob("*/theme.json"))
