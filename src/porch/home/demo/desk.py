"""The made-up community's safety desk: a case that waits, one in hand, one answered, and a rota with a gap."""

from datetime import datetime, time, timedelta

from porch.meetings.models import Meeting
from porch.people.models import Member
from porch.safety import actions
from porch.safety.models import Report
from porch.talk.models import Message

NIGHT_GAP = 6  # Sunday: between Dee's night and Carol's day nobody is there
EARLY, MORNING, EVENING = time(4), time(7), time(19)


def fill(people: dict[str, Member], now: datetime) -> None:
    """Done through the verbs of the desk, in the order it would have happened."""
    carol, dee = people["Carol"], people["Dee"]
    _rota(carol, dee, now - timedelta(days=20))
    lock = _about_the_meeting(people["Ana"], "The side door was locked at ten.", now - timedelta(days=4))
    if lock is not None and lock.case is not None:
        actions.take(lock.case, by=carol, now=now - timedelta(days=4, hours=-1))
        words = "Thank you. There is a second key now, with the person who makes the tea."
        actions.close(lock.case, "talked", by=carol, now=now - timedelta(days=4, hours=-1.4), words=words)
    selling = _about_a_message(now - timedelta(minutes=50))
    if selling is not None and selling.case is not None:
        actions.take(selling.case, by=carol, now=now - timedelta(minutes=6))
        note = "They have both been here two years. I would start with a reminder of rule 4."
        actions.leave_note(selling.case, note, by=carol, now=now - timedelta(minutes=5))
    _about_the_meeting(
        people["Wren"], "The path by the water is icy. Somebody may fall.", now - timedelta(hours=2)
    )


def _rota(carol: Member, dee: Member, now: datetime) -> None:
    for day in range(7):
        actions.begin_shift(carol, day=day, since=MORNING, until=EVENING, now=now)
        until = EARLY if (day + 1) % 7 == NIGHT_GAP else MORNING
        actions.begin_shift(dee, day=day, since=EVENING, until=until, now=now)


def _about_the_meeting(by: Member, words: str, at: datetime) -> Report | None:
    if not Meeting.objects.filter(slug="sunday-walk", active=True).exists():
        return None
    return actions.report("meeting", "sunday-walk", category="other", by=by, now=at, words=words)


def _about_a_message(at: datetime) -> Report | None:
    """One of the two neighbours who talk tells the desk of a line of the other's."""
    named = ("Sam", "Wren", "Quiet Heron")
    said = Message.objects.filter(act=Message.Act.SAID, author__is_demo=True).exclude(
        author__handle__in=named
    )
    line = said.select_related("conversation").order_by("-seq").first()
    others = line.conversation.memberships.exclude(member=line.author_id) if line else None
    other = others.select_related("member").first() if others is not None else None
    if line is None or other is None:
        return None
    ident = f"{line.conversation_id}.{line.seq}"
    words = "They asked twice whether I would buy their old bicycle. I said no, and I would like it to stop."
    return actions.report(
        "message", ident, category="selling", by=other.member, now=at, words=words, with_evidence=True
    )
