"""What the house's rules open in the family's space: who would lead a circle, to the coordinator who opens it."""

from porch.people.rules.house_rules import COORDINATORS, HouseRule

OF_FAMILY = (
    HouseRule(
        code="leads-a-family-circle",
        who="Coordinators",
        what="Your name, when you offered to lead a family circle, lead one, or are a facilitator and so could.",
        scope="family-circle",
        when="could-lead-a-family-circle",
        ends="When you take the offer back, lead none, and facilitate no more.",
        purpose="family-circles",
        parts=COORDINATORS,
    ),
)
