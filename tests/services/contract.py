"""What every host must do, whatever it speaks. A test class of a host inherits it and brings a fixture `target`."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from core.ports import Progress, silent
from core.services.host import Host, Timeouts
from core.services.outcome import RefusedError
from core.services.service import Can, Delivery, Message, Secret, Service, SiteFile
from tests.fakes import FakeClock, MemorySecrets
from tests.services.hosting import (
    AUTUMN,
    BAKERY,
    Cellar,
    Site,
    account_of,
    big_site,
    content_of,
    delivery_of,
    is_ours_alone,
    line_of,
)

PATIENT = Timeouts(connect=5, data=20)
NOT_WRITTEN = "does not allow us to write|can only be read"


@contextmanager
def taken_away(folder: Path) -> Iterator[None]:
    """The server's user may read there only; the tests' own user may be root and keeps its ways."""
    told = folder.stat()
    os.chown(folder, os.getuid(), os.getgid())
    folder.chmod(0o555)
    try:
        yield
    finally:
        folder.chmod(0o755)
        os.chown(folder, told.st_uid, told.st_gid)


@dataclass(kw_only=True)
class Target:
    """A host to try: the service, its settings, and its web folder as its own disk shows it."""

    service: type[Host]
    settings: dict[str, str]
    web: Path
    cellar: Cellar
    password: str = ""
    remembered: Mapping[str, str] = field(default_factory=dict)
    timeouts: Timeouts = PATIENT
    locked: Callable[[Path], AbstractContextManager[None]] = taken_away

    def open(self, *, business: str = "bakery", progress: Progress = silent, **settings: str) -> Host:
        secrets = MemorySecrets()
        account = account_of(self.service.about.key, {**self.settings, **settings}, self.remembered, business)
        secrets.set(account.owner, Secret.PASSWORD, self.password)
        return self.service(account, line_of(self.cellar, progress=progress, secrets=secrets), timeouts=self.timeouts)

    def meet(self, **settings: str) -> tuple[str, ...]:
        """Connect, and keep what was told, as the account does."""
        identity = self.open(**settings).connect()
        self.remembered = {**self.remembered, **identity.remember}
        return identity.said

    def send(self, site: Site, **settings: str) -> Mapping[str, str]:
        self.cellar.keep(site)
        return self.open(**settings).send(delivery_of(site)).detail

    def online(self) -> dict[str, bytes]:
        return dict(_public(self.web))

    def ours(self) -> list[str]:
        found = (file.relative_to(self.web).as_posix() for file in self.web.rglob("*") if file.is_file())
        return [path for path in found if is_ours_alone(path)]

    def elsewhere(self, folder: Path) -> "Target":
        """The same account on another computer, which never saw this one."""
        return replace(self, cellar=Cellar(folder))


def _public(web: Path) -> Iterator[tuple[str, bytes]]:
    for file in web.rglob("*"):
        path = file.relative_to(web).as_posix()
        if file.is_file() and not is_ours_alone(path):
            yield path, file.read_bytes()


class HostContract:
    tells_size = True  # of what is free

    def test_it_says_of_itself_what_it_is(self, target: Target) -> None:
        service: Service = target.open()
        about = service.about
        assert about.can == {Can.SEND, Can.FIND, Can.REMOVE}
        assert {each.name for each in about.settings} >= {"folder", "address", "take_over"}
        assert service.limits == about.limits

    def test_it_refuses_before_sending_what_no_host_can_store(self, target: Target) -> None:
        service = target.open()
        assert service.check(content_of(BAKERY)) == []
        tricks = ["../x", "/etc/passwd", "a/../../b", "a\\b", "", "a//b", "a\nb", ".devanture/x", "c:x", "nul.html"]
        tricks += ["." * 2, "x" * 300, "a/.dv-0123456789abcdef.part", "dot./x"]
        bad = tuple(SiteFile(path=path, size=1, hash="a" * 64) for path in tricks)
        content = replace(content_of(BAKERY), files=bad)
        assert len(service.check(content)) == len(tricks)
        with pytest.raises(RefusedError, match="name"):
            service.send(replace(delivery_of(BAKERY), content=content))

    def test_it_refuses_names_that_some_hosts_take_for_one(self, target: Target) -> None:
        service = target.open()
        for one, other in (("A.html", "a.html"), ("é.html", "e\u0301.html"), ("a", "a/b")):
            assert len(service.check(content_of({one: b"1", other: b"2"}))) == 1

    def test_it_takes_sites_with_something_in_them_and_no_posts(self, target: Target) -> None:
        assert target.open().check(content_of({}))
        assert target.open().check(Message(text="Hello"))

    def test_a_site_goes_there_byte_for_byte(self, target: Target) -> None:
        target.meet()
        target.send(BAKERY)
        assert target.online() == BAKERY
        detail = target.send(AUTUMN)
        assert target.online() == AUTUMN
        assert (detail["sent"], detail["removed"]) == ("4", "2")
        assert not (target.web / "assets/a").exists()

    def test_sending_again_sends_nothing(self, target: Target) -> None:
        target.meet()
        target.send(BAKERY)
        before = sorted(target.ours())
        assert target.send(BAKERY) == {"sent": "0", "kept": str(len(BAKERY)), "removed": "0"}
        assert sorted(target.ours()) == before

    def test_a_large_site_goes_over_several_connections(self, target: Target) -> None:
        site = big_site(120, 30)
        told: list[int] = []
        target.meet()
        target.cellar.keep(site)
        target.open(progress=lambda done, _total, _what: told.append(done)).send(delivery_of(site))
        assert target.online() == site
        assert told == list(range(len(site) + 1))

    def test_another_computer_goes_on_from_there(self, target: Target, tmp_path: Path) -> None:
        target.meet()
        target.send(BAKERY)
        assert target.elsewhere(tmp_path / "laptop").send(AUTUMN)["sent"] == "4"
        assert target.online() == AUTUMN

    def test_it_finds_a_complete_publication_and_no_other(self, target: Target) -> None:
        target.meet()
        assert target.open().find(delivery_of(BAKERY)) is None
        sent = _send(target, delivery_of(BAKERY))
        found = target.open().find(delivery_of(BAKERY))
        assert found is not None
        assert (found.remote_id, found.address) == sent
        assert target.open().find(delivery_of(AUTUMN)) is None
        (target.web / "index.html").write_bytes(b"changed")
        assert target.open().find(delivery_of(BAKERY)) is None

    def test_what_others_changed_or_removed_is_put_back_and_told(self, target: Target) -> None:
        target.meet()
        target.send(BAKERY)
        same_size = b"<h1>Maison Hack</h1>"
        (target.web / "index.html").write_bytes(same_size)
        os.utime(target.web / "index.html", (1_800_000_000, 1_800_000_000))
        (target.web / "sitemap.xml").unlink()
        detail = target.send(BAKERY)
        assert target.online() == BAKERY
        assert detail["changed_by_others"] == "index.html\nsitemap.xml"
        assert "index.html, sitemap.xml" in detail["notice"]

    def test_foreign_files_are_left_alone_and_told_beforehand(self, target: Target) -> None:
        foreign = {"index.html": b"<h1>Under construction</h1>", "blog/index.php": b"<?php", ".htpasswd": b"x"}
        for path, data in foreign.items():
            (target.web / path).parent.mkdir(exist_ok=True)
            (target.web / path).write_bytes(data)
        assert any("index.html of an earlier site" in said for said in target.meet())
        with pytest.raises(RefusedError, match=r"index\.html"):
            target.send(BAKERY)
        assert target.online() == foreign
        target.send(BAKERY, take_over="yes")
        assert target.online() == {**foreign, **BAKERY}
        del foreign["index.html"]
        target.open().remove(_receipt(target))
        assert target.online() == foreign
        assert target.ours() == []

    def test_another_business_keeps_away(self, target: Target) -> None:
        target.meet()
        target.send(BAKERY)
        target.cellar.keep(AUTUMN)
        with pytest.raises(RefusedError, match="Another business"):
            target.open(business="plumber").send(delivery_of(AUTUMN))
        assert target.online() == BAKERY

    def test_removing_takes_away_all_of_ours_and_can_be_repeated(self, target: Target) -> None:
        target.meet()
        target.send(BAKERY)
        receipt = _receipt(target)
        target.open().remove(receipt)
        assert list(target.web.iterdir()) == []
        target.open().remove(receipt)

    def test_connecting_leaves_no_trace(self, target: Target) -> None:
        said = target.meet()
        assert list(target.web.iterdir()) == []
        assert any("publishing works" in each for each in said)
        assert any(each.endswith("free.") for each in said) == self.tells_size

    def test_connecting_says_what_stands_there(self, target: Target) -> None:
        (target.web / "public_html").mkdir()
        assert any("public_html" in each for each in target.meet())
        target.send(BAKERY)
        assert any("published here before" in each for each in target.meet())

    def test_names_that_are_no_utf8_do_not_stop_it(self, target: Target) -> None:
        old = os.fsencode(target.web) + b"/\xe9t\xe9.html"
        with open(old, "wb") as file:  # noqa: PTH123, a Path holds no such name
            file.write(b"1998")
        target.meet()
        target.send(BAKERY)
        assert Path(os.fsdecode(old)).read_bytes() == b"1998"

    def test_a_folder_that_cannot_be_written_is_told_at_connect_and_at_send(self, target: Target) -> None:
        target.meet()
        with target.locked(target.web):
            with pytest.raises(RefusedError, match=NOT_WRITTEN):
                target.meet()
            with pytest.raises(RefusedError, match=NOT_WRITTEN):
                target.send(BAKERY)
        assert target.online() == {}
        target.send(BAKERY)
        assert target.online() == BAKERY

    def test_a_folder_within_the_site_that_cannot_be_written_leaves_the_old_site(self, target: Target) -> None:
        target.meet()
        target.send(BAKERY)
        with target.locked(target.web / "assets"), pytest.raises(RefusedError, match=NOT_WRITTEN):
            target.send(AUTUMN)
        assert target.online() == BAKERY
        target.send(AUTUMN)
        assert target.online() == AUTUMN


def _send(target: Target, delivery: Delivery) -> tuple[str, str]:
    target.cellar.keep(BAKERY)
    receipt = target.open().send(delivery)
    assert receipt.at == FakeClock().now()
    return receipt.remote_id, receipt.address


def _receipt(target: Target):
    return target.open().send(delivery_of(BAKERY))
