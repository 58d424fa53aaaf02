"""Who stands by whom: asks, rounds, offers, pairs, meeting, ending kindly, staying friends.

Doors: ``actions`` (ask, open_round, approve, accept, end ...), ``queries`` (waiting, pairs_of, offers), ``rules``.
"""
