"""Devanture's ground floor: knows and does everything, and has never heard of Qt."""

__version__ = "0.3.0"
