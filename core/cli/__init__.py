"""The same core without a screen: one command at a time, for people at a terminal and for scripts."""
