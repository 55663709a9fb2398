"""What would complete the site and the legal notice (`missing`), and what deserves a second look (`notes`).

Neither keeps anybody back: a profile may stay as empty as its owner likes. The legal needs are those of LCEN article
1-1 and the consumer code as read in 2026-11; they are hints, no legal advice.
"""

from collections.abc import Iterator

from core.errors import Problem
from core.i18n import _, ngettext
from core.profile.dates import show_weekday
from core.profile.legal_form import COMPANIES
from core.profile.model import LegalForm, Profile
from core.profile.week import nights

BUILDING = ("41.", "42.", "43.")
BUILDING_TRADES = frozenset(("plumber", "electrician", "builder", "roofer", "painter", "carpenter", "tiler", "mason"))


def missing(profile: Profile) -> list[Problem]:
    """Each thing not said yet that the site or its legal notice would show, most wanted first."""
    return [*_for_the_site(profile), *_for_the_photos(profile), *_for_the_languages(profile), *_for_the_law(profile)]


def notes(profile: Profile) -> list[Problem]:
    """What is allowed and sometimes a slip of the hand."""
    from core.i18n import language

    told = []
    for day in nights(profile.hours):
        said = _("On {day} the shop stays open after midnight.").format(day=show_weekday(day, language()))
        told.append(Problem(f"opening_hours.{day}", said, _("If this is not meant, correct the closing time.")))
    if profile.legal.form is LegalForm.SOLE_TRADER and profile.address.street:
        said = _("The address of a sole trader becomes public on the site.")
        told.append(Problem("address.street", said, _("If it is your home, think of a registered business address.")))
    return told


Wanted = tuple[str, object, str, str]
"""A place, what stands there, and if that is nothing: what is missing and what to do."""


def _absent(*wanted: Wanted) -> Iterator[Problem]:
    return (Problem(place, said, remedy) for place, value, said, remedy in wanted if not value)


def _for_the_site(profile: Profile) -> Iterator[Problem]:
    address = profile.address
    return _absent(
        ("name", profile.name, _("The name of the business is missing."), _("Write it as on the shop sign.")),
        ("trade", profile.trade, _("The trade is missing."), _("Choose it: texts, services and ideas come from it.")),
        ("address.city", address.city, _("The town is missing."), _("Customers search for a trade and a town.")),
        ("phone", profile.phone or profile.email, _("There is no way to reach you yet."), _("Add a telephone number.")),
        ("address.street", address.street and address.postcode, _("The address is not complete."),
         _("Write street, postcode and town.")),
        ("opening_hours", profile.hours, _("The opening hours are missing."), _("Write them day by day.")),
        ("offers", profile.offers, _("No service or product is listed yet."),
         _("A few with prices are enough to begin.")),
        ("description", profile.description, _("The business is not described yet."),
         _("Two sentences in your own words are enough.")),
        ("photos", profile.photos, _("There is no photo yet."),
         _("Add three or more: the shop, the work, the people.")),
    )  # fmt: skip


def _for_the_photos(profile: Profile) -> Iterator[Problem]:
    for place, photo in enumerate(profile.photos):
        if not photo.alt:
            said = _("The photo {name} is not described.").format(name=photo.name or place + 1)
            remedy = _("Say in a few words what it shows, for those who cannot see it.")
            yield Problem(f"photos[{place}].alt", said, remedy)


def _for_the_languages(profile: Profile) -> Iterator[Problem]:
    for language in profile.languages[1:]:
        count = sum(1 for offer in profile.offers if not offer.translations.get(language, {}).get("name"))
        if count:
            remedy = _("Until then the site shows the text of the main language.")
            yield Problem("offers", _untranslated(count, language), remedy)


def _untranslated(count: int, language: str) -> str:
    if language == "en":
        said = ngettext("{n} service has no English text yet.", "{n} services have no English text yet.", count)
    else:
        said = ngettext("{n} service has no French text yet.", "{n} services have no French text yet.", count)
    return said.format(n=count)


def _for_the_law(profile: Profile) -> Iterator[Problem]:
    legal = profile.legal
    host = legal.host_name and legal.host_address and legal.host_phone
    yield from _absent(
        ("legal.form", legal.form, _("The legal form is missing; the legal notice depends on it."),
         _("Choose it: sole trader, SARL, SAS…")),
        *_identity(profile),
        ("legal.siret", legal.siret, _("The SIRET is missing."), _("Copy its 14 digits from the INSEE notice.")),
        ("legal.vat_number", legal.vat_number or legal.vat_exempt, _("Nothing is said about VAT."),
         _("Write the VAT number, or tick “VAT exempt”.")),
        ("legal.mediator_name", legal.mediator_name, _("The consumer mediator is missing."),
         _("Name the mediator you have joined; it is a duty when you sell to consumers.")),
        ("legal.host_name", host, _("The host of the site is not told in full."),
         _("Write its name, address and telephone.")),
    )  # fmt: skip
    if _builds(profile) and not legal.insurance:
        said = _("The ten-year (decennial) insurance is missing.")
        yield Problem("legal.insurance", said, _("Write the insurer, its address and the area it covers."))


def _identity(profile: Profile) -> Iterator[Wanted]:
    """Who answers for the site: a person for a sole trader, a registered name and a director for all others."""
    legal, form = profile.legal, profile.legal.form
    if form is LegalForm.SOLE_TRADER:
        said = _("A sole trader's first name and surname are missing.")
        yield "legal.owner_name", legal.owner_name, said, _("They stand in the legal notice with “EI” beside them.")
    elif form:
        said = _("The registered name is missing.")
        yield "legal.owner_name", legal.owner_name, said, _("Copy it from the INSEE notice.")
        said = _("The publication director is missing.")
        yield "legal.director", legal.director, said, _("Usually it is the legal representative.")
    if form in COMPANIES:
        yield "legal.capital", legal.capital is not None, _("The share capital is missing."), _("Write it in euros.")
    if form in COMPANIES or form is LegalForm.SOLE_TRADER:
        remedy = _("Write for example RCS Rennes, or RNE for a craft business.")
        yield "legal.register", legal.register, _("The register is missing."), remedy


def _builds(profile: Profile) -> bool:
    return profile.naf.startswith(BUILDING) or profile.trade in BUILDING_TRADES
