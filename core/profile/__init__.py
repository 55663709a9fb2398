"""Who the business is: its facts, read from forms and files as people type them, and looked up in public registers."""
