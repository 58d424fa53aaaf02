"""What people do here: say something, take it back, let it stand or not, take it away; and what time does."""

from porch.bonds.actions.moving import TooLate
from porch.comments.actions.asking import (
    NotAskable,
    change_question,
    decide_strangers,
    forget_question,
    write_question,
)
from porch.comments.actions.bringing import Brought, bring, call_to_what_was_brought
from porch.comments.actions.hiding import follow_the_desk
from porch.comments.actions.keeping import call_everyone, let_go
from porch.comments.actions.leaving import (
    NotTheirs,
    block_writer,
    decide_replies,
    remove,
    take_back,
    take_back_by_link,
)
from porch.comments.actions.looking import decline, decline_machines, desk_seen, show
from porch.comments.actions.saying import NotSayable, Words, say, say_as_stranger

__all__ = [
    "Brought",
    "NotAskable",
    "NotSayable",
    "NotTheirs",
    "TooLate",
    "Words",
    "block_writer",
    "bring",
    "call_everyone",
    "call_to_what_was_brought",
    "change_question",
    "decide_replies",
    "decide_strangers",
    "decline",
    "decline_machines",
    "desk_seen",
    "follow_the_desk",
    "forget_question",
    "let_go",
    "remove",
    "say",
    "say_as_stranger",
    "show",
    "take_back",
    "take_back_by_link",
    "write_question",
]
