"""FTP and FTPS against ProFTPD."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.services.ftp import CERTIFICATE, Ftp
from core.services.host import Timeouts
from core.services.outcome import NotNowError, RefusedError, SignInError
from tests.servers.cutting_proxy import CuttingProxy, bad_line
from tests.servers.disks import small_disk
from tests.servers.ftpd import Ftpd, ftpd
from tests.servers.process import free_ports, open_folder
from tests.services.contract import HostContract, Target
from tests.services.hosting import AUTUMN, BAKERY, Cellar, big_site

pytestmark = pytest.mark.server
PICTURES = {f"media/{n}.webp": bytes([n]) * 150_000 for n in range(8)}
ENCRYPTION = {"plain": "none", "old": "none", "implicit": "implicit"}


@pytest.fixture(scope="module")
def running() -> Iterator[Ftpd]:
    with open_folder() as state, ftpd(state) as server:
        yield server


@pytest.fixture
def server(running: Ftpd) -> Iterator[Ftpd]:
    yield running
    running.empty()


@pytest.fixture
def kind() -> str:
    return "reuse"


@pytest.fixture
def target(server: Ftpd, kind: str, tmp_path: Path) -> Target:
    return target_of(server, kind, Cellar(tmp_path / "kept"))


def target_of(server: Ftpd, kind: str, cellar: Cellar) -> Target:
    settings = {"host": server.host, "port": str(server.ports[kind]), "user": server.user, "folder": "www"}
    settings |= {"encryption": ENCRYPTION.get(kind, "explicit"), "ca_file": str(server.certificate)}
    return Target(service=Ftp, settings=settings, web=server.web, cellar=cellar, password=server.password)


@pytest.fixture
def line(server: Ftpd, kind: str) -> Iterator[CuttingProxy]:
    with bad_line(server.ports[kind], *server.data_ports) as proxy:
        yield proxy


def over(line: CuttingProxy, target: Target, **timeouts: float) -> Target:
    """By way of the bad line, where the certificate is for another address: so it is pinned."""
    settings = {**target.settings, "host": line.host, "certificate": "pinned"}
    return replace(target, settings=settings, timeouts=Timeouts(**{"connect": 2, "data": 2, **timeouts}))


class FtpContract(HostContract):
    tells_size = False


class TestEncryptedWithReusedSessions(FtpContract):
    @pytest.fixture
    def kind(self) -> str:
        return "reuse"


class TestPlainWithoutMlsd(FtpContract):
    @pytest.fixture
    def kind(self) -> str:
        return "old"


@pytest.mark.parametrize("kind", ["plain", "explicit", "reuse", "reuse12", "implicit", "old"])
def test_every_kind_of_server_takes_a_site(target, server, kind):
    said = target.meet()
    site = {**BAKERY, **big_site(60, 20)}
    target.send(site)
    assert target.online() == site
    assert any("Not encrypted" in each for each in said) == (ENCRYPTION.get(kind) == "none")
    target.send(AUTUMN)
    assert target.online() == AUTUMN
    assert (server.web / ".devanture/.htaccess").exists() == (kind != "old")


def test_a_certificate_nobody_vouches_for_is_refused_before_the_password(target):
    with pytest.raises(SignInError, match=r"not to be trusted.*pinned"):
        target.meet(ca_file="")
    with pytest.raises(SignInError, match="not to be trusted"):
        target.meet(host="localhost")  # signed by the owner's own authority, but for another name


def test_a_pinned_certificate_is_shown_and_kept_to(tmp_path):
    with open_folder() as state, ftpd(state) as server:
        target = target_of(server, "reuse", Cellar(tmp_path / "kept"))
        target.settings |= {"ca_file": "", "certificate": "pinned", "host": "localhost"}
        with pytest.raises(SignInError, match="not known yet"):
            target.send(BAKERY)
        met = target.open().meet()
        assert met.mark == f"SHA256:{server.fingerprint()}"
        assert met.remember[CERTIFICATE] == server.fingerprint().replace(":", "").lower()
        assert any(server.fingerprint() in said for said in target.meet())
        assert target.remembered[CERTIFICATE] == server.fingerprint().replace(":", "").lower()
        target.send(BAKERY)
        server.stop()
        server.new_certificate()
        server.start()
        for attempt in (lambda: target.send(AUTUMN), lambda: target.open().connect()):
            with pytest.raises(SignInError, match="another certificate"):
                attempt()
        assert target.online() == BAKERY


@pytest.mark.parametrize(
    ("kind", "encryption"),
    [("plain", "explicit"), ("plain", "implicit"), ("explicit", "implicit"), ("explicit", "none")],
)
def test_the_wrong_kind_of_encryption_is_told(target, encryption):
    target.timeouts = Timeouts(connect=1, data=1)
    with pytest.raises((SignInError, NotNowError), match=r"ncryption|could not be reached"):
        target.meet(encryption=encryption)


def test_a_wrong_password_or_user_is_told(target):
    target.password = "wrong"
    with pytest.raises(SignInError, match="does not accept"):
        target.send(BAKERY)
    with pytest.raises(SignInError, match="does not accept"):
        target.send(BAKERY, user="nobody-here")
    target.password = "two\nlines"
    with pytest.raises(SignInError, match="does not accept"):
        target.send(BAKERY)


def test_a_folder_that_is_not_there_is_a_mistake(target):
    with pytest.raises(RefusedError, match="no folder htdocs"):
        target.meet(folder="htdocs")


def test_settings_nobody_can_use_are_told(target, tmp_path):
    (tmp_path / "bad.pem").write_text("no certificate")
    for name in ("bad.pem", "missing.pem"):
        with pytest.raises(SignInError, match=name):
            target.meet(ca_file=str(tmp_path / name))
    with pytest.raises(SignInError, match="no port"):
        target.meet(port="-1")


def test_a_server_that_is_not_there_is_waited_for(target):
    with pytest.raises(NotNowError, match="could not be reached") as told:
        target.meet(port=str(free_ports(1)[0]))
    assert told.value.offline


@pytest.mark.parametrize("kind", ["plain", "reuse", "implicit"])
def test_a_server_that_never_answers_is_waited_for(target, line):
    line.silent_after(0)
    with pytest.raises(NotNowError, match="could not be reached") as told:
        over(line, target, connect=0.3).meet()
    assert told.value.offline


@pytest.mark.parametrize("kind", ["plain", "reuse"])
@pytest.mark.parametrize("how", ["cut", "silent"])
@pytest.mark.parametrize("after", [1, 40, 700])
def test_a_line_that_fails_during_the_log_in_is_no_wrong_password(target, line, how, after):
    over(line, target).meet()
    target.remembered = over(line, target).open().connect().remember
    (line.cut_after if how == "cut" else line.silent_after)(after)
    with pytest.raises(NotNowError):
        over(line, target, connect=0.5, data=0.5).send(BAKERY)
    line.mend()
    over(line, target).send(BAKERY)
    assert target.online() == BAKERY


@pytest.mark.parametrize("kind", ["plain", "reuse"])
@pytest.mark.parametrize("how", ["cut", "silent"])
@pytest.mark.parametrize("after", [60_000, 900_000])
def test_a_line_that_fails_in_the_middle_of_a_file_is_gone_on_from(target, line, how, after):
    target.remembered = over(line, target).open().connect().remember
    over(line, target).send(BAKERY)
    target.cellar.keep(BAKERY)
    (line.cut_after if how == "cut" else line.silent_after)(after)
    with pytest.raises(NotNowError):
        over(line, target, data=0.5).send({**AUTUMN, **PICTURES})
    assert target.online() == BAKERY
    whole = len([path for path in target.ours() if "media/" in path and (target.web / path).stat().st_size == 150_000])
    line.mend()
    detail = over(line, target).send({**AUTUMN, **PICTURES})
    assert target.online() == {**AUTUMN, **PICTURES}
    assert int(detail["sent"]) <= len(PICTURES) + 4 - whole
    assert not [path for path in target.ours() if path.endswith(".part")]


@pytest.mark.parametrize("kind", ["plain", "reuse", "reuse12"])
def test_a_full_disk_keeps_the_old_site(target, server):
    with small_disk(server.web, kilobytes=400):
        target.meet()
        target.send(BAKERY)
        with pytest.raises(RefusedError, match="no room"):
            target.send({**BAKERY, **PICTURES})
        assert target.online() == BAKERY
        target.send(AUTUMN)
        assert target.online() == AUTUMN


def test_a_host_that_grants_two_connections_is_served_too(tmp_path):
    with open_folder() as state, ftpd(state, "MaxClientsPerUser 2") as server:
        target = target_of(server, "explicit", Cellar(tmp_path / "kept"))
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
