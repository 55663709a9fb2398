import json

import pytest

from core.cli.arguments import parser
from tests.cli.conftest import EXAMPLES


def states(said) -> list[str]:
    return [entry["state"] for entry in said.facts]


def test_a_business_goes_from_a_profile_to_a_published_site_and_a_sent_post(run, shop, photo, tmp_path):
    assert run("draft", shop).code == 0
    assert run("build", shop, "--out", tmp_path / "out").code == 0
    assert (tmp_path / "out" / "index.html").is_file()
    assert run("account", shop, "add", "www", "--service", "folder", "--set", f"folder={tmp_path / 'www'}").code == 0
    assert run("publish", shop, "--to", "www").code == 0
    said = run("post", shop, "--text", "Bonjour https://salon.example 🥐", "--photo", photo, "--alt", "Un carré")
    assert said.code == 0, said.err
    assert run("sync", shop, "--once").code == 0
    assert states(run("outbox", shop, "--json")) == ["sent", "sent"]
    assert (tmp_path / "www" / "index.html").read_bytes() == (tmp_path / "shop/site/index.html").read_bytes()
    (wall,) = (tmp_path / "home" / "practice").rglob("posts/*.json")
    post = json.loads(wall.read_text())
    assert post["text"].startswith("Bonjour")
    assert post["pictures"][0]["alt"] == "Un carré"


def test_sent_once_is_sent_once(run, shop, tmp_path):
    run("post", shop, "--text", "Bonjour")
    run("sync", shop, "--once")
    said = run("sync", shop, "--once")
    assert said.code == 0
    assert "Nothing waits" in said.out
    assert len(list((tmp_path / "home" / "practice").rglob("posts/*.json"))) == 1


def test_without_a_line_everything_waits_and_status_says_so(run, shop):
    settings = ["--set", "server=http://127.0.0.1:9", "--no-test"]
    assert run("account", shop, "add", "toots", "--service", "mastodon", *settings, given="token\n").code == 0
    run("post", shop, "--text", "Bonjour")
    assert run("sync", shop, "--once").code == 3
    facts = run("status", shop, "--json").facts
    assert facts["outbox"] == {"waiting": 1}
    assert facts["waiting"][0]["account"] == "toots"
    assert facts["waiting"][0]["reason"]


def test_every_problem_of_a_profile_is_told_at_once_and_nothing_is_made(run, tmp_path):
    profile = {
        "name": "X", "trade": "hairdresser", "phone": "12", "opening_hours": {"monday": ["9h-12h", "11h-14h"]},
        "offers": [{"name": "Coupe", "price": "vingt euros"}], "legal": {"siret": "73282932000079"},
    }  # fmt: skip
    (tmp_path / "p.json").write_text(json.dumps(profile))
    said = run("new", "shop", "--from", "p.json")
    assert said.code == 2
    for place in ("phone", "opening_hours.monday", "offers[0].price", "legal.siret"):
        assert place in said.err
    assert not (tmp_path / "shop").exists()


def test_photos_that_are_none_are_refused_by_name(run, shop, tmp_path):
    (tmp_path / "not.jpg").write_text("a letter")
    said = run("post", shop, "--text", "x", "--photo", "not.jpg")
    assert said.code == 2
    assert "not.jpg" in said.err
    assert run("outbox", shop, "--json").facts == []


def test_a_photo_without_alternative_text_does_not_go_out(run, shop, photo):
    said = run("post", shop, "--text", "x", "--photo", photo)
    assert said.code == 2
    assert "alternative text" in said.err


def test_undo_redo_and_history_speak_of_what_was_done(run, shop):
    run("post", shop, "--text", "Bonjour")
    assert "Post scheduled" in run("undo", shop).out
    assert run("outbox", shop, "--json").facts == []
    assert "Post scheduled" in run("redo", shop).out
    assert states(run("outbox", shop, "--json")) == ["waiting"]
    assert "Profile taken from a file" in run("history", shop).out


def test_what_is_sent_cannot_be_undone_and_the_message_says_what_to_do(run, shop):
    run("post", shop, "--text", "Bonjour")
    run("sync", shop, "--once")
    said = run("undo", shop)
    assert said.code == 1
    assert "already left" in said.err
    assert "outbox" in said.err


def test_a_post_is_taken_back_from_the_wall(run, shop, tmp_path):
    run("post", shop, "--text", "Bonjour")
    run("sync", shop, "--once")
    (entry,) = run("outbox", shop, "--json").facts
    run("outbox", shop, "remove", entry["id"][-8:])
    run("sync", shop, "--once")
    assert list((tmp_path / "home" / "practice").rglob("posts/*.json")) == []


def test_a_post_for_later_waits_for_its_time_on_the_wall_of_the_shop(run, shop, clock):
    assert run("post", shop, "--text", "Demain", "--at", "24/11/2026 9h30").code == 0
    (entry,) = run("outbox", shop, "--json").facts
    assert entry["wall"] == "2026-11-24T09:30:00"
    assert entry["due"] == "2026-11-24T08:30:00+00:00"
    assert run("sync", shop, "--once").code == 3
    clock.pass_by(days=1, hours=1)
    assert run("sync", shop, "--once").code == 0


def test_a_time_that_is_none_is_told(run, shop):
    said = run("post", shop, "--text", "x", "--at", "quand les poules auront des dents")
    assert said.code == 2
    assert "--at" in said.err


def test_export_and_import_carry_a_business_to_another_folder(run, shop):
    assert run("export", shop, "shop.devanture").code == 0
    assert run("import", "shop.devanture", "copy").code == 0
    assert run("status", "copy", "--json").facts["name"] == "Salon Hélène"


def test_a_copy_brings_back_what_was_and_sends_nothing_twice(run, shop, tmp_path, clock):
    run("post", shop, "--text", "Bonjour")
    run("backup", shop, "keep")
    run("sync", shop, "--once")
    clock.pass_by(minutes=5)
    manual = next(copy["name"] for copy in run("backup", shop, "--json").facts if copy["reason"] == "manual")
    assert run("backup", shop, "restore", manual).code == 0
    assert run("sync", shop, "--once").code == 0
    assert states(run("outbox", shop, "--json")) == ["sent"]
    assert len(list((tmp_path / "home" / "practice").rglob("posts/*.json"))) == 1


def test_the_doctor_finds_a_sound_business_sound_and_a_missing_photo_missing(run, shop, photo, tmp_path):
    assert run("post", shop, "--text", "x", "--photo", photo, "--alt", "Un carré").code == 0
    assert run("doctor", shop).code == 0
    for kept in (tmp_path / "shop" / "media").iterdir():
        kept.unlink()
    said = run("doctor", shop, "--json")
    assert said.code == 1
    assert [f["what"] for f in said.facts if not f["well"]] == ["Photos"]


def test_services_tell_a_script_what_they_are(run):
    facts = run("services", "--json").facts
    assert [service["key"] for service in facts] == ["folder", "sftp", "ftp", "bluesky", "mastodon", "practice"]
    bluesky = facts[3]
    assert bluesky["kind"] == ["network"]
    assert bluesky["limits"]["text"] == 300
    assert "schedule" not in bluesky["can"]


def test_a_secret_is_never_shown_nor_kept_in_the_business(run, shop, tmp_path):
    settings = ["--set", "server=http://127.0.0.1:9", "--no-test"]
    run("account", shop, "add", "toots", "--service", "mastodon", *settings, given="s3cr3t-token\n")
    run("post", shop, "--text", "x")
    told = [run("sync", shop, "--once"), run("account", shop, "list", "--json"), run("status", shop, "--json")]
    assert not any("s3cr3t" in said.out + said.err for said in told)
    assert not any(b"s3cr3t" in path.read_bytes() for path in (tmp_path / "shop").rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("words", "code", "part"),
    [
        ((), 1, "no window can be shown here"),
        (("status", "nowhere"), 1, "no business"),
        (("publish", "shop", "--to", "nobody"), 1, "no account"),
        (("account", "shop", "add", "x", "--service", "gopher"), 1, "Known are"),
        (("account", "shop", "add", "x", "--service", "sftp", "--set", "colour=red"), 2, "host"),
        (("outbox", "shop", "cancel", "zzz"), 1, "no delivery"),
        (("new", "shop", "--from", str(EXAMPLES / "bakery.json")), 1, "already a business"),
        (("new", "other", "--from", "nowhere.json"), 1, "nowhere.json"),
        (("publish", "shop"), 2, "no site"),
    ],
)
def test_wrong_use_ends_with_its_code_and_says_what_to_do(run, shop, words, code, part):
    said = run(*words)
    assert (said.code, part.lower() in (said.out + said.err).lower()) == (code, True), said


def test_help_names_every_command(capsys):
    helped = parser().format_help()
    commands = "demo services new draft build preview publish post account sync outbox status undo redo history export "
    assert [name for name in f"{commands} import doctor self-test".split() if name not in helped] == []
