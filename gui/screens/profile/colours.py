"""Colours and tone of voice: how the business looks and sounds on its site and in its posts."""

from collections.abc import Callable, Sequence
from threading import Event

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QButtonGroup, QColorDialog, QRadioButton, QToolButton, QVBoxLayout, QWidget

from core.business import Business
from core.errors import Problem
from core.i18n import N_, _
from core.ports import Progress
from core.profile.model import Profile, Tone
from gui.desk import Desk
from gui.look.look import GAP, SPACE, WIDE, look
from gui.screens.profile.section import Section
from gui.screens.profile.swatch import SIDE, swatch_icon
from gui.widgets.fields import LineField, TickField
from gui.widgets.keeping import keep
from gui.widgets.plain import button, card, column, icon_button, row, words

MOST = 5  # as many as a logo gives
TONES = {
    Tone.WARM: (N_("Warm"), N_("“Come in, it smells of fresh bread. We are happy to see you!”")),
    Tone.PROFESSIONAL: (N_("Professional"), N_("“We answer within the day, and the quotation is free.”")),
    Tone.REFINED: (N_("Refined"), N_("“A discreet place, where care is taken over every detail.”")),
}


class LookSection(Section):
    key = "look"

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, _("Colours and tone"), _("The site takes up these colours; drafted texts take this tone.")
        )
        self._colours: tuple[str, ...] = ()
        self._logo = ""
        self.lines = [_Colour(self, place) for place in range(MOST)]
        self.more = button(_("Add a colour"), self._add, "plain", icon="add")
        self.from_logo = button(_("Take those of the logo"), self.take_from_logo, icon="logo")
        self.said = words(_("The strongest first. Without any, the site takes a colour that suits the trade."), "soft")
        heading = words(_("Colours"), "heading")
        tools = row(self.more, self.from_logo, -1)
        self.add(card(heading, self.said, *self.lines, tools, gap=SPACE))
        self.tones = {tone: QRadioButton(_(name)) for tone, (name, _said) in TONES.items()}
        self._group = QButtonGroup(self)
        self._examples = {tone: words(_(said), "soft") for tone, (_name, said) in TONES.items()}
        self._heard: Profile | None = None
        self.familiar = TickField(
            _("Call customers “tu”"), _("In French. For a young public; most businesses say “vous”.")
        )
        self.familiar.typed.connect(self._choose_address)
        self.add(self._tone_card())
        self.places = {
            "colours": self.lines[0].field, "tone": self.tones[Tone.WARM], "familiar": self.familiar,
            "words": self.tones[Tone.WARM],
        }  # fmt: skip

    def read_profile(self, profile: Profile, missing: Sequence[Problem]) -> None:
        super().read_profile(profile, missing)
        self._colours, self._logo = profile.colours, profile.logo.hash if profile.logo else ""
        for line in self.lines:
            line.show_colours(profile.colours)
        self.more.setVisible(len(profile.colours) < MOST)
        self.from_logo.setVisible(bool(self._logo))
        self.tones[profile.tone].setChecked(True)
        self._show_voice(profile)

    def focus_first(self) -> None:
        self.verticalScrollBar().setValue(0)
        (self.lines[0].field if self._colours else self.more).setFocus()

    def keep_colour(self, place: int, typed: str) -> None:
        """One colour as typed; an emptied line takes it away."""
        colours = list(self.desk.business.profiles.facts().colours)
        colours[place : place + 1] = [typed] if typed.strip() else []
        self.desk.business.profiles.change(merge=f"profile colours {place}", colours=[one for one in colours if one])

    def kept_colour(self, place: int) -> str:
        colours = self.desk.business.profiles.facts().colours
        return colours[place] if place < len(colours) else ""

    def remove(self, place: int) -> None:
        profiles = self.desk.business.profiles

        def leave_out() -> None:
            colours = profiles.facts().colours  # with what was typed a moment ago
            profiles.change(colours=[*colours[:place], *colours[place + 1 :]])

        self.desk.do_undoably(leave_out, _("The colour was removed."))

    def pick(self, place: int) -> None:
        """The system's own way to choose a colour."""
        now = self._colours[place] if place < len(self._colours) else look().colours.accent
        dialog = QColorDialog(QColor(now))
        dialog.setWindowTitle(_("Choose a colour"))
        if self.desk.program.dialogs.show(dialog):
            chosen = dialog.currentColor().name()
            self.desk.do(lambda: self.keep_colour(place, chosen))

    def take_from_logo(self) -> None:
        digest = self._logo

        def work(business: Business, _progress: Progress, _stop: Event) -> tuple[str, ...]:
            from core.media.colours import logo_colours

            return logo_colours(business.library.path(digest))

        self.desk.background(work, self._took)

    def _took(self, colours: tuple[str, ...]) -> None:
        if not colours:
            self.said.setText(_("The logo is black, white or grey: it gives no colours."))
            return
        profiles = self.desk.business.profiles
        self.desk.do_undoably(lambda: profiles.change(colours=colours), _("The colours of the logo were taken."))

    def _add(self) -> None:
        self.pick(len(self._colours))

    def _tone_card(self) -> QWidget:
        lines = QVBoxLayout()
        lines.setSpacing(WIDE)
        for tone, radio in self.tones.items():
            self._group.addButton(radio)
            example = self._examples[tone]
            example.setContentsMargins(26, 0, 0, 0)
            radio.clicked.connect(self._choosing(tone))
            lines.addLayout(column(radio, example, gap=GAP))
        return card(words(_("Tone of voice"), "heading"), column(lines, self.familiar, gap=WIDE), gap=SPACE)

    def _show_voice(self, profile: Profile) -> None:
        """What each tone sounds like for this very business, where its trade is known."""
        if profile == self._heard:
            return
        self._heard, redrafting = profile, self.desk.business.redrafting
        for tone, example in self._examples.items():
            said = redrafting.sample(tone, familiar=profile.familiar)
            example.setText(f"« {said} »" if said else _(TONES[tone][1]))
            self.tones[tone].setAccessibleDescription(example.text())
        self.familiar.show_value(profile.familiar)
        self.familiar.setVisible("fr" in profile.languages and not redrafting.formal())

    def _choose_address(self, familiar: object) -> None:
        profiles = self.desk.business.profiles
        self.desk.do(lambda: profiles.change(familiar=bool(familiar)))

    def _choosing(self, tone: Tone) -> Callable[[], object]:
        profiles = self.desk.business.profiles
        return lambda: self.desk.do(lambda: profiles.change(tone=str(tone)))


class _Colour(QWidget):
    """A square that opens the choice of colours, and the colour as one may type it."""

    def __init__(self, section: LookSection, place: int) -> None:
        super().__init__()
        self._section, self._place = section, place
        self.square = QToolButton()
        self.square.setAccessibleName(_("Choose colour {n}…").format(n=place + 1))
        self.square.setToolTip(self.square.accessibleName())
        self.square.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.square.clicked.connect(lambda: section.pick(place))
        self.field = LineField("", "", _("#b5651d, or navy"))
        self.field.control.setAccessibleName(_("Colour {n}").format(n=place + 1))
        away = icon_button("remove", _("Remove colour {n}").format(n=place + 1), lambda: section.remove(place))
        keep(self.field, section.desk, f"colour {place}", self._keep, lambda: section.kept_colour(place))
        self.setLayout(row(self.square, self.field, away, -1))
        self.hide()

    def show_colours(self, colours: Sequence[str]) -> None:
        colour = colours[self._place] if self._place < len(colours) else ""
        self.setVisible(bool(colour))
        if colour and not self.field.has_problem():
            self.field.show_value(colour)
        side = round(SIDE * look().scale)
        self.square.setIcon(swatch_icon(colour or look().colours.tint))
        self.square.setIconSize(QSize(side, side))

    def _keep(self, typed: str) -> None:
        """Half a colour is kept when it is whole: an emptied field is not taken while one still types."""
        if typed.strip() or not self.field.control.hasFocus():
            self._section.keep_colour(self._place, typed)
