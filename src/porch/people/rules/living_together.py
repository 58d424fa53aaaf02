"""Rules of the house on living together in one: who sees that somebody is out, and who reads a test."""

from porch.people.rules.house_rules import HouseRule

LIVING_TOGETHER = (
    HouseRule(
        code="house-out",
        who="Whoever looks after the house you live in",
        what="When you go out and mean to be back, and what you wrote along; guests you ask for. Only where your house "
        "voted for it, and never where you are.",
        scope="house-out",
        when="goes-out-of-a-house",
        ends="When you move out.",
        purpose="house",
        relation="lives-where-i-look-after",
    ),
    HouseRule(
        code="house-tests",
        who="Whoever manages the house you live in, and its president",
        what="What tests said, and what you wrote beside them. Only where your house voted for tests.",
        scope="house-tests",
        when="has-a-test",
        ends="When you move out, or your house votes tests out.",
        purpose="house",
        relation="lives-where-i-read-tests",
    ),
)
