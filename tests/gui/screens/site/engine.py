"""Drives the real pane in a process of its own (an engine that fails takes its process along); tells as JSON."""

import json
import os
import signal
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from core.site.model import Built
from core.site.preview import Preview
from gui.look.look import look
from gui.screens.site.preview import embedded
from gui.screens.site.preview.pane import BY_KEY, Heard

PAGE = """<!doctype html><meta name=viewport content="width=device-width"><body style="margin:0">
<section data-block=one><h1>{title}</h1><a id=out href="{outside}page">out</a> <a id=new target=_blank
href="{outside}new">new</a> <a id=in href="/about/">in</a><img src="{outside}picture.png"><script>
fetch("{outside}spy").catch(() => 0)</script></section></body>"""


class Outside(BaseHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012, one for all

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_args: object) -> None: ...


def main() -> None:
    app = QApplication([])
    look().choose("light", 1.0)
    outside = ThreadingHTTPServer(("127.0.0.1", 0), Outside)
    threading.Thread(target=outside.serve_forever, daemon=True).start()
    told: dict[str, Any] = {"opened": []}
    embedded.QDesktopServices.openUrl = lambda url: told["opened"].append(url.path())  # type: ignore[method-assign]
    with tempfile.TemporaryDirectory() as place:
        folder, address = Path(place), f"http://127.0.0.1:{outside.server_port}/"
        write(folder, "One", address)
        preview = Preview(lambda: Built(manifest=(), changed=("index.html",)), folder, lambda: False, told_of(told))
        preview.start()
        drive(app, preview, folder, address, told)
        preview.stop()
    told["asked outside"] = Outside.asked
    print(json.dumps(told), flush=True)
    os._exit(0)  # an engine whose renderer was killed on purpose may take long to end


def told_of(told: dict[str, Any]) -> Any:
    def select(block: str) -> None:
        told["selected"] = block

    return select


def write(folder: Path, title: str, outside: str) -> None:
    for path in ("index.html", "about/index.html"):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(PAGE.format(title=f"{title} {path}", outside=outside))


def drive(app: QApplication, preview: Preview, folder: Path, outside: str, told: dict[str, Any]) -> None:
    came: list[str] = []
    died: list[bool] = []
    window, field = QWidget(), QLineEdit()
    pane = embedded.EmbeddedPane(Heard(came.append, lambda: died.append(True)))
    layout = QVBoxLayout(window)
    layout.addWidget(field)
    layout.addWidget(pane, 1)
    window.resize(500, 700)
    window.show()
    pane.fit(BY_KEY["desktop"])
    pane.show_site(preview.address, "")
    field.setFocus()
    until(lambda: "One" in asked(pane, "document.body.textContent"))
    told["width"] = asked(pane, "innerWidth")
    write(folder, "Two", outside)
    preview.refresh()
    until(lambda: "Two" in asked(pane, "document.body.textContent"))
    told["focus stays"] = field.hasFocus()
    for link in ("new", "out"):
        asked(pane, f"document.getElementById('{link}').click()")
    until(lambda: "/page" in told["opened"])
    told["still there"] = pane.page.url().toString() == preview.address
    told["away"] = pane.go("about/")
    until(lambda: came[-1:] == ["about/"])
    until(lambda: not pane.page.isLoading())
    told["there already"] = not pane.go("about/")
    asked(pane, "document.querySelector('[data-block]').click()")
    until(lambda: "selected" in told)
    os.kill(pane.page.renderProcessPid(), signal.SIGKILL)
    until(lambda: bool(died))
    told["died"] = died
    told["cache"] = pane.profile.httpCacheType().name
    told["off the record"] = pane.profile.isOffTheRecord()


def asked(pane: embedded.EmbeddedPane, script: str) -> Any:
    answers: list[Any] = []
    pane.page.runJavaScript(script, answers.append)
    until(lambda: bool(answers))
    return answers[0]


def until(holds: Any, most: int = 30000) -> None:
    loop, timer, end = QEventLoop(), QTimer(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if holds() else None)
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    timer.setSingleShot(False)
    if not holds():
        timer.start(10)
        end.start(most)
        loop.exec()


if __name__ == "__main__":
    main()
