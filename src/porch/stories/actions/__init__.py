"""What one does with a story."""

from porch.stories.actions.deciding import decide
from porch.stories.actions.drafts import (
    SavedElsewhere,
    TooMany,
    WaitsForAReader,
    drop_changes,
    save_draft,
    throw_away,
)
from porch.stories.actions.pictures import add_picture, describe, remove_picture, with_line
from porch.stories.actions.posting import (
    NotForThem,
    NotNow,
    decide_who,
    put_back,
    put_up,
    redraw,
    redraw_old,
    take_back,
    take_down,
)
from porch.stories.actions.reading import NoNote, approve, call_again, send_back
from porch.stories.actions.thanking import NotThankable, never_ask, thank

__all__ = [
    "NoNote",
    "NotForThem",
    "NotNow",
    "NotThankable",
    "SavedElsewhere",
    "TooMany",
    "WaitsForAReader",
    "add_picture",
    "approve",
    "call_again",
    "decide",
    "decide_who",
    "describe",
    "drop_changes",
    "never_ask",
    "put_back",
    "put_up",
    "redraw",
    "redraw_old",
    "remove_picture",
    "save_draft",
    "send_back",
    "take_back",
    "take_down",
    "thank",
    "throw_away",
    "with_line",
]
