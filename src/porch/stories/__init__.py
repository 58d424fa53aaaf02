"""Stories: what it was like, what happened, what it is like now, and the thanks that come back.

Doors: ``queries`` (readable_by, story_for, read_by), ``actions`` (save_draft, put_up, take_down, put_back, approve,
send_back, thank), ``registries`` (what rooms above put under a story), ``rules.markdown`` (how a text becomes a page).
"""
