"""Conversations between two or in a group, and their messages.

Doors: ``actions`` (open_between, ask, accept, say, take_back, close, keep_as_friends, mute, choose_keeping),
``queries.conversations_of``, ``registries.sidelights``. ``log`` gives the numbers, ``fragments`` draws one entry,
``page`` is all that one viewer sees.
"""
