"""Twelve weeks of posts: on open days, in season, apart from each other, never twice the same."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.drafting.calendar import LONGEST, fits, hashtag
from core.drafting.draft import NOTHING_USED
from core.drafting.fitting import graphemes
from core.drafting.open_days import open_days
from core.profile.model import Closure, Offer

from .conftest import TODAY, drafted, photo, span


def posts(profile, today=TODAY, seed="seed", used=NOTHING_USED):
    return drafted(profile, seed=seed, today=today, used=used).posts


def ideas(profile, **more):
    return {post.idea.split(".")[1] for post in posts(profile, **more)}


STARTS = [date(2026, 11, 23), date(2027, 2, 14), date(2027, 5, 1), date(2028, 8, 3)]


@pytest.mark.parametrize("start", STARTS)
def test_there_are_two_to_three_posts_a_week_whenever_one_begins(empty, start):
    found = posts(empty, today=start)
    weeks = Counter((post.due.date() - start - timedelta(1)).days // 7 for post in found)
    assert set(weeks) == set(range(12))
    assert set(weeks.values()) <= {1, 2, 3, 4}
    assert 24 <= len(found) <= 38
    assert sum(count in {2, 3} for count in weeks.values()) >= 10


@pytest.mark.parametrize("start", STARTS)
def test_posts_go_out_on_open_days_only_and_one_a_day(profile, start):
    found = [post.due.date() for post in posts(profile, today=start)]
    opened = open_days(profile, start + timedelta(1), start + timedelta(84))
    assert all(day in opened for day in found)
    assert found == sorted(set(found))
    assert found[0] > start


def test_nothing_is_said_twice(profile):
    found = posts(profile)
    assert len({post.idea for post in found}) == len({post.text for post in found}) == len(found)


@pytest.mark.parametrize("start", STARTS[::2])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_post_fits_every_network(profile, start, language):
    for post in posts(replace(profile, languages=(language,)), today=start):
        assert post.language == language
        assert 10 < len(graphemes(post.text)) <= LONGEST
        assert post.text.count("#") <= 2
        assert "http" not in post.text or "booking" in post.idea


def test_drafting_again_does_not_repeat_what_is_there(bakery):
    first = {post.idea: post.due.date() for post in posts(bakery)}
    again = {post.idea for post in posts(bakery, used=first)}
    assert first.keys().isdisjoint(again)


def test_keys_are_stable_and_say_trade_idea_and_year(bakery):
    assert all(post.idea.startswith("bakery.") and post.idea[-4:] in {"2026", "2027"} for post in posts(bakery))
    assert "bakery.christmas.2026" in {post.idea for post in posts(bakery)}
    assert "bakery.new-year.2027" in {post.idea for post in posts(bakery)}


def test_a_closure_is_announced_before_and_kept_silent(bakery):
    found = posts(bakery)
    [closure] = [post for post in found if post.idea == "bakery.closure-01-11.2027"]
    assert date(2027, 1, 3) <= closure.due.date() < date(2027, 1, 11)
    assert "du 11 au 17\u00a0janvier" in closure.text
    assert "mardi 19\u00a0janvier" in closure.text
    assert not [post for post in found if date(2027, 1, 11) <= post.due.date() <= date(2027, 1, 17)]
    assert any(post.idea.startswith("bakery.reopening") for post in found)


def test_a_closing_without_known_hours_promises_no_day_of_return(bakery):
    [closure] = [post for post in posts(replace(bakery, hours={})) if ".closure-" in post.idea]
    assert "18\u00a0janvier" not in closure.text


def test_exceptional_hours_are_announced(bakery):
    [special] = [post for post in posts(bakery) if "special-hours" in post.idea]
    assert "jeudi 24\u00a0décembre" in special.text
    assert "de 6\u00a0h à 13\u00a0h" in special.text


def test_public_holidays_are_told_only_as_the_profile_says(bakery):
    assert any(name.startswith("holiday-closed") for name in ideas(bakery))
    assert any(name.startswith("holiday-open") for name in ideas(replace(bakery, holidays_open=True)))
    assert not any(name.startswith("holiday") for name in ideas(replace(bakery, holidays_open=None)))


def test_a_galette_is_praised_only_where_one_is_sold(bakery):
    with_one = replace(bakery, offers=(*bakery.offers, Offer(name="Galette des rois")))
    assert "galette" in ideas(with_one)
    assert "galette" not in ideas(bakery)
    assert "epiphany-question" in ideas(replace(bakery, closures=()))


def test_what_is_of_one_season_is_not_spoken_of_in_another(bakery):
    assert not any("buche" in name or name == "offer-o3" for name in ideas(bakery, today=date(2027, 6, 1)))
    assert "yule-log" in ideas(bakery)


def test_the_seasons_sales_are_never_mentioned(profile):
    for start in STARTS:
        assert not [post for post in posts(profile, today=start) if "soldes" in post.text.lower()]


def test_a_photo_goes_with_a_post_about_it_and_brings_its_own_words(bakery):
    by_idea = {post.idea.split(".")[1]: post for seed in "abcdef" for post in posts(bakery, seed=seed)}
    claire = by_idea["member-m1"]
    assert (claire.photo, claire.alt) == ("photo-1", "Claire devant le four du fournil")
    assert all(not post.alt for post in by_idea.values() if not post.photo)


def test_no_photo_is_shown_again_and_again(bakery):
    shown = Counter(post.photo for post in posts(replace(bakery, photos=(photo(1),))) if post.photo)
    assert max(shown.values(), default=0) <= 2


def test_a_photo_of_which_nothing_is_said_goes_with_no_post(bakery):
    named = replace(photo(1), caption="Claire devant le four", name="claire-pain.jpg")
    assert not [post for post in posts(replace(bakery, photos=(named, photo(2, "  ")))) if post.photo]
    shown = Counter(post.photo for post in posts(replace(bakery, photos=(named, photo(2, "Le pain")))) if post.photo)
    assert set(shown) == {"photo-2"}


def test_a_business_that_never_opens_gets_no_posts(bakery):
    assert posts(replace(bakery, hours=dict.fromkeys(bakery.hours, ()), closures=())) == ()


def test_a_business_closed_for_the_whole_time_gets_no_posts(bakery):
    away = Closure(first=date(2026, 11, 1), last=date(2027, 3, 1))
    assert posts(replace(bakery, closures=(away,))) == ()


def test_a_stall_that_opens_on_two_days_still_has_its_two_posts_a_week(bakery):
    stall = replace(bakery, hours={"friday": (span(8, 12),), "saturday": (span(8, 12),)}, closures=())
    found = posts(stall)
    assert {post.due.weekday() for post in found} == {4, 5}
    assert len(found) >= 18


def test_posts_go_out_before_closing_time(bakery):
    for seed in "abcd":
        for post in posts(bakery, seed=seed):
            if post.due.weekday() == 6 and not post.idea.startswith(("bakery.christmas", "bakery.beaujolais")):
                assert post.due.hour < 13


def test_a_long_offer_that_fits_no_network_is_left_out(bakery):
    long = Offer(name="Pain " * 70, description="mot " * 90)
    assert not any("offer" in name for name in ideas(replace(bakery, offers=(long,))))


def test_where_people_book_is_told(salon):
    online = replace(salon, booking="https://rdv.example/a")
    found = [post.text for seed in "abcd" for post in posts(online, seed=seed) if ".booking." in post.idea]
    assert found
    assert all("https://rdv.example/a" in text for text in found)


@pytest.mark.parametrize(
    ("town", "tag"),
    [("Les Sables-d’Olonne", "LesSablesDOlonne"), ("Évreux", "Évreux"), ("75011", ""), ("", ""), ("a" * 60, "")],
)
def test_hashtags_of_towns(town, tag):
    assert hashtag(town) == tag


def test_three_hundred_graphemes_fit_and_one_more_does_not():
    assert fits("é" * 300)
    assert not fits("é" * 301)
    assert not fits("👨‍👩‍👧‍👦" * 150)  # few graphemes, too many bytes


def test_services_without_a_word_on_them_are_not_all_told_in_one_frame(profile):
    names = [f"Service Z{number}Z" for number in range(24)]
    plain = replace(profile, offers=tuple(Offer(name=name) for name in names))
    year = drafted(plain, seed="seed", today=TODAY, weeks=52).posts
    frames = Counter(re.sub(r"Service Z\d+Z", "X", post.text, flags=re.IGNORECASE)
                     for post in year if ".offer-" in post.idea)  # fmt: skip
    assert len(frames) >= 2
    assert max(frames.values()) <= 2


def test_a_feast_that_moves_is_told_every_year(profile):
    profile = replace(profile, trade="bakery")
    told, used = [], {}
    for year in range(2025, 2030):
        found = drafted(profile, seed="seed", today=date(year, 1, 15), weeks=20, used=used).posts
        used |= {post.idea: post.due.date() for post in found}
        told += [year for post in found if post.idea.endswith(f".easter-lunch.{year}")]
    assert told == list(range(2025, 2030))
