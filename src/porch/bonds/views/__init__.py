"""Pages: my people, asking, one pair, meeting, the pairing desk."""
