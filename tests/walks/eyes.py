"""Sees a program's window as a screen reader does: run by the system's own Python, which has the accessibility library.

Reads one JSON question a line, writes one JSON answer a line. Questions: {"see": pattern, "role": role or ""} gives the
showing widgets whose name (or text) matches: name, role, place and size on the screen, states.
"""

import json
import re
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

DEEPEST, MOST = 40, 6000
STATES = ("ENABLED", "SENSITIVE", "FOCUSED", "CHECKED", "SELECTED", "SHOWING", "ACTIVE")


def main() -> None:
    for line in sys.stdin:
        question = json.loads(line)
        pattern = re.compile(question["see"], re.DOTALL)
        found = [facts for facts in walk() if wanted(facts, pattern, question.get("role", ""))]
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()


def wanted(facts: dict, pattern: "re.Pattern[str]", role: str) -> bool:
    return bool(pattern.search(facts["name"]) or pattern.search(facts["text"])) and role in ("", facts["role"])


def walk():
    desktop = Atspi.get_desktop(0)
    for place in range(desktop.get_child_count()):
        yield from inside(desktop.get_child_at_index(place), 0)


def inside(one, depth: int):
    if one is None or depth > DEEPEST:
        return
    try:
        states = one.get_state_set()
        showing = states.contains(Atspi.StateType.SHOWING) or depth == 0
        if showing and depth:
            yield facts_of(one, states)
        count = one.get_child_count() if showing else 0
    except gi.repository.GLib.Error:
        return  # it went while it was looked at
    for place in range(min(count, MOST)):
        try:
            child = one.get_child_at_index(place)
        except gi.repository.GLib.Error:
            return
        yield from inside(child, depth + 1)


def facts_of(one, states) -> dict:
    component, text = one.get_component_iface(), one.get_text_iface()
    box = component.get_extents(Atspi.CoordType.SCREEN) if component is not None else None
    said = text.get_text(0, min(text.get_character_count(), 4000)) if text is not None else ""
    return {
        "name": one.get_name() or "", "text": said or "", "role": one.get_role_name(),
        "box": [box.x, box.y, box.width, box.height] if box is not None else [0, 0, 0, 0],
        "states": [name for name in STATES if states.contains(getattr(Atspi.StateType, name))],
        "about": one.get_description() or "",
    }  # fmt: skip


if __name__ == "__main__":
    main()
