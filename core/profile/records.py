"""What a profile has several of: offers, closures, members, links. Each to and from the entry that the file shows."""

from dataclasses import replace
from typing import Any

from core.errors import Problem
from core.i18n import _
from core.profile.choices import read_language
from core.profile.dates import read_date
from core.profile.hours import parts, read_day, show_day
from core.profile.model import Closure, Link, Member, Offer, Price, Span
from core.profile.networks import network_of, read_link, read_network
from core.profile.prices import read_price, read_unit, senseless, show_price
from core.profile.reading import Reading
from core.profile.text import bare, read_line, read_text

Entry = dict[str, Any]
ID = 100
TRANSLATED = ("name", "description", "section", "unit")


def offer_entry(offer: Offer, language: str) -> Entry:
    return _filled(
        id=offer.id,
        section=offer.section,
        name=offer.name,
        description=offer.description,
        price=_shown_price(offer.price, language),
        unit=offer.price.unit,
        translations={
            key: {name: words[name] for name in TRANSLATED if name in words}
            for key, words in sorted(offer.translations.items())
        },
    )


def _shown_price(price: Price, language: str) -> str:
    """With the spaces of a keyboard; one that code has made without sense is written so that reading tells it."""
    if senseless(price):
        return "?"
    return show_price(replace(price, unit=""), language).replace("\u00a0", " ").replace("\u202f", " ")


def read_offer(entry: Reading) -> Offer:
    return Offer(
        id=_id(entry),
        section=entry.take("section", read_line, ""),
        name=entry.need("name", read_line, Problem("", _("An offer needs a name."), _("Write what is offered."))),
        description=entry.take("description", read_text, ""),
        price=_price(entry),
        translations=_translations(entry.group("translations")),
    )


def closure_entry(closure: Closure, language: str) -> Entry:
    hours = show_day(closure.spans, language, "-") if closure.spans else ""
    last = "" if closure.last == closure.first else closure.last.isoformat()
    return _filled(id=closure.id, **{"from": closure.first.isoformat()}, to=last, label=closure.label, hours=hours)


def read_closure(entry: Reading) -> Closure | None:
    """None where the dates are not clear, which is told."""
    before = len(entry.told)
    first = entry.take("from", read_date, None)
    last = entry.take("to", read_date, None) if bare(str(entry.get("to") or "")) else first
    spans = _spans(entry)
    if first is None and len(entry.told) == before:
        entry.tell("from", Problem("", _("A closure needs its first day."), _("Write for example 24/12/2026.")))
    if first and last and last < first:
        said = _("The last day comes before the first.")
        entry.tell("to", Problem("", said, _("Swap the two dates, or correct one of them.")))
    label, key = entry.take("label", read_line, ""), _id(entry)
    return Closure(id=key, first=first, last=last, label=label, spans=spans) if first and last else None


def member_entry(member: Member, _language: str) -> Entry:
    return _filled(id=member.id, name=member.name, role=member.role, words=member.words, photo=member.photo)


def read_member(entry: Reading) -> Member:
    missing = Problem("", _("Somebody of the team needs a name."), _("A first name is enough."))
    return Member(
        id=_id(entry),
        name=entry.need("name", read_line, missing),
        role=entry.take("role", read_line, ""),
        words=entry.take("words", read_text, ""),
        photo=entry.take("photo", read_line, ""),
    )


def link_entry(link: Link, _language: str) -> Entry:
    return _filled(id=link.id, network=link.network, address=link.address)


def read_one_link(entry: Reading) -> Link:
    missing = Problem("", _("A link needs an address."), _("Copy it from the address bar of the browser."))
    network = entry.take("network", read_network, "")
    address = entry.need("address", lambda text: read_link(network, text), missing)
    return Link(id=_id(entry), network=network or network_of(address), address=address)


def _id(entry: Reading) -> str:
    return entry.take("id", lambda text: read_line(text, ID), "")


def _price(entry: Reading) -> Price:
    price = entry.take("price", read_price, Price())
    unit = entry.take("unit", read_unit, "")
    if unit and price.unit and unit != price.unit:
        said = _("The price says “{one}” and the unit says “{other}”.").format(one=price.unit, other=unit)
        entry.tell("unit", Problem("", said, _("Keep one of them.")))
    return replace(price, unit=unit or price.unit)


def _translations(entry: Reading) -> dict[str, dict[str, str]]:
    read = {}
    for language in entry.names():
        if isinstance(wrong := read_language(language), Problem):
            entry.tell(language, wrong)
            continue
        words = entry.group(language)
        got = {key: words.take(key, read_text if key == "description" else read_line, "") for key in TRANSLATED}
        if kept := {key: text for key, text in got.items() if text}:
            read[language] = kept
    return read


def _spans(entry: Reading) -> tuple[Span, ...]:
    typed = entry.get("hours")
    texts = [text for text in typed if isinstance(text, str)] if isinstance(typed, list) else parts(str(typed or ""))
    read = read_day(texts) if texts else ()
    if isinstance(read, tuple):
        return read
    for problem in read:
        entry.tell("hours", problem if isinstance(typed, list) else replace(problem, field=""))
    return ()


def _filled(**entry: Any) -> Entry:
    """Without what says nothing."""
    return {key: value for key, value in entry.items() if value}
