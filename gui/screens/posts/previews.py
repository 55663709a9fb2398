"""How the post will look, one drawing below the other for each network that is ticked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from core.i18n import _
from core.services.service import Account
from gui.desk import Desk
from gui.look.look import GAP, SPACE, WIDE
from gui.screens.posts.networks import Networks
from gui.screens.posts.preview import Preview, Shown
from gui.screens.posts.skins import PLAIN, SKINS
from gui.widgets.plain import column, empty_of, words

Pictures = Sequence[tuple[str, str]]


class Previews(QScrollArea):
    def __init__(self, desk: Desk, networks: Networks) -> None:
        super().__init__()
        self._desk, self._networks = desk, networks
        self._ids: tuple[tuple[str, str], ...] = ()
        self.drawn: dict[str, Preview] = {}
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list = QVBoxLayout()
        self._list.setSpacing(WIDE)
        self.nothing = words(_("Tick where the post goes: it is drawn here as it will look there."), "soft")
        sheet = QWidget()
        sheet.setProperty("role", "ground")
        sheet.setLayout(column(words(_("How it will look"), "heading"), self.nothing, self._list, -1, gap=SPACE,
                               margin=WIDE))  # fmt: skip
        self.setWidget(sheet)
        self.setMinimumWidth(230)

    def show_post(
        self, accounts: Sequence[Account], text_of: Callable[[str], str], pictures: Pictures, when: str
    ) -> None:
        ids = tuple((account.id, account.name) for account in accounts)
        if ids != self._ids:
            self._ids = ids
            self._make(accounts)
        self.nothing.setVisible(not accounts)
        logo = self._logo()
        for account in accounts:
            self.drawn[account.id].show_post(
                Shown(face=self._networks.face(account), text=text_of(account.id), when=when, logo=logo,
                      skin=SKINS.get(account.service, PLAIN), pictures=tuple(pictures))
            )  # fmt: skip

    def _make(self, accounts: Sequence[Account]) -> None:
        empty_of(self._list)
        self.drawn = {}
        for account in accounts:
            self.drawn[account.id] = Preview(self._desk.thumbs)
            self._list.addLayout(column(words(account.name, "label"), self.drawn[account.id], gap=GAP))

    def _logo(self) -> str:
        business = self._desk.business
        row = business.store.get("profile", "profile")
        photo = business.library.get(str(row["logo"])) if row and row["logo"] else None
        return photo.hash if photo else ""
