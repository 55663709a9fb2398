"""Files of a site that are no pages: style sheet, fonts, icons, the card that networks show beside a link."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from core.media.recipe import Variant
from core.media.variants import VariantCache, Wanted, planned
from core.profile.model import Photo, Profile
from core.site.model import BlockKind, Content, PageKind
from core.site.palette import Palette
from core.site.pictures import FOLDER
from core.site.places import Places
from core.site.style import style_sheet
from core.site.text import line
from core.site.theme import Mood, Theme

ASSETS = "assets"
ICONS = (
    ("icon", "favicon.ico", "image/x-icon", "16x16 32x32 48x48"),
    ("apple-touch-icon", "apple-touch-icon.png", "image/png", "180x180"),
)
RECIPE = "1"  # raised when the drawing of icons or card changes


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be there: `key` names what it is made from, `make` gives its bytes when they are needed."""

    path: str
    key: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Assets:
    """Made for one build; paths are relative to the root of the site."""

    css: str
    fonts: tuple[str, ...]
    card: str
    jobs: tuple[Job, ...]


Kept = Callable[[str], Path]


def assets(
    content: Content, places: Places, theme: Theme, mood: Mood, colours: Palette, kept: Kept, *, with_card: bool = True
) -> Assets:
    """A preview does without the card: nobody sees it there, and it would be drawn anew at each key."""
    fonts = {font.file: _named(Path(font.file), theme.font_bytes(font)) for font in mood.fonts}
    style = style_sheet(theme.style, colours, mood, fonts)
    css = f"{ASSETS}/{_named(Path('site.css'), style)}"
    jobs = [Job(css, css, lambda: style)]
    for font in mood.fonts:
        path = f"{ASSETS}/{fonts[font.file]}"
        jobs.append(Job(path, path, lambda font=font: theme.font_bytes(font)))  # type: ignore[misc]
        licence, text = theme.font_licence(font)
        jobs.append(Job(f"{ASSETS}/{licence}", key_of(text), lambda text=text: text))  # type: ignore[misc]
    jobs += _icons(content.profile, colours, kept)
    cards = [_card(content, places, colours, kept)] if with_card else []
    card = cards[0].path if cards else ""
    return Assets(css, tuple(f"{ASSETS}/{name}" for name in fonts.values()), card, (*jobs, *cards))


def picture_jobs(wanted: Wanted, cache: VariantCache, recipe: str) -> Iterator[Job]:
    """The files of one photo, out of the cache, where they are made once more if somebody emptied it."""
    files = planned(wanted.photo, wanted.widths).files
    for one in {one.name: one for one in files}.values():

        def make(one: Variant = one) -> bytes:
            path = cache.path(one)
            if not path.is_file():
                cache.ensure(wanted.photo, wanted.widths)
            return path.read_bytes()

        yield Job(f"{FOLDER}/{one.name}", f"{recipe}/{one.name}", make)


def key_of(*parts: object) -> str:
    digest = sha256()
    for part in parts:
        digest.update(part if isinstance(part, bytes) else str(part).encode())
        digest.update(b"\0")
    return digest.hexdigest()


def initials(name: str) -> str:
    """First letters of the first two words that are more than a joining word."""
    words = [word for word in name.replace("’", " ").replace("'", " ").split() if word[0].isalnum()]
    long = [word for word in words if len(word) > 2] or words
    return "".join(word[0] for word in long[:2]).upper() or "•"


def _icons(profile: Profile, colours: Palette, kept: Kept) -> list[Job]:
    logo = profile.logo
    letters, colour, paper = initials(profile.name), colours.light["accent"], colours.light["paper"]
    key = key_of(RECIPE, logo.hash if logo else "", letters, colour, paper)
    drawn: dict[str, bytes] = {}

    def make(name: str) -> bytes:
        from core.media.icons import icon_files

        if not drawn:
            drawn.update(icon_files(kept(logo.hash) if logo else None, letters, colour, paper))
        return drawn[name]

    return [Job(name, key, lambda name=name: make(name)) for _rel, name, _type, _sizes in ICONS]  # type: ignore[misc]


def _card(content: Content, places: Places, colours: Palette, kept: Kept) -> Job:
    profile = content.profile
    photo, title = _front(content, places)
    inks = (colours.light["accent"], colours.light["paper"], colours.light["ink"])
    focus = (photo.focus_x, photo.focus_y) if photo else (0.5, 0.5)
    key = key_of(RECIPE, photo.hash if photo else "", focus, title, profile.name, inks)

    def make() -> bytes:
        from core.media.icons import og_picture

        return og_picture(kept(photo.hash) if photo else None, title, profile.name, inks, focus=focus)

    return Job(f"{ASSETS}/card-{key[:10]}.jpg", key, make)


def _front(content: Content, places: Places) -> tuple[Photo | None, str]:
    """Photo and headline of the home page."""
    home = places.first(places.main, PageKind.HOME)
    blocks = home.page.blocks if home else ()
    hero = next((block for block in blocks if block.kind is BlockKind.HERO), None)
    photos = {photo.id: photo for photo in content.profile.photos}
    photo = photos.get(hero.media if hero else "") or next(iter(photos.values()), None)
    return photo, line(hero.heading if hero else "", places.main) or content.profile.name


def _named(file: Path, data: bytes) -> str:
    """The name carries the content, so that hosts and browsers may keep it for ever."""
    return f"{file.stem}-{sha256(data).hexdigest()[:10]}{file.suffix}"
