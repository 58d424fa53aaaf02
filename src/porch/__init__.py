"""Porch: peer support in recovery from addiction."""

__version__ = "0.1.0"
