"""Messages for the networks: one post, its variants per account, its time."""
