"""Words that a dictionary does not know, and what may have been meant. Knows no business: own words are handed in."""
