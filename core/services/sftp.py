"""SFTP: the safe way to nearly every web host. The server's key is shown at connect and never taken for another."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from core.i18n import N_, _
from core.services import host_faults
from core.services.distant import FOLDER, HOST, PORT, USER, Distant
from core.services.host import ADDRESS, TAKE_OVER, Reached
from core.services.outcome import SECRET, NotNowError, SignInError
from core.services.service import About, Ask, Can, Kind, Limits, Met, Setting
from core.services.sftp_remote import SftpRemote

if TYPE_CHECKING:
    import paramiko

log = logging.getLogger(__name__)

KEY = "host_key"
"""What `Account.remembered` holds of the server: its public key as "ssh-ed25519 AAAA…"."""

KEY_FILE = Setting(
    name="key_file",
    label=N_("Private key file"),
    help=N_("Only if you log in by a key. The secret is then the passphrase of the key, if it has one."),
    ask=Ask.FILE,
    rare=True,
)
FINGERPRINT = Setting(
    name="fingerprint",
    label=N_("Fingerprint of the server"),
    help=N_("If your host publishes it (SHA256:…): no other server is then ever taken for yours."),
    rare=True,
)
GUIDE = (
    N_("At OVHcloud: the customer area, “Web Cloud”, “Hosting plans”, the tab “FTP - SSH” shows server and user."),
    N_("At IONOS: “Hosting”, then “SFTP & SSH access”. Elsewhere: the host’s welcome message, under “SFTP” or “FTP”."),
    N_("The folder is most often called www, htdocs or public_html."),
)
LOST = ("timeout", "eof", "shut down")
KEEP_ALIVE = 15


class Sftp(Distant):
    about = About(
        key="sftp",
        name="SFTP",
        kind=Kind.HOST,
        limits=Limits(),
        can=frozenset({Can.SEND, Can.FIND, Can.REMOVE}),
        settings=(HOST, PORT, USER, FOLDER, ADDRESS, KEY_FILE, FINGERPRINT, TAKE_OVER),
        secret=N_("Password, or passphrase of the key file"),
        what=N_("The safe way to put your site at nearly every host (OVHcloud, IONOS, o2switch…)."),
        guide=GUIDE,
    )

    default_port = 22

    def reach(self, *, meeting: bool) -> Reached:
        transport = self._transport()
        try:
            key = self._known_key(transport, meeting=meeting)
            self._log_in(transport)
            transport.set_keepalive(KEEP_ALIVE)
            remote = SftpRemote(transport, self.place, self.timeouts.data)
            remote.enter(self.setting("folder"))
        except BaseException:
            transport.close()
            raise
        said = _("The key of the server is {fingerprint}.").format(fingerprint=key.fingerprint)
        return Reached(remote=remote, said=(said,), remember={KEY: _written(key)})

    def meet(self) -> Met | None:
        if self.account.remembered.get(KEY) or self.setting("fingerprint"):
            return None
        transport = self._transport()
        try:
            key = transport.get_remote_server_key()
        finally:
            transport.close()
        return Met(host=self.place, mark=key.fingerprint, remember={KEY: _written(key)})

    def _transport(self) -> "paramiko.Transport":
        """An encrypted line to a server, not yet known to be the right one."""
        import paramiko

        logging.getLogger("paramiko").addHandler(logging.NullHandler())  # what goes wrong is told by us
        line = self.dial()
        try:
            transport = paramiko.Transport(line)
        except BaseException:
            line.close()
            raise
        try:
            transport.banner_timeout = transport.handshake_timeout = self.timeouts.connect
            transport.auth_timeout = self.timeouts.data
            self._prefer_known_kind(transport)
            transport.start_client(timeout=self.timeouts.connect)
            transport.get_remote_server_key()  # when the time is up, the library only stops waiting
        except (paramiko.SSHException, EOFError, OSError) as error:
            transport.close()
            log.info("no SSH session: %s", type(error).__name__)
            raise host_faults.unreachable(self.place) from error
        return transport

    def _prefer_known_kind(self, transport: "paramiko.Transport") -> None:
        """A server has keys of several kinds; asked for the kind we know, it shows the one we know."""
        kind = self.account.remembered.get(KEY, "").partition(" ")[0]
        options = transport.get_security_options()
        offered = tuple(options.key_types)
        known = tuple(each for each in offered if each == kind or (kind == "ssh-rsa" and each.startswith("rsa-")))
        options.key_types = (*known, *(each for each in offered if each not in known))

    def _known_key(self, transport: "paramiko.Transport", *, meeting: bool) -> "paramiko.PKey":
        """Is this the server we know? Asked before the password leaves."""
        key = transport.get_remote_server_key()
        remembered, published = self.account.remembered.get(KEY, ""), self.setting("fingerprint").rstrip("=")
        if (published and published != key.fingerprint) or (remembered and remembered != _written(key)):
            raise _other_server(self.place, key.fingerprint, known=bool(remembered))
        if not (remembered or published or meeting):
            raise SignInError(
                _("The key of {host} is not known yet.").format(host=self.place),
                safe=_("Nothing was sent, not even the password."),
                remedy=_("Test the account: the key of the server is then shown and remembered."),
            )
        return key

    def _log_in(self, transport: "paramiko.Transport") -> None:
        import paramiko

        user, key = self.setting("user"), self._key() if self.setting("key_file") else None
        try:
            more = transport.auth_publickey(user, key) if key else transport.auth_password(user, self.secret())
        except paramiko.AuthenticationException as error:
            raise self._not_let_in(error) from error
        except (paramiko.SSHException, EOFError, OSError) as error:
            raise host_faults.cut(self.place) from error
        if more:
            raise host_faults.bad_setting(
                _("{host} wants a second proof of who you are.").format(host=self.place),
                _("Ask your host for an access by key or password alone, meant for programs."),
            )

    def _not_let_in(self, error: Exception) -> SignInError | NotNowError:
        """The library calls a line that went dead during the log-in a failed log-in too."""
        lost = any(word in str(error).lower() for word in LOST)
        return host_faults.cut(self.place) if lost else host_faults.wrong_login(self.place, self.setting("user"))

    def _key(self) -> "paramiko.PKey":
        import paramiko

        path = Path(self.setting("key_file")).expanduser()
        remedy = _("Choose a key in OpenSSH format (PuTTYgen can export one) and enter its passphrase as the secret.")
        for kind in (paramiko.Ed25519Key, paramiko.ECDSAKey, paramiko.RSAKey):
            try:
                return kind.from_private_key_file(str(path), self.secret() or None)
            except OSError as error:
                said = _("The key file {name} cannot be read.").format(name=path.name)
                raise host_faults.bad_setting(said, remedy, KEY_FILE.name) from error
            except (paramiko.SSHException, ValueError, TypeError):
                continue  # a key of another kind, or the passphrase is wrong: the library does not tell which
        raise host_faults.bad_setting(
            _("The key file {name} does not open with this passphrase.").format(name=path.name), remedy, SECRET
        )


def _written(key: "paramiko.PKey") -> str:
    return f"{key.get_name()} {key.get_base64()}"


def _other_server(host: str, fingerprint: str, *, known: bool) -> SignInError:
    said = _("{host} shows another key than the one we know: {fingerprint}. It may be a different server.")
    return SignInError(
        said.format(host=host, fingerprint=fingerprint),
        safe=_("Nothing was sent, not even the password."),
        remedy=_(
            "Ask your host whether it changed its key. If it did, remove the account and add it again. "
            "If it did not, somebody may be listening: do not publish from this network."
        ),
        field="" if known else FINGERPRINT.name,
    )
