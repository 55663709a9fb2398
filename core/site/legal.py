"""The legal notice (LCEN article 1-1 and what other codes add), from the profile alone.

What the profile does not say is left out of the page and named by `missing`: it is never invented. State of the law:
November 2026.
"""

from core.errors import Problem
from core.i18n import N_, _
from core.profile.model import Legal, LegalForm, Profile
from core.site.contact import address_lines, safe_link
from core.site.text import line, paragraphs
from core.site.views import NoticeLine, NoticeView
from core.site.voice import Voice

FORMS = {
    LegalForm.SOLE_TRADER: N_("sole trader (entrepreneur individuel)"),
    LegalForm.EURL: "EURL",
    LegalForm.SARL: "SARL",
    LegalForm.SASU: "SASU",
    LegalForm.SAS: "SAS",
    LegalForm.SNC: "SNC",
    LegalForm.SCI: N_("SCI (non-trading property company)"),
    LegalForm.ASSOCIATION: N_("association (law of 1901)"),
}
WITH_CAPITAL = {LegalForm.EURL, LegalForm.SARL, LegalForm.SASU, LegalForm.SAS, LegalForm.SNC, LegalForm.SCI}

WANTED = {
    "legal.form": N_("The legal form is not said."),
    "legal.owner_name": N_("The name of the owner, or of the company, is not said."),
    "address": N_("The address is not complete."),
    "phone": N_("There is no telephone number."),
    "email": N_("There is no e-mail address."),
    "legal.siret": N_("The SIRET number is not said."),
    "legal.register": N_("The register is not said (RCS with its town, or RNE)."),
    "legal.vat_number": N_("Neither a VAT number nor the exemption is said."),
    "legal.capital": N_("The share capital is not said."),
    "legal.director": N_("The person responsible for what is published is not said."),
    "legal.host_name": N_("The host of the site is not said with its address and telephone number."),
    "legal.mediator_name": N_("The consumer mediator you have joined is not said."),
}


def notice(profile: Profile, voice: Voice) -> tuple[NoticeView, ...]:
    """The sections that have something to say, in order."""
    sections = (_publisher(profile, voice), _director(profile, voice), _host(profile.legal, voice))
    return tuple(section for section in (*sections, _mediator(profile.legal, voice)) if section is not None)


def missing(profile: Profile) -> list[Problem]:
    """What the law asks for and the profile does not say, in words of the person at the screen."""
    remedy = _("Add it in “My business”: the law asks for it in the legal notice.")
    told = _told(profile)
    return [Problem(field, _(message), remedy) for field, message in WANTED.items() if not told[field]]


def _told(profile: Profile) -> dict[str, bool]:
    """Which of WANTED the profile says, or need not say."""
    legal, form = profile.legal, profile.legal.form
    return {
        "legal.form": form is not None,
        "legal.owner_name": bool(legal.owner_name),
        "address": bool(profile.address.street and profile.address.city),
        "phone": bool(profile.phone),
        "email": bool(profile.email),
        "legal.siret": bool(legal.siret),
        "legal.register": bool(legal.register) or form is LegalForm.ASSOCIATION,
        "legal.vat_number": bool(legal.vat_number) or legal.vat_exempt,
        "legal.capital": legal.capital is not None or form not in WITH_CAPITAL,
        "legal.director": bool(director(profile)),
        "legal.host_name": bool(legal.host_name and legal.host_address and legal.host_phone),
        "legal.mediator_name": bool(legal.mediator_name),
    }


def director(profile: Profile) -> str:
    """A sole trader answers alone for the site; a company names somebody."""
    own = profile.legal.owner_name if profile.legal.form is LegalForm.SOLE_TRADER else ""
    return profile.legal.director or own


def _publisher(profile: Profile, voice: Voice) -> NoticeView | None:
    legal = profile.legal
    seat = voice.gettext("Address") if legal.form is LegalForm.SOLE_TRADER else voice.gettext("Registered office")
    phone = voice.phone(profile.phone) if profile.phone else ""
    lines = (
        _line(voice.gettext("Business"), *_identity(profile, voice)),
        _line(seat, *address_lines(profile.address)),
        _line(voice.gettext("Telephone"), phone, href=f"tel:{profile.phone}"),
        _line(voice.gettext("E-mail"), profile.email, href=f"mailto:{profile.email}"),
        _line("SIRET", grouped(legal.siret, (3, 3, 3, 5))),
        _line(voice.gettext("Register"), _register(legal)),
        _line(voice.gettext("VAT"), _vat(legal, voice)),
        _line(voice.gettext("Profession"), *_lines(legal.profession, voice)),
        _line(voice.gettext("Insurance"), *_lines(legal.insurance, voice)),
    )
    return _section(voice.gettext("Publisher of the site"), lines)


def _identity(profile: Profile, voice: Voice) -> tuple[str, ...]:
    """A sole trader's name is followed by "EI" since 15 May 2022; a company's by its form and capital."""
    legal = profile.legal
    owner, name = line(legal.owner_name, voice.language), line(profile.name, voice.language)
    form = voice.gettext(FORMS[legal.form]) if legal.form in FORMS else ""
    if legal.form is LegalForm.SOLE_TRADER:
        owner = f"{owner} EI" if owner else ""
    elif owner and form:
        owner = f"{owner}, {form}"
    if legal.capital is not None and legal.form in WITH_CAPITAL:
        capital = voice.money(legal.capital * 100, cents=False)
        owner = ", ".join(
            part for part in (owner, voice.gettext("share capital {amount}").format(amount=capital)) if part
        )
    trading = name if name.casefold() != legal.owner_name.casefold() else ""
    return tuple(part for part in (owner, trading, form if legal.form is LegalForm.SOLE_TRADER else "") if part)


def _register(legal: Legal) -> str:
    siren = grouped(legal.siren, (3, 3, 3))
    return f"{legal.register} {siren}" if legal.register and siren else legal.register


def _vat(legal: Legal, voice: Voice) -> str:
    if legal.vat_exempt:
        return voice.gettext("VAT not applicable, article 293 B of the French tax code (CGI)")
    return legal.vat_number


def _director(profile: Profile, voice: Voice) -> NoticeView | None:
    return _section(voice.gettext("Publication director"), (_line("", line(director(profile), voice.language)),))


def _host(legal: Legal, voice: Voice) -> NoticeView | None:
    lines = (
        _line(voice.gettext("Host"), legal.host_name),
        _line(voice.gettext("Address"), *_lines(legal.host_address, voice)),
        _line(voice.gettext("Telephone"), voice.phone(legal.host_phone) if legal.host_phone else ""),
    )
    return _section(voice.gettext("Host of the site"), lines)


def _mediator(legal: Legal, voice: Voice) -> NoticeView | None:
    if not legal.mediator_name:
        return None
    lines = (
        _line(voice.gettext("Mediator"), legal.mediator_name),
        _line(voice.gettext("Address"), *_lines(legal.mediator_address, voice)),
        _line(voice.gettext("Website"), legal.mediator_site, href=safe_link(legal.mediator_site)),
    )
    said = voice.gettext(
        "After a written complaint to us that found no answer, a consumer may call on the mediator free of charge "
        "(articles L.612-1 and following of the French consumer code)."
    )
    return _section(voice.gettext("Consumer mediation"), lines, said)


def _section(heading: str, lines: tuple[NoticeLine | None, ...], said: str = "") -> NoticeView | None:
    kept = tuple(one for one in lines if one is not None)
    return NoticeView(heading=heading, paragraphs=((said,),) if said else (), lines=kept) if kept else None


def _line(label: str, *lines: str, href: str = "") -> NoticeLine | None:
    kept = tuple(part for part in lines if part)
    return NoticeLine(label=label, lines=kept, href=href) if kept else None


def _lines(text: str, voice: Voice) -> tuple[str, ...]:
    return tuple(part for paragraph in paragraphs(text, voice.language) for part in paragraph)


def grouped(digits: str, sizes: tuple[int, ...]) -> str:
    """ "73282932000074" as "732 829 320 00074", with spaces that do not break."""
    parts, at = [], 0
    for size in sizes:
        parts.append(digits[at : at + size])
        at += size
    return "\u00a0".join(part for part in parts if part)
