"""A made-up community to look at. Everyone in it is marked as a demo person; nobody in it is real."""

from porch.home.demo.load import load, names, settle

__all__ = ["load", "names", "settle"]
