"""Whatever somebody types or pastes: a value or a Problem with message and remedy, never an exception."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Problem
from core.profile import (
    choices,
    contact,
    dates,
    hours,
    identity,
    legal_form,
    networks,
    phone,
    prices,
    text,
    times,
    week,
)
from core.profile.fields import FIELDS, read_field
from core.profile.file import read_file_name
from tests.profile.strategies import few

READERS = [
    phone.read_phone, times.read_time, times.read_span, hours.read_day, week.read_week, dates.read_date,
    prices.read_price, identity.read_siret, identity.read_siren, identity.read_vat, legal_form.read_form,
    contact.read_postcode, contact.read_email, contact.read_web, networks.read_network,
    partial(networks.read_link, "mastodon"), choices.read_colour, choices.read_language, choices.read_tone,
    choices.read_feature, choices.read_year, choices.read_capital, choices.read_tick, choices.read_zone,
    choices.read_naf, partial(choices.read_degrees, furthest=90), text.read_line, text.read_text, read_file_name,
]  # fmt: skip

bits = [
    "9h",
    "-",
    "12",
    ",",
    "lundi",
    "€",
    "à partir de",
    "fermé",
    "35",
    ".",
    "/",
    "@",
    "+33",
    "²",
    "٣",
    "½",
    "ſ",
    "\u00a0",
    " ",
]
pasted = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(bits), max_size=12).map("".join))


@pytest.mark.parametrize("read", READERS, ids=lambda read: getattr(read, "__name__", "partial"))
@few
@given(pasted)
def test_reading_never_raises(read, typed):
    got = read(typed)
    told = [got] if isinstance(got, Problem) else got if isinstance(got, list) else []
    assert all(problem.message for problem in told)


@few
@given(
    st.sampled_from(FIELDS), st.one_of(pasted, st.integers(), st.floats(), st.booleans(), st.none(), st.lists(pasted))
)
def test_what_a_field_reads_it_reads_again_alike(field, typed):
    got = read_field(field, typed)
    if not isinstance(got, list):
        assert read_field(field, got) == got
    else:
        assert all(problem.field.startswith(field.place) for problem in got)
