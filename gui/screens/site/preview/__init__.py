"""The site beside its form: served on this computer, shown in the window or in a browser beside it."""
