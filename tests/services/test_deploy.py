"""One site goes to one host, by the one algorithm: what arrives, what is sent, what is left alone."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from core.services.deploy import Published
from core.services.journal import Journal, Record, Step, add, read
from core.services.outcome import NotNowError, RefusedError
from tests.services.hosting import (
    AUTUMN,
    BAKERY,
    Cellar,
    Disk,
    MemoryRemote,
    Site,
    big_site,
    deploying,
    files_of,
    is_ours_alone,
    line_of,
)

Publish = Callable[..., Published]


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def cellar(tmp_path: Path) -> Cellar:
    return Cellar(tmp_path / "kept")


@pytest.fixture
def publish(disk: Disk, cellar: Cellar) -> Publish:
    def now(site: Site, *, take_over: bool = False, lanes: int = 1, owner: str = "bakery") -> Published:
        cellar.keep(site)
        disk.writes.clear()
        with deploying(MemoryRemote(disk, lanes=lanes), line_of(cellar), take_over=take_over, site=owner) as deploy:
            return deploy.publish(files_of(site))

    return now


def is_complete(disk: Disk, cellar: Cellar, site: Site) -> bool:
    with deploying(MemoryRemote(disk), line_of(cellar)) as deploy:
        return deploy.is_complete(files_of(site))


def withdraw(disk: Disk, cellar: Cellar) -> None:
    with deploying(MemoryRemote(disk), line_of(cellar)) as deploy:
        deploy.withdraw()


@pytest.mark.parametrize("lanes", [1, 3])
def test_a_site_arrives_as_it_is(disk, publish, lanes):
    done = publish(BAKERY, lanes=lanes)
    assert disk.public() == BAKERY
    assert set(done.sent) == set(BAKERY)
    assert not disk.parts()


@pytest.mark.parametrize("lanes", [1, 3])
def test_the_next_site_replaces_it_whole(disk, publish, lanes):
    publish(BAKERY)
    done = publish(AUTUMN, lanes=lanes)
    assert disk.public() == AUTUMN
    assert set(done.sent) == {"index.html", "assets/style.css", "noël/index.html", "sitemap.xml"}
    assert set(done.removed) == set(BAKERY) - set(AUTUMN)
    assert not {"assets/a", "assets/a/b", "assets/a/b/c", "horaires d'été"} & disk.folders


def test_publishing_again_sends_nothing(disk, publish):
    publish(BAKERY)
    done = publish(BAKERY)
    assert (done.sent, done.kept, disk.writes) == ((), len(BAKERY), [])


def test_one_page_of_300_files_sends_at_most_five(disk, publish):
    site = big_site()
    publish(site)
    publish({**site, "page-7/index.html": b"<h1>New</h1>", "sitemap.xml": b"<urlset> </urlset>"})
    assert len(disk.writes) <= 5
    assert len(disk.writes) == 3  # the page, the sitemap, a journal step


def test_another_computer_sees_what_is_there(disk, publish, tmp_path):
    publish(BAKERY)
    elsewhere = Cellar(tmp_path / "elsewhere")
    elsewhere.keep(AUTUMN)
    with deploying(MemoryRemote(disk), line_of(elsewhere)) as deploy:
        done = deploy.publish(files_of(AUTUMN))
    assert disk.public() == AUTUMN
    assert len(done.sent) == 4


def test_many_publications_keep_the_journal_short(disk, publish):
    for number in range(40):
        publish({**BAKERY, "index.html": f"<h1>{number}</h1>".encode(), f"news/{number}.html": b"news"})
    assert len([path for path in disk.files if path.startswith(".devanture/")]) <= 14
    assert disk.public()["index.html"] == b"<h1>39</h1>"
    assert [path for path in disk.files if path.startswith("news/")] == ["news/39.html"]


def test_assets_are_in_place_before_the_pages_that_need_them(disk, publish):
    order = []
    disk.watch = lambda: order.extend(path for path in disk.public() if path not in order)
    publish(BAKERY)
    kinds = [path.rpartition(".")[2] for path in order]
    assert set(kinds[:5]) == {"svg", "css"}
    assert kinds[5:] == ["html", "html", "html", "xml"]


def test_deletions_come_last(disk, publish):
    publish(BAKERY)
    gone = set(BAKERY) - set(AUTUMN)

    def watch() -> None:
        if not gone <= disk.files.keys():
            assert {path: data for path, data in disk.public().items() if path in AUTUMN} == AUTUMN

    disk.watch = watch
    publish(AUTUMN)


def test_a_foreign_file_in_the_way_is_not_overwritten(disk, publish):
    disk.put("index.html", b"<h1>Our old site</h1>")
    with pytest.raises(RefusedError, match=r"index\.html"):
        publish(BAKERY)
    assert disk.public() == {"index.html": b"<h1>Our old site</h1>"}
    assert disk.writes == []


def test_taking_over_replaces_it(disk, publish):
    disk.put("index.html", b"<h1>Our old site</h1>")
    disk.put("old.html", b"stays")
    publish(BAKERY, take_over=True)
    assert disk.public() == {**BAKERY, "old.html": b"stays"}


def test_a_folder_in_the_way_is_never_removed(disk, publish):
    disk.folders |= {"index.html"}
    with pytest.raises(RefusedError, match=r"index\.html"):
        publish(BAKERY, take_over=True)


def test_a_file_where_a_folder_must_be_is_named(disk, publish):
    disk.put("assets", b"a file")
    with pytest.raises(RefusedError, match="assets"):
        publish(BAKERY, take_over=True)


def test_foreign_files_of_the_same_bytes_are_adopted_without_sending(disk, publish):
    publish(BAKERY)
    for path in [path for path in disk.files if path.startswith(".devanture/")]:
        del disk.files[path]  # somebody tidied up
    done = publish(BAKERY)
    assert done.sent == ()
    assert len(disk.writes) == 2  # the journal, and the sign that keeps visitors out of it
    publish(AUTUMN)
    assert disk.public() == AUTUMN


def test_files_of_others_stay_through_everything(disk, cellar, publish):
    disk.folders |= {"wp", "assets"}
    foreign = {"wp/index.php": b"blog", "assets/theirs.css": b"x", ".htpasswd": b"secret", ".dv-notes": b"note"}
    for path, data in foreign.items():
        disk.put(path, data)
    publish(BAKERY)
    publish(AUTUMN)
    withdraw(disk, cellar)
    assert {path: data for path, (data, _stamp) in disk.files.items()} == foreign
    assert "assets" in disk.folders


def test_a_folder_that_was_there_before_stays_when_it_is_empty_again(disk, publish):
    disk.folders |= {"assets", "assets/a"}
    publish(BAKERY)
    publish(AUTUMN)
    assert "assets/a" in disk.folders
    assert "assets/a/b" not in disk.folders


def test_after_the_first_refusal_the_rest_is_not_tried(disk, cellar):
    tried = []

    class Refusing(MemoryRemote):
        def another(self):
            return Refusing(self.disk, lanes=self.lanes)

        def write(self, path, source):
            if path.endswith(".part"):
                tried.append(path)
                raise RefusedError("No.")
            super().write(path, source)

    cellar.keep(site := big_site())
    with pytest.raises(RefusedError, match="No"), deploying(Refusing(disk, lanes=3), line_of(cellar)) as deploy:
        deploy.publish(files_of(site))
    assert len(tried) <= 3


def test_what_another_hand_changed_is_put_back_and_told(disk, publish):
    publish(BAKERY)
    disk.put("index.html", b"<h1>Maison Hack</h1>")  # as long as ours
    disk.put("tarifs/index.html", b"by hand")
    del disk.files["assets/style.css"]
    done = publish(BAKERY)
    assert disk.public() == BAKERY
    assert set(done.sent) == set(done.changed) == {"index.html", "tarifs/index.html", "assets/style.css"}


def test_what_another_hand_changed_and_we_no_longer_want_is_left_and_told_once(disk, publish):
    publish(BAKERY)
    disk.put("assets/a/b/c/logo.svg", b"drawn by the nephew")
    assert publish(AUTUMN).left == ("assets/a/b/c/logo.svg",)
    assert publish(AUTUMN).left == ()
    assert disk.public() == {**AUTUMN, "assets/a/b/c/logo.svg": b"drawn by the nephew"}


def test_a_file_by_others_where_one_of_ours_was_taken_away_is_foreign(disk, publish):
    publish(BAKERY)
    publish(AUTUMN)
    disk.folders |= {"assets/a", "assets/a/b", "assets/a/b/c"}
    disk.put("assets/a/b/c/logo.svg", b"drawn by the nephew")
    with pytest.raises(RefusedError, match="logo"):
        publish(BAKERY)


def test_a_host_moved_to_new_disks_is_read_back_rather_than_sent_again(disk, publish):
    publish(BAKERY)
    for path, (data, _stamp) in list(disk.files.items()):
        disk.put(path, data)  # every time of change is new
    done = publish(BAKERY)
    assert (done.sent, done.changed) == ((), ())
    for path, (data, _stamp) in list(disk.files.items()):
        disk.put(path, data)
    done = publish(AUTUMN)
    assert (done.changed, done.left) == ((), ())
    assert disk.public() == AUTUMN


def test_another_business_does_not_publish_over_ours(disk, publish):
    publish(BAKERY)
    with pytest.raises(RefusedError, match="Another business"):
        publish(AUTUMN, owner="hairdresser")
    assert disk.public() == BAKERY
    publish(AUTUMN, owner="hairdresser", take_over=True)
    assert disk.public() == AUTUMN


def test_a_site_too_large_for_the_host_is_refused_before_it_starts(disk, publish):
    disk.room = 1000
    with pytest.raises(RefusedError, match="1 kB free, and 36 kB"):
        publish(BAKERY)
    assert disk.files == {}


def test_a_wish_to_stop_is_heard_between_files_and_the_rest_follows_later(disk, cellar):
    cellar.keep(BAKERY)
    line = line_of(cellar)
    disk.watch = lambda: line.stop.set() if len(disk.parts()) == 3 else None
    with pytest.raises(NotNowError, match="Stopped"), deploying(MemoryRemote(disk), line) as deploy:
        deploy.publish(files_of(BAKERY))
    assert disk.public() == {}
    assert len(disk.parts()) == 3


def test_what_had_arrived_is_not_sent_again(disk, cellar, publish):
    test_a_wish_to_stop_is_heard_between_files_and_the_rest_follows_later(disk, cellar)
    disk.watch = lambda: None
    whole = [path for path in disk.parts() if len(disk.files[path][0])]
    publish(BAKERY)
    assert not set(whole) & set(disk.writes)
    assert disk.public() == BAKERY


def test_progress_counts_the_files_sent(disk, cellar):
    told = []
    cellar.keep(BAKERY)
    line = line_of(cellar, progress=lambda done, total, what: told.append((done, total, what)))
    with deploying(MemoryRemote(disk), line) as deploy:
        deploy.publish(files_of(BAKERY))
    assert [done for done, _total, _what in told] == list(range(len(BAKERY) + 1))
    assert {total for _done, total, _what in told} == {len(BAKERY)}


def test_a_damaged_kept_file_is_not_sent(disk, cellar, publish):
    cellar.keep(BAKERY)
    cellar.open(files_of(BAKERY)["index.html"].hash).write_bytes(b"<h1>Maison Luxe</h1>")
    with (
        pytest.raises(RefusedError, match=r"index\.html"),
        deploying(MemoryRemote(disk), line_of(cellar)) as deploy,
    ):
        deploy.publish(files_of(BAKERY))
    assert disk.public() == {}


def test_a_host_that_swallows_bytes_is_noticed_before_anything_is_swapped(disk, cellar, publish):
    class Lossy(MemoryRemote):
        def write(self, path, source):
            super().write(path, source)
            if path.endswith(".part"):
                self.disk.put(path, self.disk.files[path][0][:-1])

    publish(BAKERY)
    cellar.keep(AUTUMN)
    with pytest.raises(NotNowError, match="whole"), deploying(Lossy(disk), line_of(cellar)) as deploy:
        deploy.publish(files_of(AUTUMN))
    assert disk.public() == BAKERY
    publish(AUTUMN)
    assert disk.public() == AUTUMN


def test_a_host_that_hides_dot_files_is_told_plainly(disk, cellar):
    class Shy(MemoryRemote):
        def list(self, folder):
            listed = super().list(folder)
            return None if listed is None else [each for each in listed if not each.name.startswith(".")]

    cellar.keep(BAKERY)
    with pytest.raises(RefusedError, match="dot"), deploying(Shy(disk), line_of(cellar)) as deploy:
        deploy.publish(files_of(BAKERY))


def test_complete_means_all_of_it_and_nothing_more_of_ours(disk, cellar, publish):
    assert not is_complete(disk, cellar, BAKERY)
    publish(BAKERY)
    assert is_complete(disk, cellar, BAKERY)
    assert not is_complete(disk, cellar, AUTUMN)
    assert not is_complete(disk, cellar, {path: BAKERY[path] for path in ("index.html", "sitemap.xml")})
    disk.put("index.html", b"changed")
    assert not is_complete(disk, cellar, BAKERY)


def test_taking_back_leaves_nothing_of_ours(disk, cellar, publish):
    publish(BAKERY)
    disk.put("tarifs/index.html", b"changed by hand")
    withdraw(disk, cellar)
    assert list(disk.files) == ["tarifs/index.html"]
    assert disk.folders == {"", "tarifs"}
    withdraw(disk, cellar)


def test_a_journal_that_points_outside_is_not_followed(disk, publish):
    publish(BAKERY)
    outside = ["../secret", "/etc/passwd", "a/../../x", ".devanture/.htaccess"]
    records = {path: Record("a" * 64, 1, "") for path in (*outside, "inside.html")}
    add(MemoryRemote(disk), Journal(last=50), Step(site="bakery", files=records, drops=outside, folders=outside))
    journal = read(MemoryRemote(disk), MemoryRemote(disk).list(".devanture"))
    assert "inside.html" in journal.records
    assert not {*journal.records, *journal.dropped, *journal.folders} & set(outside)
    disk.put("../secret", b"x")
    publish(AUTUMN)
    assert disk.public() == {**AUTUMN, "../secret": b"x"}


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b'{"format":1}', b'{"format":1,"site":"x","files":{"a":[1]}}'])
def test_a_journal_file_nobody_of_us_wrote_does_not_count(disk, publish, text):
    publish(BAKERY)
    disk.put(f".devanture/step-000090-{sha256(text).hexdigest()[:8]}.json", text)
    disk.put(".devanture/step-000091-00000000.json", b"broken off")
    publish(AUTUMN)
    assert disk.public() == AUTUMN


def test_a_newer_journal_is_left_alone(disk, publish):
    publish(BAKERY)
    text = b'{"format":2}'
    disk.put(f".devanture/step-000090-{sha256(text).hexdigest()[:8]}.json", text)
    with pytest.raises(RefusedError, match="newer Devanture"):
        publish(AUTUMN)
    assert disk.public() == BAKERY


def test_the_journal_keeps_visitors_out_and_holds_nothing_private(disk, publish):
    publish(BAKERY)
    assert b"denied" in disk.files[".devanture/.htaccess"][0]
    held = b"".join(data for path, (data, _stamp) in disk.files.items() if is_ours_alone(path))
    assert b"Maison" not in held
    assert str(Path.home()).encode() not in held
