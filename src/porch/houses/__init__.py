"""Recovery residences: who lives there and how one moves in, what is decided, owed and kept, and what is fair."""
