"""Photos and logo in, cleaned; variants out."""
