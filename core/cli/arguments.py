"""The commands and what each takes. Nothing heavy is loaded to say `--help`."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from core import __version__
from core.i18n import _

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def parser() -> argparse.ArgumentParser:
    """The whole command line; `args.run` names the function of the command chosen ("module:function")."""
    top = argparse.ArgumentParser(
        prog="main.py",
        description=_("Devanture: a small business's whole presence on the internet, kept on its own computer."),
        epilog=_("End codes: 0 done; 1 not done, the message says why; 2 wrong use or bad input; "
                 "3 done here, and something still waits or needs you; 130 interrupted."),
    )  # fmt: skip
    top.add_argument("--version", action="version", version=f"Devanture {__version__}")
    top.add_argument("--language", choices=("fr", "en"), help=_("the language of the messages"))
    top.add_argument("--home", type=Path, metavar="DIR", help=_("where the program keeps what belongs to no business"))
    top.add_argument("--verbose", action="store_true", help=_("say more of what happens, for support"))
    commands = top.add_subparsers(dest="command", metavar=_("COMMAND"))
    for group in (_showing, _making, _sending, _keeping):
        group(commands)
    return top


def _command(commands: "Commands", name: str, run: str, help_: str, *, folder: bool = True) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=help_, description=help_)
    command.set_defaults(run=run, as_json=False)
    if folder:
        command.add_argument("folder", type=Path, metavar="DIR", help=_("the folder of the business"))
    return command


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", dest="as_json", action="store_true", help=_("answer for a script, as JSON"))


def _showing(commands: "Commands") -> None:
    window = _command(commands, "open", "core.cli.window:open_window", _("show the window"), folder=False)
    window.add_argument("place", nargs="?", type=Path, metavar="PLACE", help=_("a business's folder or hand-over file"))
    demo = _command(commands, "demo", "core.cli.demo:demo", _("show the main job on a demo business"), folder=False)
    demo.add_argument("--no-window", action="store_true", help=_("without a window"))
    demo.add_argument("--home", dest="demo_home", type=Path, metavar="DIR", help=_("keep everything in this folder"))
    demo.add_argument("--check", action="store_true", help=_("fetch both addresses, report, and end"))
    demo.add_argument(
        "--trade", choices=("bakery", "plumber", "hairdresser"), default="bakery", help=_("which business")
    )
    services = _command(commands, "services", "core.cli.sending:services", _("what can be connected"), folder=False)
    _json(services)
    trades = _command(commands, "trades", "core.cli.trades:trades", _("the trades, and the check of their files"),
                      folder=False)  # fmt: skip
    trades.add_argument("verb", choices=("list", "check"))
    trades.add_argument("keys", nargs="*", metavar="TRADE", help=_("check: these only"))
    _json(trades)
    test = _command(
        commands, "self-test", "core.cli.selftest:self_test", _("try every part on a throw-away business"), folder=False
    )
    test.add_argument("--screens", action="store_true", help=_("open every screen and measure it instead"))
    test.add_argument("--screens-of", type=Path, help=argparse.SUPPRESS)  # a part of it, in a process of its own
    test.add_argument("--publishing", action="store_true", help=argparse.SUPPRESS)
    test.add_argument("--start", action="store_true", help=argparse.SUPPRESS)
    _json(test)
    helper = commands.add_parser("spelling")  # for the window, not for people: it stands in no list
    helper.set_defaults(run="core.cli.spelling:spelling", as_json=False)
    status = _command(commands, "status", "core.cli.keeping:status", _("where everything stands"))
    _json(status)


def _making(commands: "Commands") -> None:
    new = _command(commands, "new", "core.cli.making:new", _("make a business from a profile"))
    new.add_argument("--from", dest="profile", type=Path, metavar="PROFILE.json", help=_("what is known of it"))
    new.add_argument("--siret", metavar="N", help=_("look it up in the public register of companies"))
    profile = _command(
        commands, "profile", "core.cli.making:profile", _("take the profile anew, or write it to a file")
    )
    profile.add_argument("--from", dest="profile", type=Path, metavar="PROFILE.json", help=_("take it from this file"))
    profile.add_argument("--to", dest="target", type=Path, metavar="FILE", help=_("write it to this file"))
    draft = _command(commands, "draft", "core.cli.making:draft", _("draft the site and twelve weeks of posts"))
    _json(draft)
    build = _command(commands, "build", "core.cli.making:build", _("build the site as plain files"))
    build.add_argument("--out", type=Path, metavar="DIR", help=_("another place than the business's own"))
    build.add_argument("--address", default="", metavar="URL", help=_("where the site will stand"))
    _json(build)
    _command(commands, "preview", "core.cli.making:preview", _("show the site, made anew at each change"))


def _sending(commands: "Commands") -> None:
    publish = _command(commands, "publish", "core.cli.sending:publish", _("build the site and put it in the outbox"))
    publish.add_argument("--to", dest="account", metavar="ACCOUNT", help=_("the host; the only one where not said"))
    _json(publish)
    post = _command(commands, "post", "core.cli.sending:post", _("write a post and put it in the outbox"))
    post.add_argument("--text", required=True, metavar="T", help=_("what it says; - reads it from standard input"))
    post.add_argument("--photo", dest="photos", action="append", type=Path, default=[], metavar="F", help=_("a photo"))
    post.add_argument(
        "--alt", dest="alts", action="append", default=[], metavar="A", help=_("what the photo before it shows")
    )
    post.add_argument(
        "--to", dest="accounts", action="append", default=[], metavar="ACCOUNT", help=_("all networks where not said")
    )
    post.add_argument("--at", metavar="TIME", help=_("when, in the time of the shop: 2026-12-01 09:00"))
    _json(post)
    sync = _command(commands, "sync", "core.cli.sending:sync", _("send what waits"))
    how = sync.add_mutually_exclusive_group()
    how.add_argument("--once", action="store_true", help=_("what can leave now, then end"))
    how.add_argument("--watch", action="store_true", help=_("go on until interrupted"))
    _json(sync)
    _accounts(commands)
    outbox = _command(commands, "outbox", "core.cli.sending:outbox", _("what goes out, went out, or did not"))
    verbs = ("list", "look", "resend", "cancel", "arrived", "remove", "take-over")
    outbox.add_argument("verb", nargs="?", choices=verbs, default="list")
    outbox.add_argument("deliveries", nargs="*", metavar="ID", help=_("deliveries, by the id that the list shows"))
    _json(outbox)


def _accounts(commands: "Commands") -> None:
    account = _command(commands, "account", "core.cli.accounts:account", _("accounts at hosts and networks"))
    account.add_argument("verb", choices=("add", "list", "test", "remove", "set"))
    account.add_argument("name", nargs="?", default="", help=_("what the account is called"))
    account.add_argument("--service", metavar="KEY", help=_("add: which service (see: main.py services)"))
    account.add_argument(
        "--set", dest="settings", action="append", default=[], metavar="NAME=VALUE", help=_("a setting")
    )
    account.add_argument("--no-test", action="store_true", help=_("add: do not connect now"))
    account.epilog = _(
        "A secret is never an argument: it is read from the variable DEVANTURE_SECRET, or asked for at the terminal, "
        "or read from standard input."
    )
    _json(account)


def _keeping(commands: "Commands") -> None:
    for name, run, help_ in (
        ("undo", "core.cli.keeping:undo", _("take back the last change")),
        ("redo", "core.cli.keeping:redo", _("do again what was taken back")),
    ):
        _json(_command(commands, name, run, help_))
    history = _command(commands, "history", "core.cli.keeping:history", _("what was changed, the newest first"))
    history.add_argument("--all", action="store_true", help=_("also what the program did by itself"))
    history.add_argument("--limit", type=int, default=30, metavar="N", help=_("how many lines"))
    _json(history)
    backup = _command(commands, "backup", "core.cli.keeping:backup", _("copies of the business"))
    backup.add_argument("verb", nargs="?", choices=("list", "keep", "restore"), default="list")
    backup.add_argument(
        "name", nargs="?", default="", metavar="COPY", help=_("restore: which; the newest where not said")
    )
    _json(backup)
    export = _command(commands, "export", "core.cli.keeping:export", _("put the whole business into one file"))
    export.add_argument("file", type=Path, metavar="FILE")
    bring = _command(
        commands, "import", "core.cli.keeping:bring_in", _("make a business from such a file"), folder=False
    )
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.add_argument("folder", type=Path, metavar="DIR")
    _json(_command(commands, "doctor", "core.cli.keeping:doctor", _("look whether all is well")))
