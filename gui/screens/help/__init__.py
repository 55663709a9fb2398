"""The help, which needs no connection: pages, shortcuts, who made what, and a report for support."""
