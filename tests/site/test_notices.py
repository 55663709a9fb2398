"""The legal notice says what the profile says, in the form the law asks for, and nothing else."""

from dataclasses import replace

from core.profile.model import LegalForm, Profile
from core.site.checks import check
from core.site.legal import missing, notice
from core.site.model import Content, Look
from core.site.privacy import notice as privacy
from core.site.voice import Voice
from tests.site import samples
from tests.site.conftest import english

VOICE = Voice("en", english)


def said(sections):
    return {
        row.label: " / ".join(row.lines).replace("\u00a0", " ") for section in sections for row in section.lines
    } | {section.heading: "" for section in sections if not section.lines}


def test_a_company_names_form_capital_register_and_director():
    told = said(notice(samples.profile(), VOICE))
    assert told["Business"] == "Fournil SARL, SARL, share capital €8,000 / Au Fournil"
    assert told["Registered office"] == "12 rue Haute / 35000 Rennes"
    assert told["SIRET"] == "732 829 320 00074"
    assert told["Register"] == "RCS Rennes 732 829 320"
    assert told["VAT"] == "FR44732829320"
    assert told[""] == "Camille Martin"
    assert told["Mediator"] == "A Mediator"


def test_a_sole_trader_is_called_ei_and_answers_for_the_site():
    known = samples.profile()
    legal = replace(
        known.legal, form=LegalForm.SOLE_TRADER, owner_name="Ana Roy", capital=None, director="", vat_exempt=True
    )
    told = said(notice(replace(known, legal=legal), VOICE))
    assert told["Business"] == "Ana Roy EI / Au Fournil / sole trader (entrepreneur individuel)"
    assert told["Address"] and "Registered office" not in told
    assert told[""] == "Ana Roy"
    assert "293 B" in told["VAT"]


def test_what_is_missing_is_left_out_and_named():
    bare = Profile(name="Au Fournil")
    assert said(notice(bare, VOICE)) == {"Business": "Au Fournil"}
    assert {problem.field for problem in missing(bare)} == {
        "legal.form", "legal.owner_name", "address", "phone", "email", "legal.siret", "legal.register",
        "legal.vat_number", "legal.director", "legal.host_name", "legal.mediator_name",
    }  # fmt: skip
    assert missing(samples.profile()) == []


def test_the_privacy_notice_says_what_the_site_does():
    text = " ".join(
        line for section in privacy(samples.profile(), VOICE) for part in section.paragraphs for line in part
    )
    assert "no cookie" in text and "A Host" in text and "Online booking" in text
    unbooked = privacy(replace(samples.profile(), booking=""), VOICE)
    assert "Online booking" not in str(unbooked)


def test_a_complete_site_has_nothing_to_mend():
    photos = (samples.photo("bread", "a"), samples.photo("portrait", "b"))
    assert check(samples.content(photos)) == []


def test_everything_to_mend_is_told_at_once():
    known = samples.profile((replace(samples.photo("bread", "a"), alt=" "),))
    pages = samples.pages()
    spoilt = (
        replace(pages[0], title="x" * 61),
        replace(pages[1], title="", description="short"),
        replace(pages[2], title=pages[3].title, blocks=()),
        *(page for page in pages[3:] if page.language == "fr"),
    )
    profile = replace(known, phone="", hours={}, booking="javascript:alert(1)")
    found = check(Content(profile=profile, pages=spoilt, look=Look(), type="Bakery", today=samples.TODAY))
    assert {problem.field for problem in found} == {
        "phone", "hours", "booking", "site.address", "photos.bread.alt", "pages.en", "pages.en.legal",
        "pages.fr-home-.title", "pages.fr-offers-services.title", "pages.fr-offers-services.description",
        "pages.fr-about-about.title", "pages.fr-gallery-photos.title", "pages.fr-about-about.blocks",
    }  # fmt: skip
    assert all(problem.remedy for problem in found)
