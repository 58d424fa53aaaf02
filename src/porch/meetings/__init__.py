"""Where and when the community meets: its own weekly meetings, told to anyone, kept by its coordinators.

Doors: ``actions`` (add, change, confirm, take_off, put_back), ``queries`` (search, meetings_of, next_of, next_few,
meeting_at), ``rules.calendar`` (a file for somebody's calendar).
"""
