"""The card for the writing help: off until somebody turns it on, and told what it does with the words it is given."""

from dataclasses import replace
from threading import Event

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from core.business import Business
from core.i18n import _
from core.ports import Progress
from core.writing_help import WritingHelp
from gui.desk import Desk
from gui.look.look import SPACE
from gui.widgets.busy import Busy
from gui.widgets.fields import ChoiceField, LineField, TickField
from gui.widgets.plain import button, card, words


class HelpCard(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.help = WritingHelp(desk.business.house)
        self.on = TickField(
            _("Offer to rewrite texts"),
            _("By a program on this computer (Ollama, llama.cpp) or a service of yours. Nothing is missing without."),
        )
        self.address = LineField(
            _("Address of the program or service"), _("With a service elsewhere, your texts and profile go there."),
            "http://localhost:11434/v1",
        )  # fmt: skip
        self.key = LineField(_("Key, where the service asks for one"), _("It is kept in this computer's keyring."))
        self.key.control.setEchoMode(QLineEdit.EchoMode.Password)
        self.model = ChoiceField(_("Model"), [])
        self.model.control.setEditable(True)
        self.test = button(_("Look for models"), self.look, icon="search")
        self.said = words("", "soft")
        self.busy = Busy(self.test)
        self.on.typed.connect(lambda on: self._change(on=bool(on)))
        self.address.left.connect(lambda: self._change(address=self.address.value().strip()))
        self.key.left.connect(self._keep_key)
        if (line := self.model.control.lineEdit()) is not None:
            line.setAccessibleName(_("Model"))
        self.model.control.currentTextChanged.connect(self._choose)
        self._parts = (self.address, self.key, self.model, self.test, self.said)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card(words(_("Writing help"), "heading"), self.on, *self._parts, self.busy, gap=SPACE))
        self._reading = False

    def read(self) -> None:
        settings = self.help.settings()
        self._reading = True
        self.on.show_value(settings.on)
        self.address.show_value(settings.address)
        if self.model.control.currentText().strip() != settings.model:
            self.model.control.setEditText(settings.model)
        if settings.on and not self.key.value():
            self.key.show_value(self.help.key())
        self._reading = False
        for part in self._parts:
            part.setVisible(settings.on)
        self.said.setVisible(settings.on and bool(self.said.text()))

    def look(self) -> None:
        """Ask the server which models it has: what tells that it is there."""
        self._keep_key()
        self._change(address=self.address.value().strip())
        settings, key = self.help.settings(), self.key.value().strip()

        def work(business: Business, _progress: Progress, stop: Event) -> list[str]:
            return WritingHelp(business.house).models(settings, key, stop)

        self.busy.begin(_("Asking {address}…").format(address=settings.address))
        self.desk.background(work, self._found, self._failed)

    def _found(self, models: list[str]) -> None:
        self.busy.end()
        chosen = self.model.control.currentText()
        self._reading = True
        self.model.control.clear()
        self.model.control.addItems(models)
        self._reading = False
        model = chosen if chosen in models or not models else models[0]
        self.model.control.setEditText(model)
        self._choose(model)
        self._tell(_("It answers.") if models else _("It answers, but has no model yet: install one there."))

    def _failed(self, fault: Exception) -> None:
        self.busy.end()
        self._tell(" ".join(part for part in (str(fault), getattr(fault, "remedy", "")) if part))

    def _tell(self, said: str) -> None:
        self.said.setText(said)
        self.said.setVisible(bool(said))

    def _choose(self, model: str) -> None:
        if not self._reading:
            self._change(model=model.strip())

    def _keep_key(self) -> None:
        if self.key.control.isModified() and self.key.value().strip() != self.help.key():
            self.desk.do(lambda: self.help.keep_key(self.key.value().strip()))

    def _change(self, **changes: object) -> None:
        before = self.help.settings()
        after = replace(before, **changes)  # type: ignore[arg-type]  # by name
        if after != before:
            self.desk.do(lambda: self.help.change(after))
            self.read()
