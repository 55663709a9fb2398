"""What goes out: the outbox, the engine that empties it, and the only calls to services."""
