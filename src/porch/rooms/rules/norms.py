"""What a group can decide about its rooms: each setting with its answers, each answer a sentence."""

from collections.abc import Iterable

from porch.groups.rules.settings import SERVANTS, Answer, Setting

OPENS = Setting(
    "rooms-opened-by",
    "Who opens our rooms",
    (
        Answer("servants", "Whoever serves in the group opens its rooms."),
        Answer("home", "Whoever has this as home group can open its rooms."),
    ),
    usual="servants",
)
DOOR = Setting(
    "rooms-door",
    "How one comes into our rooms",
    (
        Answer("free", "People of the group come in by themselves."),
        Answer("asks-first", "There is a waiting room, and somebody lets people in."),
    ),
    usual="free",
    decided_by=SERVANTS,
)
KEPT = Setting(
    "rooms-kept",
    "What is written in our rooms",
    (
        Answer("end", "It is gone when the room ends."),
        Answer("day", "It is kept for 24 hours, for those who were there."),
        Answer("week", "It is kept for 7 days, for those who were there."),
    ),
    usual="end",
)
ORDER = Setting(
    "rooms-order",
    "Who shares next in our rooms",
    (
        Answer("first-come", "Whoever raised a hand first."),
        Answer("quietest", "Whoever shared least comes first."),
        Answer("round", "It goes round the circle, and everyone may pass."),
        Answer("pitch", "Whoever shares says who is next."),
    ),
    usual="first-come",
    decided_by=SERVANTS,
)


def script_setting(titles: Iterable[tuple[str, str]]) -> Setting:
    """Which script a room of the group begins with: those of the house, by code and title."""
    given = tuple(Answer(code, f"Our rooms go by “{title}”.") for code, title in titles)
    return Setting(
        "rooms-script",
        "What our rooms go by",
        (Answer("none", "Our rooms go by no script."), *given),
        usual="none",
        decided_by=SERVANTS,
    )
