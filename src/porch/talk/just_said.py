"""What someone said a moment ago, read once more for a card beside it: to themselves alone, and nothing is kept."""

from datetime import datetime

from porch.people.models import Member
from porch.safety.beside import Beside, beside
from porch.talk.models import Conversation, HeldMessage, Message
from porch.talk.rules import can_take_back


def card_for(words: str, *, writer: Member, back: str) -> dict[str, object]:
    """Values for ``safety/_beside.html``: ``beside`` is None where no card comes; ``back`` is where it is put away."""
    found: Beside | None = beside(words, writer=writer) if words else None
    return {"beside": found, "beside_back": back}


def words_of(
    conversation: Conversation, by: Member, seq: int | None, *, now: datetime, held: bool = False
) -> str:
    """What this member said under that number within ten minutes, or the last of theirs that waits for a look.

    Nothing of anyone else, and nothing old.
    """
    if held:
        last = HeldMessage.objects.filter(conversation=conversation, author=by).order_by("-at").first()
        return f"{last.note}\n{last.body}" if last and can_take_back(last.at, now=now) else ""
    mine = Message.objects.filter(conversation=conversation, author=by, act=Message.Act.SAID, seq=seq or 0)
    found = mine.filter(taken_back_at=None).first()
    return f"{found.note}\n{found.body}" if found and can_take_back(found.sent_at, now=now) else ""
