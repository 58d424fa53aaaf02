"""What one does with a story."""

from porch.stories.actions.drafts import (
    SavedElsewhere,
    WaitsForAReader,
    drop_changes,
    save_draft,
    throw_away,
)
from porch.stories.actions.posting import (
    NotForThem,
    decide_who,
    put_back,
    put_up,
    redraw,
    take_back,
    take_down,
)
from porch.stories.actions.reading import NoNote, approve, call_again, send_back

__all__ = [
    "NoNote",
    "NotForThem",
    "SavedElsewhere",
    "WaitsForAReader",
    "approve",
    "call_again",
    "decide_who",
    "drop_changes",
    "put_back",
    "put_up",
    "redraw",
    "save_draft",
    "send_back",
    "take_back",
    "take_down",
    "throw_away",
]
