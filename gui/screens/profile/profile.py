from gui.desk import Desk
from gui.widgets.plain import column
from gui.widgets.screen import Column, Screen


class Profile(Screen):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setLayout(column(Column("profile")))
