"""The main job through the real program against real servers: OpenSSH and the official Bluesky server."""

import signal
from pathlib import Path

import pytest
from PIL import Image

EXAMPLE = Path(__file__).parents[2] / "resources" / "examples" / "hairdresser.json"
TEXT = "Nouveaux horaires d’hiver 🌙 Rendez-vous sur https://salon.example/rdv #SaintBrieuc"

pytestmark = pytest.mark.server


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".devanture" not in path.parts
    }


@pytest.fixture
def shop(terminal, ssh_server, pds) -> str:
    """A drafted hairdresser's with both accounts; the secrets come from the environment."""
    assert terminal.run("new", "salon", "--from", EXAMPLE).code == 0
    assert terminal.run("draft", "salon").code == 0
    place = [
        "host=127.0.0.1",
        f"port={ssh_server.port}",
        f"user={ssh_server.user}",
        "folder=www",
        "address=https://salon.example",
    ]
    place += [] if ssh_server.password else [f"key_file={ssh_server.key}"]
    settings = [word for pair in place for word in ("--set", pair)]
    added = terminal.run(
        "account", "salon", "add", "Serveur", "--service", "sftp", *settings, given=ssh_server.password + "\n"
    )
    assert (added.code, "SHA256:" in added.out) == (0, True), added
    settings = ["--set", f"handle={pds.handle}", "--set", f"server={pds.url}"]
    added = terminal.run(
        "account", "salon", "add", "Bluesky", "--service", "bluesky", *settings, given=pds.app_password + "\n"
    )
    assert added.code == 0, added
    return "salon"


@pytest.fixture
def prepared(terminal, shop, tmp_path) -> str:
    """The same with a site and a post in the outbox."""
    Image.new("RGB", (900, 600), "#8a3b63").save(tmp_path / "vitrine.jpg")
    assert terminal.run("publish", shop, "--to", "Serveur").code == 0
    posted = terminal.run(
        "post", shop, "--text", TEXT, "--photo", "vitrine.jpg", "--alt", "La vitrine du salon", "--to", "Bluesky"
    )
    assert posted.code == 0, posted
    return shop


def test_the_site_is_on_the_server_byte_for_byte_and_the_post_whole_on_the_network(
    terminal, prepared, ssh_server, pds, tmp_path
):
    synced = terminal.run("sync", prepared, "--once")
    assert synced.code == 0, synced
    assert files(ssh_server.web) == files(tmp_path / "salon" / "site")
    (post,) = pds.posts()
    value = post["value"]
    assert value["text"] == TEXT
    assert value["langs"] == ["fr"]
    assert value["embed"]["images"][0]["alt"] == "La vitrine du salon"
    marked = {f["features"][0]["$type"].partition("#")[2]: f for f in value["facets"]}
    link = marked["link"]["index"]
    assert TEXT.encode()[link["byteStart"] : link["byteEnd"]].decode() == "https://salon.example/rdv"
    assert marked["link"]["features"][0]["uri"] == "https://salon.example/rdv"
    assert marked["tag"]["features"][0]["tag"] == "SaintBrieuc"
    blob = value["embed"]["images"][0]["image"]["ref"]["$link"]
    assert pds.call("com.atproto.sync.getBlob", did=pds.did, cid=blob).startswith(b"\xff\xd8")


def test_run_again_nothing_is_sent_twice(terminal, prepared, ssh_server, pds):
    terminal.run("sync", prepared, "--once")
    before = {path: path.stat().st_mtime_ns for path in ssh_server.web.rglob("*.html")}
    assert terminal.run("sync", prepared, "--once").code == 0
    assert terminal.run("publish", prepared, "--to", "Serveur").code == 0
    again = terminal.run("sync", prepared, "--once", "--json")
    sent = [entry["detail"].get("sent", "0") for entry in again.facts if entry["subject"] == "site"]
    assert sent == [str(len(files(ssh_server.web))), "0"]
    assert {path: path.stat().st_mtime_ns for path in ssh_server.web.rglob("*.html")} == before
    assert len(pds.posts()) == 1


def test_with_the_servers_away_everything_waits_and_goes_by_itself_when_they_are_back(
    terminal, prepared, ssh_server, pds, until
):
    ssh_server.stop()
    pds.stop()
    try:
        synced = terminal.run("sync", prepared, "--once")
        assert synced.code == 3
        facts = terminal.run("status", prepared, "--json").facts
        assert facts["outbox"] == {"waiting": 2}
        assert all(waiting["reason"] for waiting in facts["waiting"])
        watcher = terminal.start("sync", prepared, "--watch")
    finally:
        ssh_server.start()
        pds.start()
    try:
        until(lambda: len(pds.posts()) == 1 and (ssh_server.web / "index.html").exists(), 120)
        until(lambda: terminal.run("status", prepared, "--json").facts["outbox"] == {"sent": 2}, 120)
    finally:
        watcher.send_signal(signal.SIGINT)
        assert watcher.wait(timeout=30) == 0
        watcher.stdout.close()
    assert len(pds.posts()) == 1


def test_a_wrong_password_pauses_the_account_and_says_what_to_do(terminal, prepared, ssh_server):
    if not ssh_server.password:
        pytest.skip("the server takes passwords only when it runs as root")
    wrong = terminal.environment | {"DEVANTURE_SECRET_SERVEUR": "wrong"}
    synced = type(terminal)(terminal.place, wrong).run("sync", prepared, "--once")
    assert synced.code == 3
    facts = terminal.run("status", prepared, "--json").facts
    assert list(facts["paused"]) == ["Serveur"]
    assert facts["outbox"]["waiting"] == 1
    assert terminal.run("account", prepared, "test", "Serveur").code == 0
    assert terminal.run("sync", prepared, "--once").code == 0


def test_a_server_that_is_a_stranger_now_gets_nothing(terminal, prepared, ssh_server):
    ssh_server.stop()
    ssh_server.new_key()
    ssh_server.start()
    synced = terminal.run("sync", prepared, "--once")
    assert synced.code == 3
    assert "Serveur" in terminal.run("status", prepared, "--json").facts["paused"]
    assert files(ssh_server.web) == {}
