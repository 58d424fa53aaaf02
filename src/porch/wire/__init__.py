"""Telling people, publishing, the live stream, mail; the clock's marks.

Doors: ``actions`` (tell, seen, publish, drop, claim), ``queries.notices_for``, ``registries.topics`` and
``clockwork``, ``live.application``. ``hub`` knows who listens, ``live`` speaks HTTP, ``reading`` asks the database,
``mail`` sends the one bland line.
"""
