"""python -m tests.screens [SHAPE] [ROOM ...]: SHAPE is a part of a name like fr-dark-1024x640-150; all without one.

Contact sheets go to build/screens; without arguments the README's pictures in docs/pictures are made anew too.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.screens.sheet import sheet
from tests.walks.display import display, missing

ROOT = Path(__file__).parents[2]
OUT, README = ROOT / "build" / "screens", ROOT / "docs" / "pictures"
SHOWN = ("home", "site", "posts-week", "profile-hours")
README_SHAPE = "light-1440x900-100"


def main(wanted: str, only: list[str]) -> int:
    if why := missing():
        sys.stderr.write(f"{why}\n")
        return 1
    with tempfile.TemporaryDirectory(prefix="devanture-screens-") as name:
        place = Path(name)
        with display(place / "x", "1600x1000") as screen:
            root = {"QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox"}
            line = [sys.executable, "-m", "tests.screens.taking", str(place), wanted, *only]
            subprocess.run(line, env=screen.environment | root, cwd=ROOT, check=True)
        OUT.mkdir(parents=True, exist_ok=True)
        for folder in sorted((place / "pictures").iterdir()):
            target = OUT / folder.name
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(folder, target)
            sheet(sorted(target.glob("*.png")), OUT / f"{folder.name}.png")
    if not wanted and not only:
        _for_the_readme()
    return 0


def _for_the_readme() -> None:
    from PIL import Image

    README.mkdir(exist_ok=True)
    for language in ("fr", "en"):
        for name in SHOWN:
            with Image.open(OUT / f"{language}-{README_SHAPE}" / f"{name}.png") as picture:
                picture.convert("RGB").save(README / f"{language}-{name}.jpg", quality=84, optimize=True)


if __name__ == "__main__":
    words = sys.argv[1:]
    sys.exit(main(words[0] if words else "", words[1:]))
