"""Pure decisions of this room: lifecycles, the engine's records, waiting in honest words, calendar files."""
