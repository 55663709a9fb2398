"""Language, look, the shop's time, where the business lies, and which businesses are on the list."""
