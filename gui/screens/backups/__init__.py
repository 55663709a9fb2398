"""Copies of the business, giving it to somebody, taking one in, and a check-up."""
