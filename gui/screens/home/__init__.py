"""Home: what to do, what waits, what went out, this week, the site; and all clients at a glance."""
