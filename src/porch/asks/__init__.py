"""Somebody answers: asks with a next person and a deadline, the shifts of those who help, how soon a human came."""
