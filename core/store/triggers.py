"""SQL that writes the operation log, so that every writer of a synced table is captured.

Three triggers a table, made from its columns and made anew after each migration. An update first corrects what the
same transaction already logged of the field (typing costs one op, not one per key), then logs the rest.
"""

from collections.abc import Iterable

from sqlite_utils import Database

HEADS = (
    "(SELECT json_group_array(h.dev || ':' || h.seq) FROM sync_head h "
    "WHERE h.tbl = '{t}' AND h.pk = {pk} AND h.col = c.col)"
)

INSERT_OP = """
  INSERT INTO sync_op (dev, seq, tx, hlc, tbl, pk, col, val, par, app_schema)
  SELECT s.device, s.seq + row_number() OVER (), s.tx, s.hlc, '{t}', {pk}, c.col, c.new, {heads}, s.schema
  FROM sync_state s, ({columns}) c WHERE {which};
  UPDATE sync_state SET seq = max(seq, (SELECT coalesce(max(o.seq), 0) FROM sync_op o WHERE o.dev = device));
"""

FOLLOW_HEADS = """
CREATE TRIGGER sync_op_head AFTER INSERT ON sync_op BEGIN
  DELETE FROM sync_head WHERE tbl = NEW.tbl AND pk = NEW.pk AND col = NEW.col
    AND dev || ':' || seq IN (SELECT value FROM json_each(NEW.par));
  INSERT OR IGNORE INTO sync_head VALUES (NEW.tbl, NEW.pk, NEW.col, NEW.dev, NEW.seq);
END;
"""

ROW_MADE = """
CREATE TRIGGER sync_{t}_insert AFTER INSERT ON "{t}" WHEN (SELECT applying FROM sync_state) = 0 BEGIN {insert} END;
"""

ROW_CHANGED = """
CREATE TRIGGER sync_{t}_update AFTER UPDATE ON "{t}" WHEN (SELECT applying FROM sync_state) = 0 BEGIN
  UPDATE sync_op SET val = c.new FROM ({columns}) c, sync_state s, sync_head h
  WHERE c.old IS NOT c.new AND h.tbl = '{t}' AND h.pk = NEW.id AND h.col = c.col AND h.dev = s.device
    AND sync_op.dev = h.dev AND sync_op.seq = h.seq AND sync_op.tx = s.tx;
  {insert}
END;
"""

ROW_REMOVED = """
CREATE TRIGGER sync_{t}_delete AFTER DELETE ON "{t}" WHEN (SELECT applying FROM sync_state) = 0 BEGIN {insert} END;
"""

KEY_KEPT = """
CREATE TRIGGER sync_{t}_key BEFORE UPDATE OF id ON "{t}" WHEN NEW.id IS NOT OLD.id
BEGIN SELECT RAISE(ABORT, 'the key of a record never changes'); END;
"""

LOGGED_BEFORE = "EXISTS (SELECT 1 FROM sync_head h WHERE h.tbl = '{t}' AND h.pk = NEW.id AND h.col = c.col)"

LOGGED_NOW = (
    "EXISTS (SELECT 1 FROM sync_head h JOIN sync_op o ON o.dev = h.dev AND o.seq = h.seq "
    "WHERE h.tbl = '{t}' AND h.pk = NEW.id AND h.col = c.col AND h.dev = s.device AND o.tx = s.tx)"
)

ALL_SEEN = (
    "(SELECT json_group_object(dev, seq) FROM "
    "(SELECT device AS dev, seq FROM sync_state UNION ALL SELECT dev, seq FROM sync_seen))"
)


def install(db: Database, tables: Iterable[str]) -> None:
    """Drop and make the triggers of `tables` after their columns of now."""
    for (name,) in db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'sync_%'"
    ).fetchall():
        db.execute(f'DROP TRIGGER "{name}"')
    db.execute(FOLLOW_HEADS)
    for table in tables:
        columns = [column.name for column in db.table(table).columns if column.name != "id"]
        for statement in (_made(table, columns), _changed(table, columns), _removed(table), KEY_KEPT.format(t=table)):
            db.execute(statement)


def _made(table: str, columns: list[str]) -> str:
    listed = " UNION ALL ".join(["SELECT '' AS col, 1 AS new", *(f"SELECT '{c}', NEW.\"{c}\"" for c in columns)])
    which = f"c.new IS NOT NULL OR {LOGGED_BEFORE.format(t=table)}"
    return ROW_MADE.format(t=table, insert=_insert(table, "NEW.id", listed, which))


def _changed(table: str, columns: list[str]) -> str:
    first, *rest = columns
    listed = f'SELECT \'{first}\' AS col, OLD."{first}" AS old, NEW."{first}" AS new' + "".join(
        f' UNION ALL SELECT \'{c}\', OLD."{c}", NEW."{c}"' for c in rest
    )
    which = f"c.old IS NOT c.new AND NOT {LOGGED_NOW.format(t=table)}"
    return ROW_CHANGED.format(t=table, columns=listed, insert=_insert(table, "NEW.id", listed, which))


def _removed(table: str) -> str:
    return ROW_REMOVED.format(t=table, insert=_insert(table, "OLD.id", f"SELECT '' AS col, {ALL_SEEN} AS new", "1"))


def _insert(table: str, pk: str, columns: str, which: str) -> str:
    return INSERT_OP.format(t=table, pk=pk, heads=HEADS.format(t=table, pk=pk), columns=columns, which=which)
