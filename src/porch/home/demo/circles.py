"""A circle around Wren and Marigold with four people, and what Sam and Wren look at together: one answer is shared."""

from datetime import datetime, timedelta
from uuid import uuid5

from porch.bonds.models import Pair
from porch.mentoring import actions
from porch.mentoring.models import Circle, CircleLook, Entry
from porch.mentoring.packs import exercise
from porch.people.models import Member
from porch.talk.actions import say

NOT_IN_IT = ("Quiet Heron", "Sam")
SEATS, OTHERS = 8, 4
SAID = (
    "Same hour next week. Bring nothing, come as you are.",
    "I will be late by ten minutes, the bus is what it is.",
    "The kettle does not mind.",
)
A_WEEK = {
    "easy": "Mornings, with the kids. Nobody asks me anything before eight.",
    "hard": "The third day off. Around six, when the shop is still open.",
    "who-knows": "My sister, maybe. I have not said it yet.",
}
WANT_BACK = {
    "used-to": "Fishing with my brother. I have not been since before.",
    "begin": "The rod is in the cellar.",
}


def gather(people: dict[str, Member], now: datetime) -> None:
    """Marigold and Wren offered a circle; Dee looked who fits and invited, and everyone said yes."""
    wren, marigold, dee = people["Wren"], people["Marigold"], people["Dee"]
    asked = now - timedelta(days=16)
    look = actions.look_around(wren, marigold, capacity=SEATS, by=dee, now=asked)
    actions.answer_circle_look(look, now=now)
    look.refresh_from_db()
    if not _leave_out(look, {people[name].pk.hex for name in NOT_IN_IT}):
        return
    circle = actions.invite_around(look, by=dee, now=asked)
    for seat in circle.seats.select_related("circle", "member"):
        actions.say_yes(seat, by=seat.member, now=asked + timedelta(days=1))
    circle.refresh_from_db()
    actions.let_others_ask(circle, may=True)
    _talk(circle, wren, now)


def _leave_out(look: CircleLook, names: set[str]) -> bool:
    """Dee keeps those two for each other just now. False where too few would be left."""
    mentors = [str(one.pk) for one in look.mentors]
    found = [one for one in look.answer.get("members", []) if one.replace("-", "") not in names]
    members = mentors + [one for one in found if one not in mentors][:OTHERS]
    look.answer = look.answer | {"members": members}
    look.save(update_fields=["answer"])
    return len(members) > len(mentors)


def _talk(circle: Circle, wren: Member, now: datetime) -> None:
    seats = circle.seats.filter(state="joined").exclude(member=wren).order_by("made_at", "pk")
    others = [seat.member for seat in seats.select_related("member")]
    speakers = [wren, others[0], wren]
    for at, (who, words) in enumerate(zip(speakers, SAID, strict=True)):
        if circle.conversation is not None:
            moment = now - timedelta(days=6) + timedelta(minutes=7 * at)
            say(circle.conversation, words, by=who, client_id=uuid5(circle.pk, str(at)), now=moment)


def work(people: dict[str, Member], now: datetime) -> None:
    """Sam wrote about two things; one answer of one of them is shared with Wren, who wrote back."""
    sam, wren = people["Sam"], people["Wren"]
    pair = Pair.objects.filter(first=wren, second=sam, state="active").first()
    week, back = exercise("walking-together", "a-week"), exercise("walking-together", "what-i-want-back")
    if pair is None or week is None or back is None:
        return
    at = now - timedelta(days=4)
    one = actions.choose(pair, week, by=wren, now=at)
    actions.write(one, A_WEEK, by=sam, now=at + timedelta(days=1))
    two = actions.choose(pair, back, by=sam, now=at + timedelta(days=1))
    actions.write(two, WANT_BACK, by=sam, now=at + timedelta(days=1))
    entry = Entry.objects.select_related("work__pair__first", "work__mentee").get(work=one, prompt="hard")
    actions.share(entry, by=sam, now=at + timedelta(days=2))
    words = "Six was mine too. I walked my dog past it, on the other side, for a year."
    entry.refresh_from_db()
    actions.answer(entry, words, by=wren, now=at + timedelta(days=2, hours=5))
