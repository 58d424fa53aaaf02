"""Telling people, publishing, the live stream, mail; the clock's marks.

Doors: ``actions.tell``, ``actions.publish``, ``registries.topics``."""
