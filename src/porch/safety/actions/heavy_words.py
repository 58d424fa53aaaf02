"""Letting the desk hear that someone may need a person, where the community decided that, and the writer is told."""

from datetime import datetime

from porch.people.models import Member
from porch.people.queries import community
from porch.safety.actions.gathering import open_case
from porch.safety.beside import beside
from porch.safety.models import Case

TOLD = "Words of theirs sounded heavy. What they wrote is not shown; they know that you are told."


def hear(words: str, *, by: Member, now: datetime) -> Case | None:
    """A case about the writer, once while one is open. None where the desk is not to hear, or no card comes.

    Whoever turned cards off is not heard either: nothing goes to the desk that the writer is not told of.
    """
    if not community().worry_queue or beside(words, writer=by) is None:
        return None
    open_now = Case.objects.filter(about_member=by).exclude(state="closed")
    if any(TOLD in case.words for case in open_now):
        return None
    return open_case("danger", about=by, words=TOLD, now=now)
