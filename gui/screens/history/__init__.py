"""Everything that was ever changed: what, when, where; any of it can be brought back."""
