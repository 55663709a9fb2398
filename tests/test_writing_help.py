"""Help with writing: told the facts alone, held to the rule of claims, never in the place of the text by itself."""

from dataclasses import replace

import pytest

from core.business import Business
from core.errors import DevantureError
from core.house import House
from core.profile.model import Address, Offer, Price, PriceKind, Profile
from core.services.outcome import NotNowError, SignInError
from core.writing_help import HelpSettings, Wish, WritingHelp
from tests.servers.chat_server import ChatServer

TEXT = "Notre pain de seigle se garde une semaine. Venez le goûter au 2 rue Haute."


@pytest.fixture
def house(tmp_path, clock, secrets):
    return House(tmp_path / "home", clock, lambda _named: secrets)


@pytest.fixture
def business(tmp_path, house):
    made = Business.new(tmp_path / "shop", house)
    offer = Offer(name="Pain de seigle", price=Price(kind=PriceKind.EXACT, cents=450))
    made.profiles.replace(
        Profile(name="Au Four", trade="bakery", address=Address(street="2 rue Haute", city="Annecy"), offers=(offer,),
                phone="+33450000000")
    )  # fmt: skip
    yield made
    made.close()


@pytest.fixture
def server():
    with ChatServer() as running:
        yield running


@pytest.fixture
def help_(house, server):
    made = WritingHelp(house)
    made.change(HelpSettings(on=True, address=server.address, model="petit-modele"))
    return made


def rewritten(help_, business, wish=Wish.SHORTER, **more):
    return help_.rewrite(TEXT, wish, business.profiles, language="fr", **more)


def test_it_is_off_until_somebody_turns_it_on(house):
    assert WritingHelp(house).settings() == HelpSettings(on=False)


def test_a_shorter_text_that_claims_nothing_comes_back_as_a_suggestion(help_, business, server):
    server.answers = ["Notre pain de seigle se garde une semaine."]
    found = rewritten(help_, business)
    assert found.text == "Notre pain de seigle se garde une semaine."
    assert found.problems == ()


def test_it_is_told_the_facts_the_text_and_nothing_of_other_things(help_, business, server):
    rewritten(help_, business)
    system, user = (message["content"] for message in server.asked[0]["messages"])
    assert "Annecy" in system
    assert "vouvoie" in system
    assert TEXT in user
    assert "siret" not in system.lower()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("Le meilleur pain de seigle de la ville.", "meilleur"),
        ("Notre pain de seigle bio se garde.", "bio"),
        ("Notre pain de seigle, 3 € seulement.", "3"),
        ("Notre pain de seigle à 33 €, ouvert dès 9 h.", "33"),
        ("Notre pain de seigle à 4 €.", "4"),
        ("Notre pain de seigle à 50 €.", "50"),
        ("Demandez Madame Dupont, au comptoir.", "Dupont"),
        ("Tout est sur www.pain.example", "www.pain.example"),
    ],
)
def test_what_the_profile_does_not_say_is_told(help_, business, server, answer, said):
    server.answers = [answer]
    assert any(said in problem.message for problem in rewritten(help_, business).problems)


def test_what_the_profile_says_may_be_said(help_, business, server):
    business.profiles.change(features=["organic"])
    server.answers = ["Notre pain de seigle bio, 4,50 €, au 2 rue Haute à Annecy : 04 50 00 00 00."]
    assert rewritten(help_, business).problems == ()


def test_every_price_of_the_list_may_be_said(help_, business, server):
    loaf = Offer(name="Boule", price=Price(kind=PriceKind.EXACT, cents=300))
    business.profiles.replace(replace(business.profiles.read(), offers=(*business.profiles.read().offers, loaf)))
    server.answers = ["Le seigle est à 4,50 €, la boule à 3 € ou 3,00 €."]
    assert rewritten(help_, business).problems == ()


def test_an_answer_that_claims_too_much_is_asked_for_once_more(help_, business, server):
    server.answers = ["Le meilleur pain.", "Du pain de seigle."]
    assert rewritten(help_, business).text == "Du pain de seigle."
    assert "meilleur" in server.asked[1]["messages"][1]["content"]


def test_the_limit_of_the_network_is_told_and_checked(help_, business, server):
    server.answers = ["Du pain. " * 40]
    found = rewritten(help_, business, Wish.NETWORK, network="Bluesky", limit=300)
    assert "300" in server.asked[0]["messages"][0]["content"]
    assert "Bluesky" in server.asked[0]["messages"][1]["content"]
    assert any("too many" in problem.message for problem in found.problems)


def test_thoughts_and_quotation_marks_of_a_model_are_taken_off(help_, business, server):
    server.answers = ["<think>Plus court.</think>« Du pain de seigle. »"]
    assert rewritten(help_, business).text == "Du pain de seigle."


def test_a_model_that_says_nothing_leaves_a_message(help_, business, server):
    server.answers = [" "]
    with pytest.raises(DevantureError, match="no text"):
        rewritten(help_, business)


@pytest.mark.parametrize("answer", ["<think>Plus court.</think>", "<think>je pense que", "Du pain. " * 500])
def test_thoughts_alone_and_endless_answers_are_no_text(help_, business, server, answer):
    server.answers = [answer]
    with pytest.raises(DevantureError, match="no text"):
        rewritten(help_, business)


def test_half_an_answer_is_no_text(help_, business, server):
    server.ended = "length"
    with pytest.raises(DevantureError, match="no text"):
        rewritten(help_, business)


def test_switched_off_it_sends_nothing(help_, business, server):
    help_.change(replace(help_.settings(), on=False))
    with pytest.raises(DevantureError, match="is off"):
        rewritten(help_, business)
    assert server.asked == []


def test_a_key_never_travels_without_encryption(help_, business):
    help_.change(replace(help_.settings(), address="http://ai.example.org/v1"))
    help_.keep_key("secret")
    with pytest.raises(DevantureError, match="without encryption"):
        rewritten(help_, business)


def test_a_wrong_key_is_said_so(help_, business, server):
    server.key = "secret"
    help_.keep_key("other")
    with pytest.raises(SignInError, match="log-in"):
        rewritten(help_, business)
    help_.keep_key("secret")
    assert rewritten(help_, business).text == "Bonjour."


def test_a_program_that_does_not_run_is_said_so(house, business):
    made = WritingHelp(house)
    made.change(HelpSettings(on=True, address="http://127.0.0.1:9/v1", model="x"))
    with pytest.raises(NotNowError, match="cannot be reached"):
        rewritten(made, business)


def test_the_models_of_the_server_are_listed(help_, server):
    assert help_.models(help_.settings(), "") == ["petit-modele"]


def test_settings_that_cannot_be_read_count_as_never_set_up(help_, house):
    (house.home / "writing-help.json").write_text("{broken")
    assert not help_.settings().on
