"""The facts about a business, as values. What is unknown is empty, never invented."""

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class PriceKind(StrEnum):
    NONE = "none"  # nothing is said
    EXACT = "exact"
    FROM = "from"  # "à partir de"
    QUOTE = "quote"  # "sur devis"


class Tone(StrEnum):
    WARM = "warm"
    PROFESSIONAL = "professional"
    REFINED = "refined"


class LegalForm(StrEnum):
    """Those a small business has; INSEE's codes (categories juridiques) in `CODES`."""

    SOLE_TRADER = "ei"  # entreprise individuelle, micro-entreprise included
    EURL = "eurl"
    SARL = "sarl"
    SASU = "sasu"
    SAS = "sas"
    SNC = "snc"
    SCI = "sci"
    ASSOCIATION = "association"
    OTHER = "other"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Open from `opens` to `closes`, local time of the business. `closes` before `opens` means after midnight."""

    opens: time
    closes: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """Days from `first` to `last`, both included, on which the weekly hours do not hold.

    Without `spans` the business is closed; with them it is open then (exceptional hours).
    """

    id: str = ""
    first: date
    last: date
    label: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """`cents` of euro, all taxes included; `unit` follows in words ("l'heure", "les 6")."""

    kind: PriceKind = PriceKind.NONE
    cents: int | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A service or product with its price; `section` groups a price list ("Femmes", "Viennoiseries").

    `translations` gives name, description, section and unit in further languages: {"en": {"name": "Haircut"}}.
    """

    id: str = ""
    section: str = ""
    name: str
    description: str = ""
    price: Price = field(default_factory=Price)
    translations: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One of the team. `photo` is a media id."""

    id: str = ""
    name: str
    role: str = ""
    words: str = ""
    photo: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A picture of the library, described: `hash` is the SHA-256 of the kept file, sizes are in pixels as shown.

    `focus_x` and `focus_y` (0 to 1, from the left and the top) say what must stay in sight when it is cropped.
    """

    id: str
    hash: str
    mime: str
    width: int
    height: int
    name: str = ""
    alt: str = ""
    caption: str = ""
    focus_x: float = 0.5
    focus_y: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The business elsewhere: `network` is a key ("facebook", "instagram", "bluesky", ... or "other")."""

    id: str = ""
    network: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Legal:
    """What the legal notice needs (LCEN article 1-1; facts of 2026-11). `capital` in whole euros."""

    form: LegalForm | None = None
    owner_name: str = ""  # sole trader: first name and surname; company: its registered name
    siret: str = ""
    vat_number: str = ""
    vat_exempt: bool = False  # "TVA non applicable, art. 293 B du CGI"
    register: str = ""  # "RCS Rennes 732 829 320" without the number: "RCS Rennes", or "RNE"
    capital: int | None = None
    director: str = ""  # publication director
    profession: str = ""  # regulated title, rules, body
    insurance: str = ""  # building trades: insurer and area of the decennial cover
    mediator_name: str = ""
    mediator_address: str = ""
    mediator_site: str = ""
    host_name: str = ""
    host_address: str = ""
    host_phone: str = ""

    @property
    def siren(self) -> str:
        return self.siret[:9]


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    street: str = ""
    extra: str = ""
    postcode: str = ""
    city: str = ""
    country: str = "FR"
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Everything that is known of a business. `trade` is the key of a file in resources/trades ("bakery").

    `phone` is E.164; `hours` maps each of WEEKDAYS that is known to its spans (an empty tuple: closed that day; a
    missing day: not said). `features` are ticks from resources/profile.schema.json ("parking", "card_payment", ...).
    `towns` are those served, for trades that travel. `since` is a year. `languages`: the first is the main one.
    `zone` is the IANA time zone of the shop. `colours` are "#rrggbb", the strongest first.
    """

    name: str = ""
    trade: str = ""
    naf: str = ""
    description: str = ""
    address: Address = field(default_factory=Address)
    phone: str = ""
    email: str = ""
    legal: Legal = field(default_factory=Legal)
    hours: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    closures: tuple[Closure, ...] = ()
    holidays_open: bool | None = None  # open on public holidays? None: not said
    offers: tuple[Offer, ...] = ()
    team: tuple[Member, ...] = ()
    photos: tuple[Photo, ...] = ()
    logo: Photo | None = None
    colours: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    languages: tuple[str, ...] = ("fr",)
    tone: Tone = Tone.WARM
    familiar: bool = False  # customers are called "tu" in French
    features: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    since: int | None = None
    booking: str = ""  # address of an online booking page
    zone: str = "Europe/Paris"
    words: tuple[str, ...] = ()  # that the spelling has learnt
