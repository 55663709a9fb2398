"""How people call the records and their fields. A field without a name here is of no interest to anybody."""

from collections.abc import Mapping

from core.i18n import N_

THINGS: Mapping[str, str] = {
    "profile": N_("My business"), "closures": N_("Closing or exceptional hours"), "offers": N_("Service or product"),
    "members": N_("Person of the team"), "links": N_("Link to a network"), "media": N_("Photo"),
    "pages": N_("Page of the site"), "blocks": N_("Part of a page"), "site": N_("Look of the site"),
    "posts": N_("Post"), "pictures": N_("Photo of a post"), "variants": N_("Text for one network"),
    "accounts": N_("Account"), "deliveries": N_("Line of the outbox"),
}  # fmt: skip

PROFILE: Mapping[str, str] = {
    "name": N_("Name"), "trade": N_("Trade"), "description": N_("Description"), "street": N_("Street"),
    "street_extra": N_("Address, second line"), "postcode": N_("Postcode"), "city": N_("Town"),
    "country": N_("Country"), "phone": N_("Telephone"), "email": N_("E-mail"), "legal_form": N_("Legal form"),
    "owner_name": N_("Owner or company"), "siret": N_("SIRET"), "vat_number": N_("VAT number"),
    "register": N_("Register"), "director": N_("Publication director"), "profession": N_("Regulated profession"),
    "insurance": N_("Insurance"), "mediator_name": N_("Mediator"), "mediator_address": N_("Address of the mediator"),
    "mediator_site": N_("Site of the mediator"), "host_name": N_("Host of the site"),
    "host_address": N_("Address of the host"), "host_phone": N_("Telephone of the host"),
    "hours_monday": N_("Monday"), "hours_tuesday": N_("Tuesday"), "hours_wednesday": N_("Wednesday"),
    "hours_thursday": N_("Thursday"), "hours_friday": N_("Friday"), "hours_saturday": N_("Saturday"),
    "hours_sunday": N_("Sunday"), "logo": N_("Logo"), "colours": N_("Colours"), "languages": N_("Languages"),
    "features": N_("Good to know"), "towns": N_("Towns served"), "tone": N_("Tone"),
    "familiar": N_("Customers are called “tu”"), "words": N_("Words of your own"), "booking": N_("Booking page"),
    "zone": N_("Time zone"), "vat_exempt": N_("No VAT (article 293 B)"), "capital": N_("Capital in euros"),
    "holidays_open": N_("Open on public holidays"), "since": N_("Founded in"),
}  # fmt: skip

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "profile": PROFILE,
    "closures": {"first": N_("From"), "last": N_("Until"), "label": N_("Reason"), "spans": N_("Hours")},
    "offers": {
        "section": N_("Section"), "name": N_("Name"), "description": N_("Description"),
        "price_kind": N_("Kind of price"), "price_cents": N_("Price"), "price_unit": N_("Unit"),
        "translations": N_("In other languages"),
    },
    "members": {"name": N_("Name"), "role": N_("Role"), "words": N_("A few words"), "photo": N_("Photo")},
    "links": {"network": N_("Network"), "address": N_("Address")},
    "media": {
        "kind": N_("Use"), "name": N_("Name of the file"), "alt": N_("What can be seen"), "caption": N_("Caption"),
    },
    "pages": {
        "label": N_("Name in the menu"), "title": N_("Title"), "description": N_("Summary for search"),
        "slug": N_("Address"), "in_menu": N_("In the menu"), "hidden": N_("Hidden"), "published_on": N_("Date"),
    },
    "blocks": {
        "page": N_("Page"), "heading": N_("Heading"), "body": N_("Text"), "media": N_("Photo"),
        "settings": N_("Content"),
    },
    "site": {"theme": N_("Model"), "address": N_("Address"), "accent": N_("Colour")},
    "posts": {"text": N_("Text"), "due": N_("Time"), "state": N_("State")},
    "pictures": {"post": N_("Post"), "media": N_("Photo"), "alt": N_("What can be seen")},
    "variants": {"post": N_("Post"), "account": N_("Account"), "text": N_("Text")},
    "accounts": {"name": N_("Name"), "service": N_("Service"), "settings": N_("Settings")},
    "deliveries": {"title": N_("Title"), "account": N_("Account"), "due": N_("Time"), "state": N_("State"),
                   "reason": N_("Reason")},
}  # fmt: skip

PLACES = frozenset({"order_key", "focus_x", "focus_y", "latitude", "longitude"})
"""Changed alone they say only that something was moved."""

WORDS: Mapping[str, Mapping[str, str]] = {
    "state": {
        "idea": N_("idea"), "draft": N_("draft"), "scheduled": N_("planned"), "discarded": N_("discarded"),
        "waiting": N_("waiting"), "sending": N_("going"), "sent": N_("sent"), "handed": N_("handed over"),
        "recalling": N_("being called back"), "unknown": N_("to check"), "refused": N_("refused"),
        "ask": N_("to check by you"), "missed": N_("missed"), "cancelled": N_("cancelled"),
    },
    "price_kind": {
        "none": N_("not said"), "exact": N_("exact price"), "from": N_("starting price"), "quote": N_("on quotation"),
    },
    "tone": {"warm": N_("warm"), "professional": N_("professional"), "refined": N_("refined")},
    "kind": {"photo": N_("photo of the site"), "logo": N_("logo"), "post": N_("photo of a post")},
}  # fmt: skip

TRUTHS = frozenset({"vat_exempt", "holidays_open", "familiar", "in_menu", "hidden"})
RECORDS: Mapping[str, str] = {"logo": "media", "photo": "media", "media": "media", "page": "pages", "post": "posts",
                              "account": "accounts"}  # fmt: skip
"""Fields that hold the id of a record of that table."""
