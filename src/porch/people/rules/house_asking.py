"""The rules of the house on asking for a room, and on living in one."""

from porch.people.rules.house_rules import COORDINATORS, HouseRule

HOUSE_ASKING = (
    HouseRule(
        code="asks-a-house",
        who="Whoever answers for a house that you ask; and while it votes, whoever lives there",
        what="Your name, what you wrote, and what you told when you applied.",
        scope="asks-a-house",
        when="asks-a-house",
        ends="When you move in or take it back, or when they say not this time; what you wrote goes with it.",
        purpose="house",
        relation="asks-my-house",
    ),
    HouseRule(
        code="lives-in-my-house",
        who="Whoever looks after the house you live in, or lived in",
        what="From when until when you lived there, in which bed, how it ended, and what was put right about that.",
        scope="lives-in-a-house",
        when="has-a-stay",
        ends="When they stop looking after it.",
        purpose="house",
        relation="whose-stay-i-look-after",
    ),
    HouseRule(
        code="house-work",
        who="Coordinators",
        what="That you manage a house here. Nothing about anyone who lives in one.",
        scope="house-work",
        when="manages-a-house",
        ends="When you stop, or somebody ends it.",
        purpose="roles",
        parts=COORDINATORS,
    ),
)
