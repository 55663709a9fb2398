"""FTP with encryption (explicit or implicit), and without it where a host offers nothing better."""

import ftplib
import ssl
from hashlib import sha256
from pathlib import Path

from core.i18n import N_, _
from core.services import host_faults
from core.services.distant import FOLDER, HOST, PORT, USER, Distant
from core.services.ftp_line import FtpLine
from core.services.ftp_remote import FtpRemote
from core.services.host import ADDRESS, TAKE_OVER, Reached
from core.services.outcome import NotNowError, SignInError
from core.services.service import About, Ask, Can, Kind, Limits, Met, Setting

CERTIFICATE = "certificate"
"""In `Account.remembered`: SHA-256 of the certificate that was shown at connect and is kept to."""

PORTS = {"explicit": 21, "implicit": 990, "none": 21}
SETTINGS = (
    HOST,
    PORT,
    USER,
    FOLDER,
    ADDRESS,
    Setting(
        name="encryption",
        label=N_("Encryption"),
        help=N_("Explicit is usual. None sends the password readably through the network."),
        ask=Ask.CHOICE,
        default="explicit",
        choices=("explicit", "implicit", "none"),
        said=(N_("Explicit (usual)"), N_("Implicit"), N_("None: readable on the way")),
        rare=True,
    ),
    Setting(
        name="certificate",
        label=N_("Certificate of the server"),
        help=N_("Pinned: for a host which signed its own. It is shown when you test the account and kept to."),
        ask=Ask.CHOICE,
        default="checked",
        choices=("checked", "pinned"),
        said=(N_("Checked (usual)"), N_("Pinned: shown once and kept to")),
        rare=True,
    ),
    Setting(
        name="ca_file",
        label=N_("Certificate file"),
        help=N_("Only if your host gave you one (PEM): its certificate is checked against it."),
        ask=Ask.FILE,
        rare=True,
    ),
    TAKE_OVER,
)

GUIDE = (
    N_("At OVHcloud: the customer area, “Web Cloud”, “Hosting plans”, the tab “FTP - SSH” shows server and user."),
    N_("At IONOS and others: the customer area or the welcome message, under “FTP access”."),
    N_("The folder is most often called www, htdocs or public_html."),
)


class Ftp(Distant):
    about = About(
        key="ftp",
        name="FTP / FTPS",
        kind=Kind.HOST,
        limits=Limits(),
        can=frozenset({Can.SEND, Can.FIND, Can.REMOVE}),
        settings=SETTINGS,
        secret=N_("Password"),
        what=N_("For hosts that offer no SFTP. Encrypted wherever the host can."),
        guide=GUIDE,
    )

    def reach(self, *, meeting: bool) -> Reached:
        seen: list[str] = []
        line = self._logged_in(seen, meeting=meeting)
        try:
            remote = FtpRemote(line, self.place, lambda: self._logged_in([], meeting=meeting))
            remote.enter(self.setting("folder"))
        except BaseException:
            line.close()
            raise
        pinned = {CERTIFICATE: seen[0]} if self._pins and seen else {}
        return Reached(remote=remote, said=tuple(self._said(seen)), remember=pinned)

    def meet(self) -> Met | None:
        """Only where the person chose to keep to a certificate that nobody vouches for."""
        if not self._pins or self.account.remembered.get(CERTIFICATE):
            return None
        seen: list[str] = []
        self._secure_line(seen, meeting=True).close()
        return Met(host=self.place, mark=f"SHA256:{_readable(seen[0])}", remember={CERTIFICATE: seen[0]})

    @property
    def default_port(self) -> int:
        return PORTS.get(self._encryption, PORTS["explicit"])

    @property
    def _encryption(self) -> str:
        return self.setting("encryption")

    @property
    def _pins(self) -> bool:
        return self._encryption != "none" and self.setting("certificate") == "pinned"

    def _said(self, seen: list[str]) -> list[str]:
        if self._encryption == "none":
            return [
                _("Not encrypted: password and site can be read on the way. Choose encryption if your host has it.")
            ]
        shown = _readable(seen[0])
        if self._pins:
            return [_("The certificate of the server is {fingerprint} (SHA-256).").format(fingerprint=shown)]
        return [_("Encrypted; the certificate of the server is valid.")]

    def _logged_in(self, seen: list[str], *, meeting: bool) -> FtpLine:
        """`seen` is given the certificate of the server."""
        line = self._secure_line(seen, meeting=meeting)
        try:
            self._log_in(line)
        except BaseException:
            line.close()
            raise
        return line

    def _secure_line(self, seen: list[str], *, meeting: bool) -> FtpLine:
        context = None if self._encryption == "none" else self._context()
        line = FtpLine(self.dial(), self.place, context, lambda shown: self._check(shown, seen, meeting=meeting))
        try:
            line.wait(self.timeouts.connect)
            line.greet(encrypted=self._encryption == "implicit")
            if self._encryption == "explicit":
                line.encrypt_from_now_on()
            line.wait(self.timeouts.data)
        except BaseException as error:
            line.close()
            if isinstance(error, (ftplib.Error, EOFError, OSError)):
                raise self._no_secure_line(error) from error
            raise
        return line

    def _log_in(self, line: FtpLine) -> None:
        user = self.setting("user")
        try:
            line.login(user, self.secret())
            line.settle()
        except ftplib.error_perm as error:
            raise self._not_let_in(str(error)) from error
        except ValueError as error:  # a line break in the user or the password
            raise host_faults.wrong_login(self.place, user) from error
        except ftplib.error_temp as error:
            raise host_faults.busy(self.place) from error
        except (ftplib.Error, EOFError, OSError) as error:
            raise host_faults.cut(self.place) from error

    def _not_let_in(self, answer: str) -> SignInError:
        if any(word in answer.lower() for word in ("tls", "ssl", "encrypt", "secure")):
            return host_faults.bad_setting(
                _("{host} lets nobody in without encryption.").format(host=self.place),
                _("Set “encryption” to explicit in the account."),
                "encryption",
            )
        if answer.startswith("530"):
            return host_faults.wrong_login(self.place, self.setting("user"))
        return host_faults.bad_setting(
            _("{host} does not let us in: “{answer}”.").format(host=self.place, answer=answer),
            _("Check user and password; the host’s support can say what its answer means."),
        )

    def _context(self) -> ssl.SSLContext:
        from requests.utils import DEFAULT_CA_BUNDLE_PATH

        own = self.setting("ca_file")
        try:
            context = ssl.create_default_context(cafile=str(Path(own).expanduser()) if own else None)
        except (OSError, ssl.SSLError) as error:
            raise host_faults.bad_setting(
                _("The certificate file {name} cannot be used.").format(name=Path(own).name),
                _("Choose the file in PEM format that your host gave you, or leave the field empty."),
                "ca_file",
            ) from error
        if self._pins:
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # compared by `_check` instead
        elif not own:
            context.load_verify_locations(DEFAULT_CA_BUNDLE_PATH)  # systems differ in where they keep theirs
        return context

    def _check(self, line: ssl.SSLSocket, seen: list[str], *, meeting: bool) -> None:
        """Of every line, before anything is said on it. The one of the control line goes into `seen`."""
        shown = sha256(line.getpeercert(binary_form=True) or b"").hexdigest()
        known = self.account.remembered.get(CERTIFICATE, "") or (seen[0] if seen else "")
        if self._pins and known and known != shown:
            raise _other_certificate(self.place)
        if self._pins and not known and not meeting:
            raise SignInError(
                _("The certificate of {host} is not known yet.").format(host=self.place),
                safe=_("Nothing was sent, not even the password."),
                remedy=_("Test the account: the certificate of the server is then shown and remembered."),
            )
        seen.append(shown)

    def _no_secure_line(self, error: Exception) -> SignInError | NotNowError:
        if isinstance(error, ssl.SSLCertVerificationError):
            return _untrusted(self.place, error.verify_message)
        if isinstance(error, ftplib.error_temp):
            return host_faults.busy(self.place)
        if isinstance(error, ftplib.error_perm):
            return self._no_encryption()
        if isinstance(error, ssl.SSLError) and not isinstance(error, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
            return self._no_encryption()
        return host_faults.unreachable(self.place)

    def _no_encryption(self) -> SignInError:
        return host_faults.bad_setting(
            _("{host} offers no encryption of this kind.").format(host=self.place),
            _("Try the other kind of encryption in the account, or SFTP; ask your host what it has."),
            "encryption",
        )


def _readable(digest: str) -> str:
    """ "AB:CD:…", as other programs show it."""
    return ":".join(digest[at : at + 2] for at in range(0, len(digest), 2)).upper()


def _untrusted(host: str, reason: str) -> SignInError:
    return SignInError(
        _("The certificate of {host} is not to be trusted: {reason}.").format(host=host, reason=reason),
        safe=_("Nothing was sent, not even the password."),
        remedy=_(
            "Check the name of the server with your host. If it signs its certificates itself, choose its certificate "
            "file, or set “certificate” to pinned and test the account."
        ),
        field="certificate",
    )


def _other_certificate(host: str) -> SignInError:
    return SignInError(
        _("{host} shows another certificate than the one we know. It may be a different server.").format(host=host),
        safe=_("Nothing was sent, not even the password."),
        remedy=_(
            "Ask your host whether it changed its certificate. If it did, remove the account and add it again. "
            "If it did not, somebody may be listening: do not publish from this network."
        ),
    )
