"""Walks through the real window on a real screen, as somebody with a mouse and a keyboard would go."""
