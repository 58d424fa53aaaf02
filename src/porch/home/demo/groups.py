"""Three made-up groups with everything in them, begun and kept by the same verbs as everywhere.

``fill`` gives them by slug, for whoever lets them decide something afterwards.
"""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from uuid import uuid5

from porch.groups import actions
from porch.groups.actions.calendar import Wanted
from porch.groups.models import Group, Position, Topic
from porch.groups.rules.founding import Told
from porch.groups.rules.occasions import Plan
from porch.home.demo.cast import ZONE
from porch.people.models import Member
from porch.talk.actions import say

PEER = Told(
    "Kettle on",
    "We talk about the week, the job, the empty evenings. Answering each other is welcome.",
    ["peer"],
    "secular",
    ["en"],
    {"who-may-come": "ours", "joining": "anyone", "cross-talk": "encouraged", "seen-by-the-new": "all"},
)
PARENTS = Told(
    "School run",
    "For parents of small and not so small children. Mornings are loud, so we write.",
    ["parents"],
    "",
    ["en"],
    {"who-may-come": "ours", "joining": "ask", "goal": "own", "seating": "motion"},
)
WOMEN = Told(
    "Blue room",
    "A quiet group of women. One of us brings one person at a time.",
    ["women"],
    "",
    ["en"],
    {
        "who-may-come": "ours",
        "joining": "invitation",
        "goal": "stop",
        "cross-talk": "off",
        "time-chair": "180",
    },
)
BEGAN = timedelta(days=160)  # its secretary's first term ends within the month

TALK = {
    "kettle-on": (
        ("Wren", 6, "Rain all day, and I still went out for bread. That was the day."),
        ("Ana", 6, "Bread counts. Who is around on Thursday evening?"),
        ("Sam", 5, "I am, after the shift. I can just listen for a while."),
        ("Quiet Heron", 1, "New here. Hello. I read along for now."),
        ("Ana", 1, "Hello Heron. Reading along is plenty."),
    ),
    "school-run": (
        ("Sam", 3, "Two lunch boxes, one shoe. We were nearly on time."),
        ("Quiet Heron", 2, "Ours was the other shoe."),
    ),
    "blue-room": (
        ("Marigold", 9, "The kettle is on from seven. Come as you are."),
        ("Ana", 2, "I bring the biscuits."),
    ),
}


def fill(people: dict[str, Member], now: datetime) -> dict[str, Group]:
    """Begin the three, let them live for a while, and give them by slug."""
    dee = people["Dee"]
    then = now - BEGAN
    there = {
        "kettle-on": _begin(PEER, people["Ana"], dee, then),
        "school-run": _begin(PARENTS, people["Sam"], dee, now - timedelta(days=40)),
        "blue-room": _begin(WOMEN, people["Marigold"], dee, now - timedelta(days=70)),
    }
    _people(there, people, now)
    _calendar(there, people, now)
    for slug, lines in TALK.items():
        _talk(there[slug], people, lines, now)
    _news_and_service(there, people, now)
    actions.ask_to_join(
        there["school-run"], "Two boys, four and seven.", by=people["Wren"], now=now - timedelta(hours=5)
    )
    wanted = Told("Allotment mornings", "Digging, mostly.", ["outdoors"], "", ["en"], {"joining": "anyone"})
    actions.ask_for_group(wanted, by=people["Wren"], now=now - timedelta(hours=9))
    return there


def _begin(told: Told, by: Member, dee: Member, at: datetime) -> Group:
    group = actions.ask_for_group(told, by=by, now=at)
    actions.answer_yes(group, by=dee, now=at + timedelta(hours=2))
    return group


def _people(there: dict[str, Group], people: dict[str, Member], now: datetime) -> None:
    at = now - timedelta(days=30)
    for name in ("Wren", "Sam", "Quiet Heron"):
        actions.join(there["kettle-on"], by=people[name], now=at)
    for name in ("Wren", "Ana"):
        actions.make_home(there["kettle-on"], by=people[name], now=at)
    joiner = actions.ask_to_join(there["school-run"], "", by=people["Quiet Heron"], now=at)
    actions.let_in(joiner, by=people["Sam"], now=at + timedelta(hours=3))
    letters = actions.invite(there["blue-room"], by=people["Marigold"], now=at)
    actions.by_invitation(letters, by=people["Ana"], now=at)


def _calendar(there: dict[str, Group], people: dict[str, Member], now: datetime) -> None:
    ana, day = people["Ana"], now.date()
    thursday = day + timedelta(days=(3 - day.weekday()) % 7 or 7)
    evening = Plan(thursday, time(19, 30), 75, ZONE, weekly=True)
    walk = Plan(day + timedelta(days=9), time(10), 120, ZONE)
    entry = actions.write_entry(
        there["kettle-on"], Wanted("Thursday evening", evening, "Mill Lane hall (made up)"), by=ana, now=now
    )
    actions.call_off(entry, thursday + timedelta(days=14), by=ana, now=now)
    actions.write_entry(
        there["kettle-on"], Wanted("Walk by the river", walk, "The lock gate"), by=ana, now=now
    )
    monday = Plan(day + timedelta(days=(0 - day.weekday()) % 7 or 7), time(9, 15), 45, ZONE, weekly=True)
    actions.write_entry(
        there["school-run"], Wanted("After the school run", monday), by=people["Sam"], now=now
    )


def _talk(
    group: Group, people: dict[str, Member], lines: Iterable[tuple[str, int, str]], now: datetime
) -> None:
    first = Topic.objects.select_related("conversation").filter(group=group).order_by("opened_at")[0]
    for number, (name, days, words) in enumerate(lines):
        at = (now - timedelta(days=days)).replace(hour=18, minute=2) + timedelta(minutes=9 * number)
        say(
            first.conversation,
            words,
            by=people[name],
            client_id=uuid5(group.pk, str(number)),
            now=min(at, now),
        )


def _news_and_service(there: dict[str, Group], people: dict[str, Member], now: datetime) -> None:
    kettle, ana = there["kettle-on"], people["Ana"]
    actions.open_topic(kettle, "Books and films", by=ana, now=now - timedelta(days=8))
    words = (
        "The hall is painted on the twelfth. We meet online that day, and the link comes the evening before."
    )
    actions.announce(kettle, words, days=14, by=ana, now=now - timedelta(days=1))
    post = actions.add_position(kettle, code="tech-host", by=ana, now=now - timedelta(days=20))
    actions.take_position(post, by=people["Sam"], now=now - timedelta(days=19))
    secretary = Position.objects.get(group=kettle, code="secretary")
    note = "The hall’s key is with the library. The caretaker likes a call the day before."
    actions.hand_over(secretary, note, by=ana, now=now - timedelta(days=2))
