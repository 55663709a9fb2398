"""The rooms on the screen, named as in core."""
