"""Pages and blocks by their kind, in the words of the shop: what it is called, what it is for, what it can be told."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.i18n import N_, _
from core.site.model import Block, BlockKind, Page, PageKind

FIRST_WORDS = 80


@dataclass(frozen=True, slots=True)
class From:
    """Where a block takes what it shows from: a sentence, a place in the window, and the words of the button there.
    English source strings."""

    said: str
    place: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """`photo`: it has one of its own; `most`: it can be told how many it shows. English source strings."""

    name: str
    icon: str
    use: str
    photo: bool = False
    most: str = ""
    shows: From | None = None


OFFERS = From(
    N_("It shows the services and prices of “My business”: what you change there changes here."),
    "profile/offers", N_("Change services and prices"),
)  # fmt: skip
HOURS = From(
    N_("It shows the opening hours and closures of “My business”."), "profile/hours", N_("Change the opening hours")
)
CONTACT = From(
    N_("It shows the address, telephone and e-mail of “My business”."), "profile/contact", N_("Change the contact")
)
TEAM = From(N_("It shows the people you name in “My business”."), "profile/team", N_("Change the team"))
AREA = From(N_("It shows the towns you serve, from “My business”."), "profile/field:towns", N_("Change the towns"))
LEGAL = From(
    N_("It writes the legal notice from the legal facts of “My business”."), "profile/law", N_("Change the legal facts")
)
PRIVACY = From(
    N_("It writes by itself what the site does with visitors’ data: it sets no cookie and follows nobody."),
    "profile/law", N_("Look at the legal facts"),
)  # fmt: skip
PHOTOS = From(N_("It shows the photos of “My business”."), "profile/photos", N_("Look after the photos"))
NEWS = From(
    N_("It shows your newest news, the latest first. Add news as a page of its own."), "site/add", N_("Write news")
)
CALL = From(
    N_("Its button is made from “My business”: book online, call, or write."), "profile/contact",
    N_("Change the contact"),
)  # fmt: skip

BLOCKS: Mapping[BlockKind, About] = {
    BlockKind.HERO: About(
        name=N_("Head of the page"),
        icon="star",
        photo=True,
        use=N_("A large heading, one sentence, a photo and buttons."),
    ),
    BlockKind.TEXT: About(name=N_("Text"), icon="text", photo=True, use=N_("A heading and text, with a photo beside.")),
    BlockKind.OFFERS: About(
        name=N_("Services and prices"), icon="services", use=N_("Your services with their prices."), shows=OFFERS,
        most=N_("How many services to show"),
    ),
    BlockKind.REASONS: About(name=N_("Reasons"), icon="good", use=N_("Why customers come to you, point by point.")),
    BlockKind.STEPS: About(name=N_("Steps"), icon="list", use=N_("How it goes, one step after the other.")),
    BlockKind.QUESTIONS: About(name=N_("Questions"), icon="help", use=N_("What customers often ask, with the answer.")),
    BlockKind.HOURS: About(name=N_("Opening hours"), icon="hours", use=N_("When you are open."), shows=HOURS),
    BlockKind.CONTACT: About(
        name=N_("Contact"), icon="place", use=N_("Address, telephone, and the way to you."), shows=CONTACT
    ),
    BlockKind.TEAM: About(name=N_("Team"), icon="people", use=N_("Who works here."), shows=TEAM),
    BlockKind.GALLERY: About(
        name=N_("Photos"), icon="photos", use=N_("Several photos at once."), most=N_("How many photos to show"),
        shows=PHOTOS,
    ),
    BlockKind.AREA: About(name=N_("Towns served"), icon="place", use=N_("Where you come to."), shows=AREA),
    BlockKind.NEWS: About(
        name=N_("News"), icon="posts", use=N_("Your newest news."), most=N_("How many news to show"), shows=NEWS
    ),
    BlockKind.CALL: About(
        name=N_("Invitation"), icon="telephone", use=N_("A closing sentence with one button."), shows=CALL
    ),
    BlockKind.LEGAL: About(name=N_("Legal notice"), icon="law", use=N_("What the law asks for."), shows=LEGAL),
    BlockKind.PRIVACY: About(
        name=N_("Privacy"), icon="lock", use=N_("What happens with visitors’ data."), shows=PRIVACY
    ),
}  # fmt: skip

PAGES: Mapping[PageKind, tuple[str, str, str]] = {
    PageKind.HOME: (N_("Home page"), "home", N_("What visitors see first.")),
    PageKind.OFFERS: (N_("Services and prices"), "services", N_("All that you offer, with its prices.")),
    PageKind.ABOUT: (N_("About"), "people", N_("Who you are and how you work.")),
    PageKind.GALLERY: (N_("Photos"), "photos", N_("All your photos.")),
    PageKind.NEWS: (N_("News"), "posts", N_("The list of your news.")),
    PageKind.ARTICLE: (N_("A piece of news"), "calendar", N_("One thing that happens, with its day.")),
    PageKind.CONTACT: (N_("Contact"), "place", N_("Hours, address, and the way to you.")),
    PageKind.LEGAL: (N_("Legal notice"), "law", N_("The law asks every business for it.")),
    PageKind.PRIVACY: (N_("Privacy"), "lock", N_("What happens with visitors’ data.")),
    PageKind.MISSING: (N_("Page not found"), "unknown", N_("What visitors see at a wrong address.")),
    PageKind.TEXT: (N_("A page of your own"), "page", N_("Whatever you like, under a name of your choice.")),
}
LANGUAGES = {"fr": N_("French"), "en": N_("English")}


def language_name(code: str) -> str:
    return _(LANGUAGES[code]) if code in LANGUAGES else code


def page_name(page: Page) -> str:
    return page.label.strip() or page.title.strip() or _(PAGES[page.kind][0])


def page_icon(page: Page) -> str:
    return PAGES[page.kind][1]


def block_words(block: Block) -> str:
    """Its first words, on one line."""
    said = " ".join((block.heading or block.body).split())
    return said if len(said) <= FIRST_WORDS else said[: FIRST_WORDS - 1] + "…"
