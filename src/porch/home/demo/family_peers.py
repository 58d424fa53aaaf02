"""Family peers and circles of the demo, by the verbs of that room. Everybody in them is made up."""

from datetime import datetime, time, timedelta
from uuid import uuid5
from zoneinfo import ZoneInfo

from porch.family.actions import circles, peers
from porch.family.models import Evening, FamilyOffer
from porch.family.rules.circles import DAYS
from porch.home.demo.cast import ZONE
from porch.people.models import Member
from porch.rooms.actions import come_in
from porch.rooms.models import Room, Seat
from porch.talk.actions import say

LONG = 240  # minutes of the circle that is open, so that there is one to look at
SAID = (
    ("Tilda", "I slept at my sister’s last night. It did me good."),
    ("Rosa", "I am glad you did. I went swimming, for the first time in a year."),
)


def walk(people: dict[str, Member], now: datetime) -> None:
    """Rosa walks with Tilda, and Malin is suggested to her; a circle every evening, and one that is open now."""
    rosa, tilda, malin = (people[name] for name in ("Rosa", "Tilda", "Malin"))
    _pair(rosa, tilda, now - timedelta(days=9))
    peers.look(peers.Told(["sibling"], ["alcohol"], "years", 1, True), by=malin, now=now - timedelta(days=2))
    peers.open_round(by=people["Dee"], now=now - timedelta(hours=2))
    circles.would_host(malin, now)
    for weekday, day in enumerate(DAYS):
        host = rosa if weekday % 2 else tilda
        about = "Quiet and short. Tea on your own table."
        told = circles.Told(f"{day} circle", about, weekday, time(19, 30), 60, ZONE, host)
        circles.open_circle(told, by=people["Dee"], now=now)
    _open_now(rosa, tilda, people["Dee"], now)


def _pair(rosa: Member, tilda: Member, at: datetime) -> None:
    peers.look(peers.Told(["sibling"], ["opioids", "alcohol"], "years", 2, True), by=rosa, now=at)
    peers.look(peers.Told(["sibling", "partner"], ["opioids"], "years", 1, True), by=tilda, now=at)
    peers.open_round(by=None, now=at)
    offer = FamilyOffer.objects.select_related("first", "second").get()
    peers.say_yes(offer, by=offer.first, now=at + timedelta(hours=3))
    pair = peers.say_yes(offer, by=offer.second, now=at + timedelta(hours=8))
    assert pair is not None
    assert pair.conversation is not None
    by_name = {one.handle: one for one in (rosa, tilda)}
    for hours, (name, words) in enumerate(SAID, 10):
        mark = uuid5(pair.conversation.pk, words)
        say(pair.conversation, words, by=by_name[name], client_id=mark, now=at + timedelta(hours=hours))


def _open_now(rosa: Member, tilda: Member, dee: Member, now: datetime) -> None:
    """One that began twenty minutes ago: Rosa leads it, and Tilda sits there."""
    began = (now - timedelta(minutes=20)).replace(second=0, microsecond=0)
    local = began.astimezone(ZoneInfo(ZONE))
    told = circles.Told(
        "Open circle", "Come and go as you need.", local.weekday(), local.time(), LONG, ZONE, rosa
    )
    circle = circles.open_circle(told, by=dee, now=began - timedelta(minutes=1))
    evening = Evening.objects.get(circle=circle, starts_at=began)
    assert evening.room_id is not None
    room = Room.objects.get(pk=evening.room_id)
    for member in (rosa, tilda):
        come_in(room, by=member, now=began, shown="name")
    # nobody sits behind these chairs: they count as here until the room ends
    Seat.objects.filter(room=room).update(seen_until=room.ends)
