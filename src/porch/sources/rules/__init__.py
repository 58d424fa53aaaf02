"""When a list is read again, how old is too old, and which addresses are never asked."""
