from dataclasses import replace

from core.profile.advice import missing, notes
from core.profile.model import Address, Legal, LegalForm, Offer, Photo, Profile
from core.profile.week import read_week


def wanted(profile: Profile) -> list[str]:
    return [problem.field for problem in missing(profile)]


def legally(legal: Legal, **rest) -> set[str]:
    return {field for field in wanted(Profile(legal=legal, **rest)) if field.startswith("legal.")}


def test_an_empty_profile_is_told_what_would_complete_it_and_why():
    told = missing(Profile())
    assert told[0].field == "name"
    assert all(problem.message and problem.remedy for problem in told)
    assert {"trade", "phone", "opening_hours", "offers", "photos", "legal.form", "legal.host_name"} <= {
        p.field for p in told
    }


def test_a_sole_trader_needs_a_name_and_no_capital():
    fields = legally(Legal(form=LegalForm.SOLE_TRADER))
    assert "legal.owner_name" in fields
    assert not {"legal.capital", "legal.director"} & fields


def test_a_company_needs_capital_register_and_director():
    assert {"legal.capital", "legal.register", "legal.director", "legal.owner_name"} <= legally(
        Legal(form=LegalForm.SARL)
    )


def test_an_association_needs_a_director_and_no_capital():
    fields = legally(Legal(form=LegalForm.ASSOCIATION))
    assert "legal.director" in fields
    assert not {"legal.capital", "legal.register"} & fields


def test_a_capital_of_nothing_is_said():
    assert "legal.capital" not in legally(Legal(form=LegalForm.SAS, capital=0))


def test_builders_are_asked_for_their_insurance():
    assert "legal.insurance" in legally(Legal(), trade="plumber")
    assert "legal.insurance" in legally(Legal(), naf="43.34Z")
    assert "legal.insurance" not in legally(Legal(), trade="bakery", naf="10.71C")


def test_exemption_answers_the_question_of_vat():
    assert "legal.vat_number" not in legally(Legal(vat_exempt=True))


def test_photos_without_words_and_offers_without_translation_are_counted():
    photo = Photo(id="1", hash="", mime="image/jpeg", width=1, height=1)
    offers = (Offer(name="Pain"), Offer(name="Brioche", translations={"en": {"name": "Brioche"}}))
    profile = Profile(photos=(photo, replace(photo, alt="La vitrine")), offers=offers, languages=("fr", "en"))
    told = {problem.field: problem.message for problem in missing(profile)}
    assert "photos[0].alt" in told
    assert "photos[1].alt" not in told
    assert "1 service" in told["offers"]


def test_notes_are_no_errors():
    sole = Profile(legal=Legal(form=LegalForm.SOLE_TRADER), address=Address(street="1 rue A"))
    assert [note.field for note in notes(sole)] == ["address.street"]
    assert [note.field for note in notes(Profile(hours=read_week("samedi 20h-3h")))] == ["opening_hours.saturday"]
    assert notes(Profile()) == []
