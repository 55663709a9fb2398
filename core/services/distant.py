"""What the hosts have in common that are reached over the network by a name, a user and a secret."""

import socket
from abc import abstractmethod

from core.i18n import N_, _
from core.services import host_faults
from core.services.host import Host
from core.services.outcome import SignInError
from core.services.service import Ask, Setting

HOST = Setting(
    name="host",
    label=N_("Server"),
    help=N_("As your host names it, for example ftp.cluster021.hosting.ovh.net"),
    required=True,
)
USER = Setting(name="user", label=N_("User"), required=True)
FOLDER = Setting(
    name="folder",
    label=N_("Folder"),
    help=N_("Where the site goes, for example www. Empty: the folder one is in after logging in."),
)


PORT = Setting(name="port", label=N_("Port"), help=N_("Empty: the usual one."), ask=Ask.NUMBER, rare=True)


class Distant(Host):
    @property
    @abstractmethod
    def default_port(self) -> int:
        """Where the server listens unless the owner says otherwise."""

    @property
    def place(self) -> str:
        """The server's name, also where somebody pasted a whole address."""
        name = self.setting("host").rpartition("://")[2].partition("/")[0].rpartition("@")[2]
        return name if name.startswith("[") or name.count(":") > 1 else name.partition(":")[0]

    @property
    def home(self) -> str:
        return f"{self.about.key}://{self.setting('user')}@{self.place}/{self.setting('folder').lstrip('/')}"

    def dial(self) -> socket.socket:
        """A line to the server, nothing said yet."""
        try:
            line = socket.create_connection((self.place.strip("[]"), self.port), self.timeouts.connect)
        except UnicodeError as error:
            raise self._no_such_name() from error
        except OSError as error:
            raise host_faults.unreachable(self.place) from error
        line.settimeout(self.timeouts.data)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # our questions are short and waited for
        if hasattr(socket, "TCP_USER_TIMEOUT"):  # elsewhere the system gives up on a dead line soon by itself
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(self.timeouts.data * 1000))
        return line

    @property
    def port(self) -> int:
        said = self.setting("port") or str(self.default_port)
        if not self.place:
            raise self._no_such_name()
        if not (said.isascii() and said.isdigit() and 0 < int(said) < 65_536):
            raise host_faults.bad_setting(
                _("“{port}” is no port.").format(port=said),
                _("Write the number your host gave you, or leave it empty."),
                PORT.name,
            )
        return int(said)

    def _no_such_name(self) -> SignInError:
        return host_faults.bad_setting(
            _("“{host}” is no name of a server.").format(host=self.place),
            _("Write the name your host gave you, for example ftp.example.fr."),
            HOST.name,
        )
