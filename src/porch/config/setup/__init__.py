"""Set-up: how a community begins, what it may change later, and what remains to be done."""
