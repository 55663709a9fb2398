"""A build writes what changed and nothing else, the same bytes everywhere, and touches nothing of others."""

import hashlib
import json
import shutil
from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest

from core.errors import DiskFullError, FolderError
from core.site.build import Builder, StoppedError, root_address
from core.site.output import PART, state_beside
from tests.site.conftest import english


def bytes_of(folder):
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def with_body(content, page, number, body):
    pages = list(content.pages)
    at = next(at for at, one in enumerate(pages) if one.id == page)
    blocks = list(pages[at].blocks)
    blocks[number] = replace(blocks[number], body=body)
    pages[at] = replace(pages[at], blocks=tuple(blocks))
    return replace(content, pages=tuple(pages))


def test_the_manifest_is_what_lies_in_the_folder(site):
    built = site.build()
    lying = bytes_of(site.out)
    assert {file.path: (file.size, file.hash) for file in built.manifest} == {
        path: (len(data), hashlib.sha256(data).hexdigest()) for path, data in lying.items()
    }
    assert [file.path for file in built.manifest] == sorted(lying)
    assert {"index.html", "404.html", "en/index.html", "services/index.html", "news/walnuts/index.html"} <= set(lying)


def test_the_same_content_gives_the_same_bytes_anywhere_on_any_day(site, kept, tmp_path):
    site.build()
    later = replace(site.content, today=site.content.today + timedelta(days=1))
    other = Builder(lambda: later, lambda digest: kept[0] / f"{digest}.jpg", tmp_path / "another cache", words=english)
    other.build(tmp_path / "elsewhere" / "public")
    assert bytes_of(tmp_path / "elsewhere" / "public") == bytes_of(site.out)


def test_a_second_build_writes_nothing(site):
    site.build()
    before = {path: path.stat().st_mtime_ns for path in site.out.rglob("*")}
    again = site.build()
    assert (again.changed, again.removed) == ((), ())
    assert {path: path.stat().st_mtime_ns for path in site.out.rglob("*")} == before


def test_a_change_of_one_text_writes_one_page(site):
    site.build()
    site.content = with_body(site.content, "fr-contact-contact", 0, "Ring twice.")
    assert site.build().changed == ("contact/index.html",)
    assert "Ring twice." in site.read("contact/index.html")


def test_a_change_that_several_pages_show_reaches_all_of_them(site):
    site.build()
    site.content = with_body(site.content, "fr-article-news/walnuts", 0, "Fresh walnuts.")
    assert set(site.build().changed) == {"index.html", "news/index.html", "news/walnuts/index.html"}
    site.content = replace(site.content, profile=replace(site.content.profile, phone="+33299000001"))
    changed = site.build().changed
    assert {file.path for file in site.build().manifest if file.path.endswith(".html")} == set(changed)


def test_a_builder_of_long_standing_gives_what_a_new_one_gives(site, site_of):
    """What is taken over from one build to the next is never stale."""
    site.build()
    for number in range(3):
        site.content = with_body(site.content, "fr-home-", number, f"Text {number}.")
        site.build()
    site.content = replace(site.content, look=replace(site.content.look, accent="#0000aa"))
    site.build()
    before = bytes_of(site.out)
    fresh = site_of(site.content)
    assert fresh.build().changed == () and bytes_of(fresh.out) == before


def test_an_emptied_cache_is_filled_again(site, kept, tmp_path):
    cache = tmp_path / "cache"
    builder = Builder(lambda: site.content, lambda digest: kept[0] / f"{digest}.jpg", cache, words=english)
    builder.build(site.out)
    shutil.rmtree(cache)
    shutil.rmtree(site.out / "pictures")
    assert {path.split("/")[0] for path in builder.build(site.out).changed} == {"pictures"}


def test_another_process_goes_on_where_the_first_one_ended(site, site_of):
    site.build()
    assert site_of(None).build().changed == ()


def test_what_is_no_longer_part_of_the_site_goes_with_its_folder(site):
    site.build()
    hidden = tuple(replace(page, hidden=page.slug == "news/walnuts") for page in site.content.pages)
    site.content = replace(site.content, pages=hidden)
    assert set(site.build().removed) == {"news/walnuts/index.html", "en/news/walnuts/index.html"}
    assert not (site.out / "news" / "walnuts").exists()
    assert (site.out / "news" / "index.html").exists()


def test_files_of_others_stay_and_are_no_part_of_the_site(site):
    site.out.mkdir()
    (site.out / "robots.txt").write_text("mine")
    (site.out / "menu.pdf").write_text("also mine")
    built = site.build()
    assert site.read("robots.txt") == "mine" and site.read("menu.pdf") == "also mine"
    assert not {"robots.txt", "menu.pdf"} & {file.path for file in built.manifest}
    assert [problem.field for problem in built.problems] == ["robots.txt"]


def test_a_page_changed_by_hand_is_put_right(site):
    site.build()
    (site.out / "index.html").write_text("broken")
    assert site.build().changed == ("index.html",)


def test_a_lost_list_is_made_again_without_writing(site):
    site.build()
    state_beside(site.out).unlink()
    again = site.build()
    assert again.changed == () and again.problems == ()


def test_what_a_killed_build_left_is_known_as_ours(site, site_of):
    """Killed between its files: the list names what was begun, some of it stands there, with parts of files."""
    site.build()
    state = state_beside(site.out)
    told = json.loads(state.read_text())
    state.write_text(json.dumps({"version": 1, "files": {}, "begun": sorted(told["files"])}))
    (site.out / f"{PART}1234.part").write_text("half a p")
    (site.out / "assets" / f"{PART}5678.part").write_text("half a p")
    built = site_of(with_body(site.content, "fr-contact-contact", 0, "Ring twice.")).build()
    assert built.problems == () and built.changed == ("contact/index.html",)
    assert not list(site.out.rglob("*.part"))


def test_pages_that_were_begun_and_are_no_longer_wanted_go(site):
    site.build()
    state = state_beside(site.out)
    told = json.loads(state.read_text())
    state.write_text(json.dumps({"version": 1, "files": {}, "begun": sorted(told["files"])}))
    site.content = replace(site.content, pages=tuple(page for page in site.content.pages if page.language == "fr"))
    site.build()
    assert not (site.out / "en").exists()


def test_a_stopped_build_leaves_whole_files_and_goes_on_later(site):
    stop = Event()
    stop.set()
    with pytest.raises(StoppedError):
        site.builder.build(site.out, stop=stop)
    assert site.build().problems == ()


def test_a_photo_that_cannot_be_read_is_left_out_by_name(site, kept, tmp_path):
    lost = replace(site.photos[0], hash="0" * 64)
    (kept[0] / f"{'0' * 64}.jpg").write_bytes(b"no picture")
    site.content = replace(site.content, profile=replace(site.content.profile, photos=(lost, *site.photos[1:])))
    built = site.build()
    assert [problem.field for problem in built.problems] == ["photos.bread"]
    assert not any("0" * 12 in file.path for file in built.manifest)


def test_of_two_pages_with_one_address_the_first_stands(site):
    double = replace(site.content.pages[1], id="double", title="Second")
    site.content = replace(site.content, pages=(*site.content.pages, double))
    built = site.build()
    assert [problem.field for problem in built.problems] == ["pages.double"]
    assert "Second" not in site.read("services/index.html")


@pytest.mark.parametrize("slug", ["../../out", "/etc", "a/../../b", "C:\\x", "."])
def test_no_page_leads_out_of_the_site(site, slug):
    """Rows of a bundle may have been made by anybody."""
    page = replace(site.content.pages[1], slug=slug)
    site.content = replace(site.content, pages=(site.content.pages[0], page))
    built = site.build()
    assert [problem.field for problem in built.problems] == [f"pages.{page.id}"]
    assert {path.name for path in site.out.parent.iterdir()} == {"site", "site.manifest.json"}


def test_no_photo_leads_out_of_the_site(site):
    stray = replace(site.photos[0], hash="../../../x")
    site.content = replace(site.content, profile=replace(site.content.profile, photos=(stray,), logo=stray))
    assert not any("x" in file.path.split("/")[-1][:3] for file in site.build().manifest)


def test_a_language_without_pages_is_not_offered(site):
    site.content = replace(site.content, pages=tuple(page for page in site.content.pages if page.language == "fr"))
    site.build()
    assert "hreflang" not in site.read("index.html")


def test_a_folder_that_takes_nothing_says_so(site):
    site.out.write_text("a file where the folder should be")
    with pytest.raises(FolderError) as raised:
        site.build()
    assert not isinstance(raised.value, DiskFullError) and raised.value.remedy


def test_marks_stand_in_a_preview_only(site, site_of):
    site.build()
    assert "data-block" not in site.read("index.html")
    marked = site_of(None, marks=True)
    marked.build()
    assert 'data-block="fr-home--0"' in marked.read("index.html")


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("", ""),
        ("www.fournil.fr", "https://www.fournil.fr/"),
        (" https://fournil.fr/shop ", "https://fournil.fr/shop/"),
        ("ftp://fournil.fr", ""),
        ("javascript:alert(1)", ""),
        ("https://", ""),
    ],
)
def test_addresses_as_people_type_them(typed, address):
    assert root_address(typed) == address


def test_a_site_in_a_folder_of_its_host_finds_itself(site):
    site.content = replace(site.content, look=replace(site.content.look, address="https://host.example/shop/"))
    site.build()
    assert 'href="/shop/assets/' in site.read("404.html")
    assert "https://host.example/shop/contact/" in site.read("sitemap.xml")


def test_a_preview_draws_no_card_for_networks_and_plans_one_page_at_a_key(site_of):
    shown = site_of(None, marks=True)
    assert not [file.path for file in shown.build().manifest if "/card-" in file.path]
    home = shown.content.pages[0]
    said = replace(home, blocks=(replace(home.blocks[0], heading="Another headline"), *home.blocks[1:]))
    shown.content = replace(shown.content, pages=(said, *shown.content.pages[1:]))
    assert shown.build().changed == ("index.html",)
