"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime

from porch.family.actions import cards, windows
from porch.family.models import Letter, Window
from porch.people.rules.letters import digest_of
from tests.house.inhabitants import KIN, SELF, Inhabitants

THINGS: Mapping[str, tuple[str, ...]] = {
    "family/people/<uuid:pk>/": ("family person",),
    "windows/letters/<uuid:pk>/": ("family letters",),
    "windows/cards/<uuid:pk>/": ("family card",),
    "windows/<uuid:pk>/": ("family window",),
}
SAID: Mapping[str, dict[str, str]] = {
    "windows/<uuid:pk>/open/": {"length": "=month"},
    "windows/<uuid:pk>/say/": {"say": "=pause"},
    "windows/<uuid:pk>/line/": {"line": "=The kettle is on."},
}


def settle(there: Inhabitants, now: datetime) -> None:
    """SELF thinks of somebody, opened a window to KIN, has letters that nobody used, and a card."""
    own, kin = there.people[SELF], there.people[KIN]
    letters = windows.make_letters("my sister", ["line", "week", "cards"], by=own, now=now)
    windows.keep_person("my brother", digest_of(letters, 16), by=kin, now=now)
    window = Window.objects.get(giver=own, viewer=kin)
    windows.open_window(window.pk, "month", by=own, now=now)
    windows.make_letters("my aunt", ["cards"], by=own, now=now)
    there.things |= {
        "family person": str(windows.keep_person("my cousin", "0" * 64, by=own, now=now).pk),
        "family window": str(window.pk),
        "family letters": str(Letter.objects.get(giver=own).pk),
        "family card": str(cards.write_card("helps", "Sit with me.", by=own, now=now).pk),
    }
