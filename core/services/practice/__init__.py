"""Practice ("entraînement"): a host and a network on this computer alone, where one learns and nothing is online."""
