"""The family's own page."""
