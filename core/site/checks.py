"""What should be mended before a site is published, in plain words; nothing here stops anybody."""

from collections import Counter
from collections.abc import Iterator, Sequence

from core.errors import Problem
from core.i18n import _
from core.profile.model import Profile
from core.site.address import root_address
from core.site.contact import safe_link
from core.site.legal import missing
from core.site.model import BlockKind, Content, Page, PageKind

TITLE, SHORTEST, LONGEST = 60, 50, 160
PHOTO_BLOCKS = frozenset({BlockKind.GALLERY})


def check(content: Content) -> list[Problem]:
    """Everything at once: first what a visitor misses, then what the law asks, then what search engines read."""
    shown = [page for page in content.pages if not page.hidden and page.language in content.profile.languages]
    return [
        *_reach(content.profile),
        *_site(content, shown),
        *_photos(content.profile, shown),
        *missing(content.profile),
        *_search(shown),
    ]


def _reach(profile: Profile) -> Iterator[Problem]:
    if not profile.phone:
        yield Problem("phone", _("Visitors find no telephone number on the site."), _("Add it in “My business”."))
    if not profile.hours:
        yield Problem("hours", _("Visitors find no opening hours on the site."), _("Add them in “My business”."))
    for number, link in enumerate(profile.links):
        if not safe_link(link.address):
            said = _("The address “{address}” leads nowhere, so the site leaves it out.").format(address=link.address)
            yield Problem(f"links[{number}].address", said, _("Copy the whole address from your browser."))
    if profile.booking and not safe_link(profile.booking):
        said = _("The address for booking leads nowhere, so the site leaves it out.")
        yield Problem("booking", said, _("Copy the whole address from your browser."))


def _site(content: Content, shown: Sequence[Page]) -> Iterator[Problem]:
    if not root_address(content.look.address):
        said = _("The address at which the site will stand is not known yet.")
        yield Problem("site.address", said, _("Add it before publishing, so that search engines know your pages."))
    for language in content.profile.languages:
        if not any(page.kind is PageKind.HOME for page in shown if page.language == language):
            said = _("There is no home page in the language “{language}”.").format(language=language)
            yield Problem(f"pages.{language}", said, _("Show it again, or take the language out of the profile."))
        if not any(page.kind is PageKind.LEGAL for page in shown if page.language == language):
            said = _("There is no legal notice in the language “{language}”.").format(language=language)
            yield Problem(f"pages.{language}.legal", said, _("Show it again: every business site must have one."))
    for page in shown:
        if not page.blocks and page.kind is not PageKind.MISSING:
            said = _("The page “{name}” is empty.").format(name=page.label or page.title)
            yield Problem(f"pages.{page.id}.blocks", said, _("Write something on it, or hide it."))


def _photos(profile: Profile, shown: Sequence[Page]) -> Iterator[Problem]:
    """Those that the pages show, each told once."""
    used = {block.media for page in shown for block in page.blocks if block.media}
    used |= {member.photo for member in profile.team}
    if any(block.kind in PHOTO_BLOCKS for page in shown for block in page.blocks):
        used |= {photo.id for photo in profile.photos}
    for photo in profile.photos:
        if photo.id in used and not photo.alt.strip():
            said = _("The photo “{name}” is not described.").format(name=photo.name or photo.id)
            remedy = _("Say in a few words what it shows, for those who cannot see it.")
            yield Problem(f"photos.{photo.id}.alt", said, remedy)


def _search(shown: Sequence[Page]) -> Iterator[Problem]:
    indexed = [page for page in shown if page.kind is not PageKind.MISSING]
    titles = Counter(page.title for page in indexed if page.title)
    for page in indexed:
        name, place = page.label or page.title, f"pages.{page.id}"
        if not page.title.strip():
            yield Problem(f"{place}.title", _("The page “{name}” has no title.").format(name=name), _("Write one."))
        elif len(page.title) > TITLE:
            said = _("The title of the page “{name}” is too long: search engines cut it.").format(name=name)
            yield Problem(f"{place}.title", said, _("Keep it to {number} characters.").format(number=TITLE))
        elif titles[page.title] > 1:
            said = _("The title of the page “{name}” stands on another page too.").format(name=name)
            yield Problem(f"{place}.title", said, _("Give each page its own title."))
        if not SHORTEST <= len(page.description) <= LONGEST:
            said = _("The description of the page “{name}” is too short or too long.").format(name=name)
            remedy = _("Write {least} to {most} characters: search engines show them under the title.")
            yield Problem(f"{place}.description", said, remedy.format(least=SHORTEST, most=LONGEST))
