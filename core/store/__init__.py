"""One business, one SQLite file: connection, migrations, operation log, undo, backups."""
