"""What the house's rules open in the family's space: who would lead a circle and who coaches, to coordinators."""

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
    HouseRule(
        code="family-coach",
        who="Coordinators",
        what="That you learned to coach, for how many you have room, and with how many you walk. Not with whom.",
        scope="family-coach",
        when="coaches-families",
        ends="When a coordinator ends that part.",
        purpose="family-calls",
        parts=COORDINATORS,
    ),
)
