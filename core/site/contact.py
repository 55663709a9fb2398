"""How to reach a business, and when it is open: the parts of the profile that stand on every page."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from urllib.parse import quote_plus, urlsplit

from core.i18n import N_
from core.profile.model import WEEKDAYS, Address, Closure, Profile, Span
from core.site.text import line
from core.site.views import ClosureView, ContactView, HoursRow, HoursView, LinkView
from core.site.voice import Voice, sentence

MAP = "https://www.openstreetmap.org/"
NETWORKS = {
    "facebook": "Facebook", "instagram": "Instagram", "tiktok": "TikTok", "youtube": "YouTube",
    "linkedin": "LinkedIn", "pinterest": "Pinterest", "x": "X", "threads": "Threads", "bluesky": "Bluesky",
    "mastodon": "Mastodon", "whatsapp": "WhatsApp", "google": "Google", "tripadvisor": "Tripadvisor",
    "planity": "Planity", "treatwell": "Treatwell", "pagesjaunes": "PagesJaunes",
}  # fmt: skip
FEATURES = {
    "parking": N_("Parking nearby"),
    "wheelchair_access": N_("Wheelchair access"),
    "card_payment": N_("Cards accepted"),
    "contactless": N_("Contactless payment"),
    "meal_vouchers": N_("Meal vouchers accepted"),
    "cheque": N_("Cheques accepted"),
    "by_appointment": N_("By appointment"),
    "walk_in": N_("No appointment needed"),
    "home_visits": N_("We come to you"),
    "emergency": N_("Emergency call-outs"),
    "delivery": N_("Delivery"),
    "click_and_collect": N_("Order ahead, collect in the shop"),
    "takeaway": N_("To take away"),
    "terrace": N_("Terrace"),
    "wifi": N_("Wi-Fi"),
    "air_conditioning": N_("Air conditioning"),
    "children_welcome": N_("Children welcome"),
    "pets_welcome": N_("Pets welcome"),
    "gift_vouchers": N_("Gift vouchers"),
    "loyalty_card": N_("Loyalty card"),
    "free_quote": N_("Free quotation"),
    "organic": N_("Organic products"),
    "homemade": N_("Home-made"),
    "local_products": N_("Local products"),
    "eco_friendly": N_("Mindful of the environment"),
    "english_spoken": N_("English spoken"),
    "artisan": N_("Registered craftsperson (artisan)"),
    "master_craftsman": N_("Master craftsperson (maître artisan)"),
    "rge": N_("RGE certified"),
    "qualiopi": N_("Qualiopi certified"),
    "vegetarian": N_("Vegetarian dishes"),
    "gluten_free": N_("Gluten-free choice"),
    "groups_welcome": N_("Groups welcome"),
    "private_room": N_("Private room"),
    "breakfast": N_("Breakfast"),
    "pool": N_("Swimming pool"),
    "ev_charging": N_("Charging point for electric cars"),
    "loan_vehicle": N_("Courtesy vehicle"),
    "workshops": N_("Workshops and classes"),
    "tastings": N_("Tastings"),
    "rental": N_("Hire"),
    "repairs": N_("Repairs"),
    "second_hand": N_("Second-hand"),
    "custom_orders": N_("Made to order"),
    "third_party_payment": N_("Third-party payment (tiers payant)"),
    "tax_credit": N_("Tax credit for services at home"),
    "video_call": N_("By video call"),
}


def contact(profile: Profile, voice: Voice) -> ContactView:
    return ContactView(
        phone=voice.phone(profile.phone) if profile.phone else "",
        phone_link=f"tel:{profile.phone}" if profile.phone else "",
        email=profile.email,
        address=address_lines(profile.address),
        map_link=map_link(profile.address),
        booking=safe_link(profile.booking),
        towns=tuple(line(town, voice.language) for town in profile.towns if town.strip()),
        links=tuple(
            LinkView(label=NETWORKS.get(link.network) or urlsplit(link.address).netloc, href=link.address)
            for link in profile.links
            if safe_link(link.address)
        ),
        features=tuple(voice.gettext(FEATURES[key]) for key in profile.features if key in FEATURES),
    )


def safe_link(address: str) -> str:
    """`address` where it is one of the web: a "javascript:" among them must not become a link."""
    return address if urlsplit(address).scheme in ("http", "https") and urlsplit(address).netloc else ""


def address_lines(address: Address) -> tuple[str, ...]:
    """As it is read on a screen, not as on an envelope: normal case."""
    town = f"{address.postcode} {address.city}".strip()
    return tuple(line(part, "") for part in (address.street, address.extra, town) if part.strip())


def map_link(address: Address) -> str:
    """The way there, on a page that opens in a new place: the site itself loads no map from anybody."""
    if address.latitude is not None and address.longitude is not None:
        return f"{MAP}directions?to={address.latitude:.5f}%2C{address.longitude:.5f}"
    if address.street and address.city:
        return f"{MAP}search?query={quote_plus(', '.join(address_lines(address)))}"
    return ""


def hours(profile: Profile, voice: Voice, today: date) -> HoursView | None:
    """None where nothing is known of them. Closures that are over are left out."""
    known = [day for day in WEEKDAYS if day in profile.hours]
    coming = sorted((one for one in profile.closures if one.last >= today), key=lambda one: (one.first, one.last))
    if not known:
        return None
    return HoursView(
        rows=tuple(
            HoursRow(day=sentence(voice.weekday(day)), spans=_spans(profile.hours[day], voice)) for day in known
        ),
        brief=tuple(_brief(known, profile, voice)),
        closures=tuple(_closure(one, voice) for one in coming),
        notes=_notes(profile, voice),
    )


def _brief(known: list[str], profile: Profile, voice: Voice) -> Iterable[HoursRow]:
    """Days in a row with the same hours as one line."""
    for spans, group in groupby(known, key=lambda day: profile.hours[day]):
        days = list(group)
        first, last = voice.weekday(days[0]), voice.weekday(days[-1])
        both = voice.gettext("{first} to {last}") if len(days) > 2 else voice.gettext("{first} and {last}")
        label = sentence(first if len(days) == 1 else both.format(first=first, last=last))
        yield HoursRow(day=label, spans=_spans(spans, voice))


def _closure(closure: Closure, voice: Voice) -> ClosureView:
    return ClosureView(
        when=sentence(voice.period(closure.first, closure.last)),
        label=line(closure.label, voice.language),
        spans=_spans(closure.spans, voice),
    )


def _notes(profile: Profile, voice: Voice) -> tuple[str, ...]:
    if profile.holidays_open is None:
        return ()
    return (
        voice.gettext("Open on public holidays.")
        if profile.holidays_open
        else voice.gettext("Closed on public holidays."),
    )


def _spans(spans: tuple[Span, ...], voice: Voice) -> tuple[str, ...]:
    return tuple(voice.span(span) for span in spans)
