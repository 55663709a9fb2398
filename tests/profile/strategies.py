"""Profiles of every kind, as values that can be kept, for Hypothesis."""

from datetime import date, time

from hypothesis import settings
from hypothesis import strategies as st

from core.profile.choices import FEATURES
from core.profile.hours import overlaps
from core.profile.identity import luhn, vat_of
from core.profile.model import (
    WEEKDAYS,
    Address,
    Closure,
    Legal,
    LegalForm,
    Link,
    Member,
    Offer,
    Price,
    PriceKind,
    Profile,
    Span,
    Tone,
)
from core.profile.networks import HOSTS
from core.profile.prices import HIGHEST
from core.profile.text import read_line, read_text
from core.profile.times import LATEST_NIGHT
from core.profile.week import week_problems

few = settings(max_examples=25, deadline=None)
"""A shared machine may pause in the middle of an example, and whole profiles take long to make."""

short = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=24)
lines = short.map(lambda text: str(read_line(text)))
filled = lines.filter(bool)
texts = st.lists(lines, max_size=3).map("\n\n".join).map(lambda text: str(read_text(text)))
ids = st.one_of(st.just(""), st.uuids().map(str))
webs = st.sampled_from(["", "https://shop.example", "http://www.shop.example/a?b=1#c", "https://café.example/é"])
mails = st.sampled_from(["", "a@shop.example", "Prénom.Nom+x@sous.shop.example"])
phones = st.one_of(
    st.just(""),
    st.from_regex(r"\+33[1-79][0-9]{8}", fullmatch=True),
    st.sampled_from(["+590590381234", "+262262201234", "+33800123456", "+590800123456", "+3225123456", "+37797701234"]),
).filter(lambda number: not number.startswith(("+3380", "+339")) or len(number) == 12)


def _span(opens: int, closes: int) -> Span:
    return Span(time(*divmod(opens, 60)), time(*divmod(closes, 60)))


minutes = st.integers(0, 24 * 60 - 1)
some_spans = st.builds(_span, minutes, minutes).filter(
    lambda span: (
        span.opens < span.closes
        or time(0) < span.closes <= LATEST_NIGHT < span.opens
        or span.closes == time(0) < span.opens
    )
)
days = st.lists(some_spans, max_size=3, unique=True).map(sorted).filter(lambda day: not overlaps(day)).map(tuple)
weeks = st.dictionaries(st.sampled_from(WEEKDAYS), days).filter(lambda week: not week_problems(week))

units = st.sampled_from(["", "l'heure", "/kg", "les 6", "par personne", "‰ étrange"])
amounts = st.builds(
    Price, kind=st.sampled_from([PriceKind.EXACT, PriceKind.FROM]), cents=st.integers(0, HIGHEST), unit=units
)
prices = st.one_of(amounts, st.builds(Price, kind=st.sampled_from([PriceKind.NONE, PriceKind.QUOTE]), unit=units))

words = st.dictionaries(st.sampled_from(["name", "description", "section", "unit"]), filled, min_size=1)
offers = st.builds(
    Offer,
    id=ids,
    section=lines,
    name=filled,
    description=texts,
    price=prices,
    translations=st.dictionaries(st.sampled_from(["en", "fr"]), words),
)
dates = st.dates(date(1990, 1, 1), date(2150, 1, 1))
closures = st.builds(
    lambda days, **rest: Closure(first=min(days), last=max(days), **rest),
    st.tuples(dates, dates),
    id=ids,
    label=lines,
    spans=days,
)
members = st.builds(Member, id=ids, name=filled, role=lines, words=texts)
links = st.builds(Link, id=ids, network=st.sampled_from([*HOSTS, "other"]), address=webs.filter(bool))


def _siret(number: int) -> str:
    siren = next(f"{number:08}{key}" for key in range(10) if luhn(f"{number:08}{key}"))
    return next(f"{siren}0001{key}" for key in range(10) if luhn(f"{siren}0001{key}"))


sirets = st.integers(1, 99_999_999).map(_siret).filter(lambda siret: not siret.startswith("356000000"))


def _legal(siret: str, has_siret: bool, has_vat: bool, **rest: object) -> Legal:
    vat = vat_of(siret[:9]) if has_vat else ""
    return Legal(siret=siret if has_siret else "", vat_number=vat, **rest)  # type: ignore[arg-type]


legals = st.builds(
    _legal,
    sirets,
    st.booleans(),
    st.booleans(),
    form=st.none() | st.sampled_from(LegalForm),
    owner_name=lines,
    vat_exempt=st.booleans(),
    register=lines,
    capital=st.none() | st.integers(0, 10**9),
    director=lines,
    profession=texts,
    insurance=texts,
    mediator_name=lines,
    mediator_site=webs,
    host_name=lines,
    host_phone=phones,
)
degrees = st.floats(-90, 90, allow_nan=False).map(lambda number: round(number, 6) + 0.0)
positions = st.one_of(st.just({}), st.fixed_dictionaries({"latitude": degrees, "longitude": degrees}))
addresses = st.builds(
    lambda position, **rest: Address(**rest, **position),
    positions,
    street=lines,
    extra=lines,
    city=lines,
    postcode=st.sampled_from(["", "35000", "01000", "97410", "20200"]),
    country=st.just("FR"),
)


def _lists(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(values, max_size=4, unique=True).map(tuple)


def _ids_once(profile: Profile) -> bool:
    groups = (profile.offers, profile.closures, profile.team, profile.links)
    named = [[one.id for one in group if one.id] for group in groups]
    return all(len(set(one)) == len(one) for one in named)


profiles = st.builds(
    Profile,
    name=lines,
    trade=st.sampled_from(["", "bakery", "dog_groomer"]),
    naf=st.sampled_from(["", "10.71C"]),
    description=texts,
    address=addresses,
    phone=phones,
    email=mails,
    legal=legals,
    hours=weeks,
    closures=st.lists(closures, max_size=3).map(tuple),
    holidays_open=st.none() | st.booleans(),
    offers=st.lists(offers, max_size=4).map(tuple),
    team=st.lists(members, max_size=2).map(tuple),
    colours=_lists(st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)),
    links=st.lists(links, max_size=2).map(tuple),
    languages=st.permutations(["fr", "en"]).map(tuple) | st.sampled_from([("fr",), ("en",)]),
    tone=st.sampled_from(Tone),
    features=_lists(st.sampled_from(FEATURES)),
    towns=_lists(filled),
    since=st.none() | st.integers(1000, 2100),
    booking=webs,
    zone=st.sampled_from(["Europe/Paris", "Indian/Reunion"]),
).filter(_ids_once)
