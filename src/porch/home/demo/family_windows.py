"""Sam lets his sister Rosa see that he checked in, and his cards; she keeps him on her page as her brother."""

from datetime import datetime, timedelta

from porch.family.actions import cards, windows
from porch.family.models import Window
from porch.family.rules.windows import LETTERS
from porch.people.models import Member
from porch.people.rules.letters import digest_of

CARDS = (
    ("helps", "Sit with me, and do not ask."),
    ("helps", "Tell me about your day first."),
    ("hurts", "Looking into my bag, or counting."),
)


def open_one(people: dict[str, Member], now: datetime) -> None:
    """Six days ago, for a month; letters for an aunt wait on Sam's page."""
    sam, rosa = people["Sam"], people["Rosa"]
    at = now - timedelta(days=6)
    for kind, words in CARDS:
        cards.write_card(kind, words, by=sam, now=at)
    letters = windows.make_letters("my sister", ["week", "cards", "line"], by=sam, now=at)
    windows.keep_person("my brother", digest_of(letters, LETTERS), by=rosa, now=at)
    window = Window.objects.get(giver=sam, viewer=rosa)
    windows.open_window(window.pk, "month", by=sam, now=at)
    windows.write_line(window.pk, "The plum cake was very good.", by=sam, now=now - timedelta(days=1))
    windows.make_letters("my aunt", ["line"], by=sam, now=now - timedelta(days=1))
