"""Append-only: what was done by whom. Ids only; no foreign keys upward."""
