import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.cli.run import main
from tests.fakes import FakeClock, MemorySecrets

EXAMPLES = Path(__file__).parents[2] / "resources" / "examples"


@dataclass(frozen=True)
class Said:
    """What a command gave: its end code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def facts(self) -> object:
        return json.loads(self.out)


@pytest.fixture
def run(tmp_path, clock: FakeClock, secrets: MemorySecrets, capsys, monkeypatch) -> Callable[..., Said]:
    """Run one command in an empty folder of work, as a person would type it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DEVANTURE_SECRET", raising=False)

    def command(*words: str, given: str = "") -> Said:
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        line = ["--language", "en", "--home", str(tmp_path / "home"), *map(str, words)]
        capsys.readouterr()
        try:
            code = main(line, clock, lambda _named: secrets)
        except SystemExit as ended:
            code = int(ended.code or 0)
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return command


@pytest.fixture
def shop(run, tmp_path) -> str:
    """A business from the hairdresser's example, without its pictures, in the folder "shop"."""
    profile = json.loads((EXAMPLES / "hairdresser.json").read_text("utf-8"))
    bare = {key: value for key, value in profile.items() if key not in ("photos", "logo", "$schema")}
    (tmp_path / "bare.json").write_text(json.dumps(bare), "utf-8")
    assert run("new", "shop", "--from", "bare.json").code == 0
    return "shop"


@pytest.fixture
def photo(tmp_path) -> Path:
    from PIL import Image

    path = tmp_path / "photo été.jpg"
    Image.new("RGB", (640, 480), "#c08040").save(path)
    return path
