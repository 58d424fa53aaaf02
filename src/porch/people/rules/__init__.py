"""Pure decisions about names, recovery words, hours, vocabularies, places."""
