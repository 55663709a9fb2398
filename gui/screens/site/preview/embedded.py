"""The site inside the window, by QtWebEngine. This module alone loads it, when the preview is first opened."""

# The engine is an extra: these lines hold where it is not installed, too.
# mypy: disable-error-code="import-not-found,misc"

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWebEngineCore import (
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.i18n import _
from gui.look.look import SPACE
from gui.screens.site.preview.pane import FRAMES, Frame, Heard

LEAST, MOST = 0.25, 1.0  # how far the engine can make a page smaller
OUTSIDE = frozenset(("http", "https", "mailto", "tel"))
KINDS = QWebEngineSettings.WebAttribute
OFF = (
    KINDS.JavascriptCanOpenWindows, KINDS.JavascriptCanAccessClipboard, KINDS.LocalStorageEnabled, KINDS.PluginsEnabled,
    KINDS.FullScreenSupportEnabled, KINDS.PdfViewerEnabled, KINDS.ErrorPageEnabled, KINDS.FocusOnNavigationEnabled,
    KINDS.NavigateOnDropEnabled, KINDS.DnsPrefetchEnabled, KINDS.WebGLEnabled,
)  # fmt: skip


class Gate(QWebEngineUrlRequestInterceptor):
    """Lets through what the preview server gives, and nothing of the outside: no picture, no script, no page."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.root = QUrl()

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        url = info.requestUrl()
        info.block(url.scheme() not in ("data", "blob") and not self.is_ours(url))

    def is_ours(self, url: QUrl) -> bool:
        return url.scheme() == "http" and (url.host(), url.port()) == (self.root.host(), self.root.port())


class Page(QWebEnginePage):
    """Goes nowhere but within the preview; a link that leads out opens in the person's browser."""

    def __init__(self, profile: QWebEngineProfile, gate: Gate, parent: QObject) -> None:
        super().__init__(profile, parent)
        self._gate = gate
        for attribute in OFF:
            self.settings().setAttribute(attribute, False)
        self.newWindowRequested.connect(self._open_window)

    def acceptNavigationRequest(
        self, url: QUrl | str, type_: QWebEnginePage.NavigationType, is_main: bool  # noqa: FBT001, Qt's own
    ) -> bool:  # fmt: skip
        wanted = QUrl(url)
        if self._gate.is_ours(wanted) or wanted.scheme() == "about":
            return True
        if is_main and type_ == QWebEnginePage.NavigationType.NavigationTypeLinkClicked:
            open_outside(wanted)
        return False

    def javaScriptConsoleMessage(self, *_args: object) -> None:
        """The site's own affair."""

    def _open_window(self, request: QWebEngineNewWindowRequest) -> None:
        url = request.requestedUrl()
        if self._gate.is_ours(url):
            self.setUrl(url)
        elif request.isUserInitiated():
            open_outside(url)


class EmbeddedPane(QWidget):
    """A page at the width of a telephone, a tablet or a computer, made smaller where there is less room."""

    def __init__(self, heard: Heard) -> None:
        super().__init__()
        self._heard, self._frame, self._root = heard, FRAMES[0], ""
        self.border = QFrame(self)
        self.border.setProperty("role", "card")
        self.view = QWebEngineView(self.border)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.view.setAccessibleName(_("The site as visitors see it"))
        # Off the record, and after the view: children go in the order they came, a page has to go before its profile.
        self.profile = QWebEngineProfile(self)
        self.profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
        self.profile.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
        self.gate = Gate(self.profile)
        self.profile.setUrlRequestInterceptor(self.gate)
        self.page = Page(self.profile, self.gate, self.view)
        self.view.setPage(self.page)
        self.page.urlChanged.connect(self._came)
        self.page.loadFinished.connect(lambda _well: self._zoom())
        self.page.renderProcessTerminated.connect(self._died)
        inside = QVBoxLayout(self.border)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.view)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.border, 1, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)

    @property
    def widget(self) -> QWidget:
        return self

    def show_site(self, address: str, path: str) -> None:
        self._root = address
        self.gate.root = QUrl(address)
        self.page.setLifecycleState(QWebEnginePage.LifecycleState.Active)
        self.page.load(QUrl(f"{address}{path}"))
        self._place()

    def go(self, path: str) -> bool:
        wanted = path.partition("#")[0]
        if not self._root or (self._path() == wanted and not self.page.isLoading()):
            return False
        self.page.load(QUrl(f"{self._root}{path}"))
        return True

    def fit(self, frame: Frame) -> None:
        self._frame = frame
        self._place()

    def rest(self) -> None:
        """Nothing of the site stays loaded until the next `show_site`."""
        self.page.load(QUrl("about:blank"))

    def close_page(self) -> None:
        self.page.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place()

    def _place(self) -> None:
        room_x, room_y = self.width() - 2, self.height() - SPACE
        zoom = max(LEAST, min(MOST, room_x / self._frame.width))
        width = max(80, min(room_x, round(self._frame.width * zoom)))
        height = max(80, min(room_y, round(self._frame.height * zoom) if self._frame.key != "desktop" else room_y))
        self.border.setFixedSize(width + 2, height + 2)
        self._zoom()

    def _zoom(self) -> None:
        inner = self.border.width() - 2
        self.view.setZoomFactor(max(LEAST, min(MOST, inner / self._frame.width)))

    def _path(self) -> str:
        url = self.page.url()
        return url.path().removeprefix("/") if self.gate.is_ours(url) else "\0"

    def _came(self, url: QUrl) -> None:
        if self.gate.is_ours(url):
            self._heard.came_to(url.path().removeprefix("/"))

    def _died(self, status: QWebEnginePage.RenderProcessTerminationStatus, _code: int) -> None:
        if status != QWebEnginePage.RenderProcessTerminationStatus.NormalTerminationStatus:
            self._heard.died()


def open_outside(url: QUrl) -> None:
    if url.scheme() in OUTSIDE:
        QDesktopServices.openUrl(url)
