"""Which definitions a figure was worked out by."""

DEFINITIONS = "2026-12"
"""The version of ``docs/develop/measures.md``. It changes with every change that could change a number."""
