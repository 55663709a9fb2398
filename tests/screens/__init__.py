"""`make screenshots`: contact sheets of every screen in both languages, schemes and sizes; the README's pictures."""
