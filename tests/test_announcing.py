"""Other hours or a closure, told to customers: one suggested post about just that."""

from datetime import date, time

import pytest

from core.business import Business
from core.house import House
from core.posts.model import PostState
from core.profile.file import read_profile
from core.profile.model import Closure, Span
from tests.cli.conftest import EXAMPLES
from tests.fakes import FakeClock, MemorySecrets

THURSDAY = date(2026, 12, 10)


@pytest.fixture
def business(tmp_path, clock: FakeClock, secrets: MemorySecrets):
    made = Business.new(tmp_path / "shop", House(tmp_path / "home", clock, lambda _named: secrets))
    made.take_profile(read_profile(EXAMPLES / "bakery.json"), tmp_path)
    yield made
    made.close()


def other_hours(business):
    spans = (Span(time(7), time(12)),)
    business.profiles.closures.add(Closure(first=THURSDAY, last=THURSDAY, label="Marché de Noël", spans=spans))


def test_other_hours_become_a_post_before_that_day_which_tells_them(business):
    other_hours(business)
    post = business.announce(THURSDAY)
    assert post.state is PostState.IDEA
    assert post.due.date() < THURSDAY
    said = post.text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert "jeudi 10 décembre" in said
    assert "7 h à 12 h" in said


def test_asked_twice_it_is_the_same_post_and_nothing_else_is_suggested(business):
    other_hours(business)
    first = business.announce(THURSDAY)
    assert business.announce(THURSDAY).id == first.id
    assert [post.id for post in business.posts.all()] == [first.id]


def test_of_a_day_on_which_nothing_changes_there_is_nothing_to_tell(business):
    assert business.announce(THURSDAY) is None


def test_without_a_trade_there_are_no_words(business):
    other_hours(business)
    business.profiles.change(trade="")
    assert business.announce(THURSDAY) is None
