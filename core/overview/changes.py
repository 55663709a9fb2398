"""What became of the site's content since it was handed over, read from the operation log alone.

Only what is different counts: what was changed and brought back is no change. Typing that went on after the
publication may sit in an op from before it (one op a field and transaction): its transaction then ended later.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from core.overview.model import Changes
from core.store.store import Store

CONTENT = ("profile", "closures", "offers", "members", "links", "media", "pages", "blocks", "site")
MOST = 2000
"""Fields looked at; where more were touched, nearly everything is different anyway."""

HANDED_OVER = "SELECT max(n) AS n FROM sync_op WHERE tbl = 'deliveries' AND pk = ? AND col = ''"

GOING_ON = """
SELECT id, ended FROM sync_tx WHERE kind != 'machine' AND n < (SELECT n FROM sync_tx WHERE id =
  (SELECT tx FROM sync_op WHERE n = ?)) ORDER BY n DESC LIMIT 1
"""

LISTED = ", ".join(f"'{table}'" for table in CONTENT)

TOUCHED = f"""
WITH touched AS (
  SELECT tbl, pk, col, 0 AS going_on FROM sync_op WHERE n > ?1 AND tbl IN ({LISTED})
  UNION SELECT tbl, pk, col, 1 FROM sync_op WHERE tx = ?2 AND tbl IN ({LISTED})
)
SELECT tbl, pk, col, max(going_on) AS going_on,
  (SELECT val FROM sync_op o WHERE o.tbl = t.tbl AND o.pk = t.pk AND o.col = t.col ORDER BY n DESC LIMIT 1) AS now,
  (SELECT val FROM sync_op o WHERE o.tbl = t.tbl AND o.pk = t.pk AND o.col = t.col AND n <= ?1
   ORDER BY n DESC LIMIT 1) AS before
FROM touched t GROUP BY tbl, pk, col LIMIT {MOST}
"""

OWN = "SELECT val FROM sync_op WHERE tbl = ? AND pk = ? AND col = ? ORDER BY n DESC LIMIT 1"

Row = Mapping[str, Any]


def changes_since(store: Store, delivery: str, created: str) -> Changes:
    """What is different since the site was put in the outbox as `delivery`, at `created` (as it is kept)."""
    start = store.query(HANDED_OVER, [delivery])[0]["n"]
    if start is None:
        return Changes()
    going_on = [row["id"] for row in store.query(GOING_ON, [start]) if row["ended"] > created]
    rows = store.query(TOUCHED, [start, going_on[0] if going_on else ""])
    records: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        records[row["tbl"], row["pk"]].append(row)
    different = [place for place, fields in records.items() if _differs(fields)]
    return _told(store, different, many=len(rows) >= MOST)


def _differs(fields: list[Row]) -> bool:
    """A record that was made and removed again since is none."""
    there = {row["col"]: row for row in fields}.get("")
    if there is not None and there["now"] != 1 and there["before"] != 1:
        return False
    return any(row["going_on"] or row["now"] != row["before"] for row in fields)


def _told(store: Store, different: list[tuple[str, str]], *, many: bool) -> Changes:
    pages = {pk for table, pk in different if table == "pages"}
    pages |= {_value(store, "blocks", pk, "page") for table, pk in different if table == "blocks"}
    others = [(table, pk) for table, pk in different if table not in ("pages", "blocks")]
    shown = (table != "media" or _value(store, "media", pk, "kind") != "post" for table, pk in others)
    return Changes(len(pages - {""}), many or any(shown))


def _value(store: Store, table: str, pk: str, column: str) -> str:
    """Also of a record that is gone."""
    rows = store.query(OWN, [table, pk, column])
    return str(rows[0]["val"] or "") if rows else ""
