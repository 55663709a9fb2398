"""The trade files that Devanture ships: whole, in both languages, promising nothing."""

import pytest

from core.errors import NotFoundError
from core.trades.check import evergreen
from core.trades.check_files import check_files
from core.trades.model import LANGUAGES
from core.trades.trades import for_naf, keys, trade

SHIPPED = ("bakery", "hairdresser", "plumber")


def test_sixty_trades_are_there_the_first_three_among_them():
    assert set(SHIPPED) <= set(keys())
    assert len(keys()) >= 60


@pytest.mark.parametrize("key", keys())
def test_a_shipped_trade_has_no_problem(key):
    assert [str(fault) for fault in check_files([key])] == []


@pytest.mark.parametrize("key", keys())
def test_a_business_of_which_nothing_is_known_has_posts_for_twelve_weeks(key):
    assert len(evergreen(trade(key))) >= 26


@pytest.mark.parametrize("key", keys())
def test_usual_services_bear_a_name_and_a_section_in_both_languages_and_no_price(key):
    for service in trade(key).services:
        for language in LANGUAGES:
            said = f"{service.section[language]} {service.name[language]} {service.unit.get(language, '')}"
            assert service.name[language]
            assert "€" not in said


@pytest.mark.parametrize("key", keys())
def test_every_heading_of_a_page_offers_a_choice_to_two_businesses(key):
    found = trade(key)
    choices = [sum(map(len, sentence.words.values())) for texts in found.texts.values() for sentence in texts]
    assert sum(count > 2 for count in choices) > 25


def test_a_trade_is_read_once():
    assert trade("bakery") is trade("bakery")


def test_an_activity_code_old_or_new_suggests_its_trade():
    assert for_naf("10.71C") == ("bakery",)
    assert for_naf("4322g") == ("plumber",)
    assert for_naf("96.02A") == ("barber", "hairdresser")
    assert for_naf("01.11Z") == ()


def test_an_unknown_trade_is_told_with_those_that_are_known():
    with pytest.raises(NotFoundError, match="bakery"):
        trade("astronaut")
