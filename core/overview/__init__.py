"""What somebody who opens the door wants to know: what to do, what waits, what went out, this week, the site."""
