"""SFTP against OpenSSH's own server."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.services.host import Timeouts
from core.services.outcome import NotNowError, RefusedError, SignInError
from core.services.sftp import KEY, Sftp
from tests.servers.cutting_proxy import CuttingProxy, bad_line
from tests.servers.disks import small_disk
from tests.servers.process import free_ports, open_folder
from tests.servers.sshd import Sshd, sshd
from tests.services.contract import HostContract, Target
from tests.services.hosting import AUTUMN, BAKERY, Cellar, big_site, delivery_of

pytestmark = pytest.mark.server
PICTURES = {f"media/{n}.webp": bytes([n]) * 150_000 for n in range(8)}


@pytest.fixture(scope="module")
def running() -> Iterator[Sshd]:
    with open_folder() as state, sshd(state) as server:
        yield server


@pytest.fixture
def server(running: Sshd) -> Iterator[Sshd]:
    yield running
    running.empty()


@pytest.fixture
def target(server: Sshd, tmp_path: Path) -> Target:
    return target_of(server, Cellar(tmp_path / "kept"))


def target_of(server: Sshd, cellar: Cellar) -> Target:
    settings = {"host": server.host, "port": str(server.port), "user": server.user, "folder": "www"}
    settings |= {} if server.password else {"key_file": str(server.key)}
    return Target(service=Sftp, settings=settings, web=server.web, cellar=cellar, password=server.password)


@pytest.fixture
def line(server: Sshd) -> Iterator[CuttingProxy]:
    with bad_line(server.port) as proxy:
        yield proxy


def over(line: CuttingProxy, target: Target, **timeouts: float) -> Target:
    return replace(
        target,
        settings={**target.settings, "host": line.host},
        timeouts=Timeouts(**{"connect": 2, "data": 2, **timeouts}),
    )


class TestSftp(HostContract):
    pass


def test_the_key_of_the_server_is_shown_and_remembered(target, server):
    identity = target.open().connect()
    assert any(server.fingerprint() in said for said in identity.said)
    assert identity.remember[KEY].startswith("ssh-ed25519 AAAA")
    assert identity.name == f"sftp://{server.user}@127.0.0.1/www"


def test_the_key_can_be_looked_at_before_any_password_is_said(target, server):
    target.password = "never said"
    met = target.open().meet()
    assert (met.host, met.mark) == ("127.0.0.1", server.fingerprint())
    target.remembered = dict(met.remember)
    assert target.open().meet() is None


def test_nothing_is_sent_to_a_server_whose_key_nobody_has_seen(target):
    with pytest.raises(SignInError, match="not known yet"):
        target.send(BAKERY)


def test_a_published_fingerprint_makes_the_server_known(target, server):
    target.send(BAKERY, fingerprint=server.fingerprint())
    assert target.online() == BAKERY
    with pytest.raises(SignInError, match="another key"):
        target.meet(fingerprint="SHA256:AAAA")


def test_a_changed_key_stops_everything_before_the_password_leaves(tmp_path):
    with open_folder() as state, sshd(state) as server:
        target = target_of(server, Cellar(tmp_path / "kept"))
        target.meet()
        target.send(BAKERY)
        server.stop()
        server.new_key()
        server.start()
        for attempt in (lambda: target.send(AUTUMN), lambda: target.open().connect()):
            with pytest.raises(SignInError, match="another key") as told:
                attempt()
            assert server.fingerprint() in str(told.value)
        assert target.online() == BAKERY
        assert "Failed password" not in server.log()


def test_a_further_key_of_another_kind_is_no_change(tmp_path):
    with open_folder() as state, sshd(state, kinds=("rsa",)) as server:
        target = target_of(server, Cellar(tmp_path / "kept"))
        target.meet()
        server.stop()
        server.start(kinds=("ed25519", "ecdsa", "rsa"))
        target.send(BAKERY)
        assert target.online() == BAKERY


@pytest.mark.parametrize("key", ["key", "locked_key", "rsa_key"])
def test_a_private_key_opens_as_well(target, server, key):
    target.password = "locked" if key == "locked_key" else ""
    target.meet(key_file=str(getattr(server, key)))
    target.send(BAKERY, key_file=str(getattr(server, key)))
    assert target.online() == BAKERY


def test_a_key_that_does_not_open_is_told(target, server, tmp_path):
    target.password = "wrong"
    with pytest.raises(SignInError, match="does not open"):
        target.meet(key_file=str(server.locked_key))
    with pytest.raises(SignInError, match="cannot be read"):
        target.meet(key_file=str(tmp_path / "none"))
    (tmp_path / "key").write_text("PuTTY-User-Key-File-3: ssh-ed25519")
    with pytest.raises(SignInError, match="OpenSSH format"):
        target.meet(key_file=str(tmp_path / "key"))


def test_a_wrong_password_or_user_is_told(target, server):
    target.meet()
    target.password = "wrong"
    with pytest.raises(SignInError, match="does not accept"):
        target.send(BAKERY, key_file="")
    with pytest.raises(SignInError, match="does not accept"):
        target.send(BAKERY, user="nobody-here", key_file="")


def test_a_folder_that_is_not_there_is_a_mistake(target):
    with pytest.raises(RefusedError, match="no folder htdocs"):
        target.meet(folder="htdocs")


def test_settings_nobody_can_use_are_told(target):
    for settings, told in (({"port": "ssh"}, "no port"), ({"host": "x" * 80}, "no name"), ({"host": ""}, "no name")):
        with pytest.raises(SignInError, match=told):
            target.meet(**settings)


def test_a_whole_address_pasted_as_host_is_understood(target, server):
    target.meet(host=f"sftp://{server.user}@127.0.0.1:22/www")


def test_a_server_that_is_not_there_is_waited_for(target):
    with pytest.raises(NotNowError, match="could not be reached") as told:
        target.meet(port=str(free_ports(1)[0]))
    assert told.value.offline


def test_a_server_that_never_answers_is_waited_for(target, line):
    line.silent_after(0)
    with pytest.raises(NotNowError, match="could not be reached") as told:
        over(line, target, connect=0.3).meet()
    assert told.value.offline


@pytest.mark.parametrize("after", [1, 900, 2_500, 4_000, 8_000])
@pytest.mark.parametrize("how", ["cut", "silent"])
def test_a_line_that_fails_during_the_log_in_is_no_wrong_password(target, line, how, after):
    target.meet()
    (line.cut_after if how == "cut" else line.silent_after)(after)
    with pytest.raises(NotNowError):
        over(line, target, connect=0.5, data=0.5).send(BAKERY)
    line.mend()
    over(line, target).send(BAKERY)
    assert target.online() == BAKERY


@pytest.mark.parametrize("how", ["cut", "silent"])
@pytest.mark.parametrize("after", [60_000, 400_000, 1_100_000])
def test_a_line_that_fails_in_the_middle_of_a_file_is_gone_on_from(target, line, how, after):
    target.meet()
    target.send(BAKERY)
    (line.cut_after if how == "cut" else line.silent_after)(after)
    with pytest.raises(NotNowError, match="broke off"):
        over(line, target, data=0.5).send({**AUTUMN, **PICTURES})
    assert target.online() == BAKERY
    whole = len([path for path in target.ours() if "media/" in path and (target.web / path).stat().st_size == 150_000])
    line.mend()
    detail = over(line, target).send({**AUTUMN, **PICTURES})
    assert target.online() == {**AUTUMN, **PICTURES}
    assert int(detail["sent"]) <= len(PICTURES) + 4 - whole
    assert not [path for path in target.ours() if path.endswith(".part")]


def test_a_full_disk_keeps_the_old_site(target, server):
    with small_disk(server.web, kilobytes=400):
        target.meet()
        target.send(BAKERY)

        def fill(done: int, _total: int, _what: str) -> None:
            if done == 1:
                (server.web / "log").write_bytes(bytes(250_000))

        pictures = {f"{n}.webp": bytes([n]) * 40_000 for n in range(6)}
        target.cellar.keep(pictures)
        with pytest.raises(RefusedError, match="no room"):
            target.open(progress=fill).send(delivery_of({**BAKERY, **pictures}))
        (server.web / "log").unlink()
        assert target.online() == BAKERY
        target.send({**BAKERY, **pictures})
        assert target.online() == {**BAKERY, **pictures}


def test_a_site_larger_than_the_disk_is_refused_before_it_starts(target, server):
    with small_disk(server.web, kilobytes=400):
        target.meet()
        with pytest.raises(RefusedError, match="free, and 1 MB"):
            target.send(PICTURES)
        assert list(server.web.iterdir()) == []


def test_a_server_without_posix_rename_is_served_too(tmp_path):
    with open_folder() as state, sshd(state, options="-P posix-rename,statvfs") as server:
        target = target_of(server, Cellar(tmp_path / "kept"))
        assert not any(said.endswith("free.") for said in target.meet())
        target.send(BAKERY)
        target.send(AUTUMN)
        assert target.online() == AUTUMN


def test_a_server_that_grants_one_channel_is_served_too(tmp_path):
    with open_folder() as state, sshd(state, sessions=1) as server:
        target = target_of(server, Cellar(tmp_path / "kept"))
        target.meet()
        target.send(big_site(60, 20))
        assert target.online() == big_site(60, 20)


def test_one_page_of_300_files_sends_at_most_five(target):
    site = big_site()
    target.meet()
    target.send(site)
    before = {path: path.stat().st_mtime_ns for path in target.web.rglob("*") if path.is_file()}
    detail = target.send({**site, "page-3/index.html": b"<h1>New</h1>", "sitemap.xml": b"<urlset> </urlset>"})
    after = {path: path.stat().st_mtime_ns for path in target.web.rglob("*") if path.is_file()}
    assert detail["sent"] == "2"
    assert len(after.items() - before.items()) <= 5
