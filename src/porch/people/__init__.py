"""Accounts and names, lived experience, hours, roles, blocks; the gate between one member and another.

Doors: ``actions`` (join, change, block, erase), ``queries`` (members by handle, blocks, roles), ``rules``.
"""
