"""The rooms of the house in the order in which they are offered; each is loaded when it is first entered."""

from dataclasses import dataclass
from importlib import import_module

from core.i18n import N_
from gui.desk import Desk
from gui.widgets.screen import Screen


@dataclass(frozen=True, slots=True)
class Room:
    """`title` is an English source string; `icon` a name of gui/look/icons; `made` is "module:Class"; `digit` the key
    that brings it with Ctrl; `also` are words by which somebody may look for it."""

    key: str
    title: str
    icon: str
    made: str
    digit: str
    also: str = ""

    def screen(self, desk: Desk) -> Screen:
        module, name = self.made.split(":")
        made: Screen = getattr(import_module(module), name)(desk)
        return made


ROOMS = (
    Room("home", N_("Home"), "home", "gui.screens.home.home:Home", "1", N_("start overview today to-do")),
    Room("profile", N_("My business"), "profile", "gui.screens.profile.profile:Profile", "2",
         N_("address telephone opening hours closing holiday services prices photos logo colours legal SIRET team")),
    Room("site", N_("My site"), "site", "gui.screens.site.site:Site", "3",
         N_("pages texts blocks look colour preview publish web")),
    Room("posts", N_("Posts"), "posts", "gui.screens.posts.posts:Posts", "4",
         N_("calendar week social network message ideas schedule")),
    Room("outbox", N_("Outbox"), "outbox", "gui.screens.outbox.outbox:OutboxScreen", "5",
         N_("sent waiting deliveries refused connection")),
    Room("accounts", N_("Accounts"), "accounts", "gui.screens.accounts.accounts:AccountsScreen", "6",
         N_("host password connect Bluesky Mastodon SFTP FTP network")),
    Room("history", N_("History"), "history", "gui.screens.history.history:HistoryScreen", "7",
         N_("changes undo bring back who changed")),
    Room("backups", N_("Backups"), "backups", "gui.screens.backups.backups:BackupsScreen", "8",
         N_("copies restore hand over file export stick")),
    Room("settings", N_("Settings"), "settings", "gui.screens.settings.settings:SettingsScreen", "9",
         N_("language dark light larger text place")),
    Room("help", N_("Help"), "help", "gui.screens.help.help:HelpScreen", "0",
         N_("explain shortcuts licence version report support about")),
)  # fmt: skip

BY_KEY = {room.key: room for room in ROOMS}
FIRST = "home"
KEPT_BELOW = ("history", "backups", "settings", "help")
"""Those that stand at the foot of the side: needed now and then."""
