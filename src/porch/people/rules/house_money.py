"""The rule of the house on what somebody owes and has paid where they live."""

from porch.people.rules.house_rules import HouseRule

HOUSE_MONEY = (
    HouseRule(
        code="account-in-a-house",
        who="Whoever keeps the book of the house you live in, or lived in: its manager, treasurer and comptroller",
        what="Your account there: shares, what you paid, what is open, a plan if there is one. Others in the house see "
        "sums of the whole house and no name.",
        scope="account-in-a-house",
        when="has-an-account-in-a-house",
        ends="When they stop keeping the book.",
        purpose="house",
        relation="keeps-my-houses-book",
    ),
)
