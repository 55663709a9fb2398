"""What an entry of the history changed, in the words of the shop: what it was, what it became."""
