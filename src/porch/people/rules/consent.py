"""What comes with the house's rules, and the words for purposes and ends: one table, shown to everyone at /consent/.

Besides what someone grants themselves, nothing of theirs is shown to another unless a line stands here.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from porch.people.rules.fair_houses import FAIR_HOUSES
from porch.people.rules.granting import AT_THE_ROLES_DESK
from porch.people.rules.house_asking import HOUSE_ASKING
from porch.people.rules.house_money import HOUSE_MONEY
from porch.people.rules.house_rules import COORDINATORS, MACHINE, WALKING_AND_HELPING, HouseRule
from porch.people.rules.living_together import LIVING_TOGETHER
from porch.people.rules.of_family import OF_FAMILY

__all__ = ["BY_CODE", "ENDS", "HOUSE_RULES", "MACHINE", "PURPOSES", "USUAL_END", "HouseRule", "until"]

HOUSE_RULES = (
    *WALKING_AND_HELPING,
    *HOUSE_ASKING,
    *HOUSE_MONEY,
    *LIVING_TOGETHER,
    *FAIR_HOUSES,
    *OF_FAMILY,
    HouseRule(
        code="asks-to-join",
        who="Whoever serves at the door of a group you ask to join",
        what="Your name and what you wrote along.",
        scope="asks-to-join",
        when="asks-to-join",
        ends="With their answer, or when you take it back; what you wrote goes with it.",
        purpose="door-of-a-group",
        relation="asks-my-group",
    ),
    HouseRule(
        code="asks-for-a-group",
        who="Coordinators",
        what="Your name, when you ask for a group to be opened, or ask to join one in which nobody serves.",
        scope="asks-for-a-group",
        when="asks-for-a-group",
        ends="With their answer.",
        purpose="door-of-a-group",
        parts=COORDINATORS,
    ),
    HouseRule(
        code="handover",
        who="Whoever serves in a group after you",
        what="The note you wrote for them.",
        scope="handover",
        when="wrote-a-handover",
        ends="When somebody else serves after them.",
        purpose="serving",
        relation="served-before-me",
    ),
    HouseRule(
        code="safety-desk",
        who="Moderators and coordinators",
        what="A report you made or that is about you, with the last words of a conversation if they were sent along.",
        scope="reported",
        when="in-a-report",
        ends="Words go 180 days after the answer.",
        purpose="safety",
        parts=frozenset({"moderator", "coordinator"}),
    ),
    HouseRule(
        code="held-message",
        who="Moderators and coordinators",
        what="A message of yours that waits: with a link or number in your first days or to someone new, or nearly "
        "the same to many.",
        scope="held-message",
        when="has-a-message-waiting",
        ends="When it is sent on, not sent on, or you take it back.",
        purpose="safety",
        parts=frozenset({"moderator", "coordinator"}),
    ),
    HouseRule(
        code="waiting-story",
        who="Moderators and coordinators",
        what="A story of yours before it is up, where a person reads it first: its words and the name it goes by.",
        scope="waiting-story",
        when="has-a-story-waiting",
        ends="When it is up, comes back to you, or you take it back.",
        purpose="stories",
        parts=frozenset({"moderator", "coordinator"}),
    ),
    HouseRule(
        code="held-comment",
        who="Moderators and coordinators",
        what="What you said under a story, while it waits: among your first words for anyone to read, with a link or "
        "number, or nearly the same again. With the name it would go by.",
        scope="held-comment",
        when="has-a-comment-waiting",
        ends="When it is up, was not put up, or you take it back.",
        purpose="safety",
        parts=frozenset({"moderator", "coordinator"}),
    ),
    HouseRule(
        code="opened-contact",
        who="A moderator or coordinator, when a second person says yes",
        what="How to reach you: your mail address if you gave one, and the time where you are. For an hour, when "
        "someone may come to harm. You are told who, when and why, at the latest three days after.",
        scope="opened-contact",
        when="opened-contact",
        ends="After an hour.",
        purpose="safety",
        relation="asked-to-open",
    ),
    HouseRule(
        code="opened-talk",
        who="A moderator or coordinator, when a second person says yes",
        what="One conversation of yours with one person. For an hour, when someone may come to harm and what was "
        "reported is not enough. You are told who, when and why, at the latest three days after.",
        scope="opened-talk",
        when="opened-talk",
        ends="After an hour.",
        purpose="safety",
        relation="asked-to-open",
    ),
    HouseRule(
        code="shared-work",
        who="Whoever is your mentor",
        what="Of the work you do together, the answers you shared, one by one. Nothing else you wrote, and not whether "
        "you wrote.",
        scope="shared-work",
        when="shares-work",
        ends="When you take an answer back, the pair rests or ends, or you pause it here.",
        purpose="walking",
        relation="mentors-me",
        may_be_paused=True,
    ),
    HouseRule(
        code="shown-milestone",
        who="Whoever you show a milestone: one person, or everyone in a group of yours",
        what="That you marked something; and what it was and when, once they open it.",
        scope="milestone",
        when="shows-milestone",
        ends="When you take it back, leave the group, or pause it here.",
        purpose="showing",
        relation="shown-milestone",
        may_be_paused=True,
    ),
    HouseRule(
        code="debrief",
        who="Members who listen to those who help",
        what="That you asked for a talk about helping, when it reaches them. Nothing else of yours.",
        scope="debrief",
        when="asks-for-a-talk",
        ends="When somebody else said yes, you take it back, or the talk is over.",
        purpose="care",
        relation="listens-to-me",
    ),
    HouseRule(
        code="helpers-desk",
        who="Coordinators",
        what="That you told the desk it is a lot, that your wish for a talk found nobody yet, or that you were asked "
        "to listen.",
        scope="helping",
        when="known-to-the-desk-of-helpers",
        ends="When you take it back, somebody said yes, or you stop listening.",
        purpose="care",
        parts=COORDINATORS,
    ),
    HouseRule(
        code="back-in",
        who="Coordinators",
        what="That a way back into your account was made, by whom and until when.",
        scope="way-back",
        when="way-back",
        ends="Seven days after it was made.",
        purpose="back-in",
        parts=COORDINATORS,
    ),
    HouseRule(
        code="roles",
        who="Coordinators and operators",
        what="Which parts you hold that were given to you, or are asked for you.",
        scope="parts",
        when="holds-a-part",
        ends="When the part ends.",
        purpose="roles",
        parts=AT_THE_ROLES_DESK,
    ),
    HouseRule(
        code="works-in-a-programme",
        who="Coordinators",
        what="That you look after a programme here. Nothing about anyone who stays in one.",
        scope="programme-work",
        when="works-in-a-programme",
        ends="When you stop, or somebody ends it.",
        purpose="roles",
        parts=COORDINATORS,
    ),
    HouseRule(
        code="command",
        who="Whoever runs the machine",
        what="Everything that is yours, as a file: when you ask for it, or when this place hands over.",
        scope="everything",
        when="anyone",
        ends="Each time stands under Who looked.",
        purpose="handing-out",
        parts=frozenset({MACHINE}),
    ),
)

BY_CODE: Mapping[str, HouseRule] = {rule.code: rule for rule in HOUSE_RULES}

PURPOSES = {
    "walking": "to walk with you",
    "together": "to do something together",
    "witness": "to stand by what you mean to do",
    "pairing": "to find you a peer or mentor",
    "mentoring": "to look after mentors",
    "rota": "to know when someone is around",
    "asks": "to come when you asked",
    "door": "to answer you at the door",
    "door-of-a-group": "to answer you in a group",
    "serving": "to take over from you",
    "safety": "to keep people safe",
    "stories": "to read a story before others do",
    "care": "to look after those who help",
    "showing": "because you showed it",
    "staying": "to be there when you come less",
    "house": "to look after your house",
    "moving-over": "to decide whether you move in",
    "family-circles": "to open circles for families",
    "family-calls": "to find coaches for families",
    "programme": "to run the programme you are in",
    "handing-on": "to meet you at the next door",
    "family": "through a window you opened",
    "back-in": "to let you back in",
    "roles": "to know who does what",
    "handing-out": "to hand it out",
    "reports": "for reports without names",
}
"""Each in words that follow "Dee looked at your hours, ..."."""

ENDS = {"week": 7, "month": 30, "season": 91, "year": 365}
"""Codes of how long a grant lasts, in days; a grant always ends."""

USUAL_END = "month"


def until(end: str, now: datetime) -> datetime:
    """When something given now for ``end`` ends; KeyError for an unknown code."""
    return now + timedelta(days=ENDS[end])
