"""On which line of a trade file a place stands, for somebody who looks for "questions[3].body.fr" in an editor."""

import re

COUNTED = re.compile(r"(?P<list>[\w.-]+)\[(?P<number>\d+)\](?:\.(?P<rest>.+))?")
POST = re.compile(r"posts\.(?P<key>[\w-]+)(?:\.(?P<rest>.+))?")


def line_of(place: str, text: str) -> int:
    """The line, counted from 1, of `place` in the TOML `text`; 1 where it is not in there."""
    lines = text.splitlines()
    if found := COUNTED.fullmatch(place):
        heads = [number for number, line in enumerate(lines) if line.startswith(f"[[{found['list']}]]")]
        at = int(found["number"]) - 1
        return _within(lines, heads[at], found["rest"]) + 1 if at < len(heads) else 1
    if found := POST.fullmatch(place):
        named = (number for number, line in enumerate(lines) if re.match(rf'key = "{found["key"]}"', line))
        return _within(lines, next(named, 0), found["rest"]) + 1
    section, _dot, rest = place.removeprefix("file.").partition(".")
    head = next((number for number, line in enumerate(lines) if line.startswith(f"[{section}]")), None)
    if head is not None:
        return _within(lines, head, rest) + 1
    plain = (number for number, line in enumerate(lines, 1) if re.match(rf"{re.escape(section)}\b", line))
    return next(plain, 1)


def _within(lines: list[str], head: int, rest: str | None) -> int:
    """The line in the section that begins at `head` on which `rest` ("body.fr", "fr", "items[2]") stands."""
    wanted = re.sub(r"\[\d+\].*", "", rest or "")
    for number in range(head + 1, len(lines)):
        if lines[number].startswith("["):
            break
        if wanted and re.match(rf"{re.escape(wanted)}(-\w+)?\s*=", lines[number]):
            return number
    return head
