"""The desk of the lists of others."""
