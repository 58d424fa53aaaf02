"""What a community may offer, and the rules everyone hears on the way in."""

from collections.abc import Mapping

# each kind of support a community may say it has, in the words people read at the door
SUPPORTS: Mapping[str, str] = {
    "peers": "One person who has been there, to talk with",
    "mentors": "A mentor who is further along",
    "circles": "Small groups that meet at the same hour",
    "meetings": "Meetings, in a room or online",
    "family": "For families and people who care about someone",
    "houses": "Sober houses",
    "programmes": "Beside a treatment programme",
}

# what someone may wish for at the door -> the kinds of support of which one has to be there
WISHES: Mapping[str, frozenset[str]] = {
    "one-person": frozenset({"peers", "mentors"}),
    "small-group": frozenset({"circles"}),
}

MOST_RULES, LONGEST_RULE = 5, 120
LONGEST_CLOSING = 2000

RULES = (
    "What you hear here stays here, and so does who you met.",
    "Speak from your own life. Advice only when someone asks for it.",
    "Every way of recovering is welcome, with medicine or without, sober already or not yet.",
    "No selling, no money between us, no romance between a helper and someone new.",
    "If something feels wrong, tell us. If someone is in danger, call for help first.",
)
