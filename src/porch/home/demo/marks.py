"""Questions that some in the demo answered for themselves, and what they marked: by the verbs of those rooms."""

from datetime import datetime, timedelta

from porch.groups.models import Group
from porch.milestones import actions as milestones
from porch.milestones.models import Mark
from porch.milestones.queries import group_choices, people_choices
from porch.people.models import Member
from porch.scales import actions as scales

FOUR = ("satisfied", "worthwhile", "happy", "anxious")
WRENS_FOUR = ((5, 5, 4, 6), (5, 6, 6, 5), (6, 6, 5, 5), (6, 7, 7, 4), (7, 7, None, 4), (7, 8, 7, 3))
WRENS_TEN = ((4, 3, 3, 3, 4, 4, 4, 5, 3, 4), (5, 4, 4, 4, 5, 5, 5, 5, 4, 5), (6, 5, 4, 5, 5, 6, 5, 5, 4, 5))
WRENS_MARKS = ((310, "First time I reached out"), (120, "Slept through, a whole week"), (21, "Saw my kids"))
SAMS_MARKS = ((150, "Told my brother"), (34, "Walked past the shop"))


def tell(people: dict[str, Member], now: datetime) -> None:
    """Wren answers now and again, and Sam did twice; both marked something, and Wren shows one of hers."""
    wren, sam = people["Wren"], people["Sam"]
    for ago, values in zip((168, 140, 112, 84, 56, 28), WRENS_FOUR, strict=True):
        _answer(wren, "four", dict(zip(FOUR, values, strict=True)), now - timedelta(days=ago))
    for ago, said in zip((150, 90, 30), WRENS_TEN, strict=True):
        _answer(wren, "ten", {str(n): value for n, value in enumerate(said, 1)}, now - timedelta(days=ago))
    scales.ask_me("four", 28, by=wren, now=now - timedelta(days=27))
    scales.begin("two-a", by=wren, now=now)
    for ago, pair in ((60, (2, 1)), (10, (1, 1))):
        _answer(sam, "two-b", {"1": pair[0], "2": pair[1]}, now - timedelta(days=ago))
    for ago, words in SAMS_MARKS:
        _mark(sam, words, ago, now)
    for ago, words in WRENS_MARKS:
        last = _mark(wren, words, ago, now)
    if sam in people_choices(wren):
        milestones.show(last.pk, sam, by=wren, now=now)
    groups: list[Group] = group_choices(wren)
    if groups:
        milestones.show(last.pk, groups[0], by=wren, now=now)


def _answer(member: Member, code: str, said: dict[str, int | None], at: datetime) -> None:
    sitting = scales.begin(code, by=member, now=at)
    for item, value in said.items():
        scales.answer(sitting.pk, item, value, by=member, now=at)


def _mark(member: Member, words: str, ago: int, now: datetime) -> Mark:
    at = now - timedelta(days=ago)
    return milestones.mark_own(words, at.date(), by=member, now=at)
