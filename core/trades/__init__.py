"""What a trade offers, says and celebrates: read from resources/trades, one file per trade that anybody can edit."""
