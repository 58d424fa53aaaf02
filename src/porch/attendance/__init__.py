"""Proof that somebody was there, which says nothing else and is theirs alone."""
