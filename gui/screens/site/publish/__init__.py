"""Publishing: where to, what changes there, and what becomes of it."""
