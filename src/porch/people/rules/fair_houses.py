"""Rules of the house on what is written about somebody where they live: a return to use, incidents, objections."""

from porch.people.rules.house_rules import COORDINATORS, HouseRule

FAIR_HOUSES = (
    HouseRule(
        code="stay-in-a-house",
        who="Whoever looks after the house you live in, or lived in",
        what="What is written there about your stay: a return to use and what was decided, and what happened. You read "
        "all of it yourself, at once. No other house, nobody of your family and no court does.",
        scope="stay-in-a-house",
        when="lives-in-a-house",
        ends="When they stop looking after the house.",
        purpose="house",
        relation="looks-after-my-house",
    ),
    HouseRule(
        code="before-my-house",
        who="Whoever lives with you and has a vote",
        what="When your house is asked what comes next after a return to use: what is proposed, and why.",
        scope="before-my-house",
        when="before-their-house",
        ends="When it is decided.",
        purpose="house",
        relation="votes-about-me",
    ),
    HouseRule(
        code="objection",
        who="Whoever of your house looks at what you object to",
        what="What you wrote, and whom it is about. Never somebody who is named in it or decided it.",
        scope="objection",
        when="objects",
        ends="When it is answered, passed on or goes outside.",
        purpose="house",
        relation="looks-at-my-objection",
    ),
    HouseRule(
        code="objection-outside",
        who="Coordinators who have nothing to do with your house",
        what="What you wrote, and whom it is about, once it went outside the house.",
        scope="objection",
        when="objects-outside",
        ends="When it is answered, or you close it.",
        purpose="house",
        parts=COORDINATORS,
    ),
    HouseRule(
        code="named-in-an-objection",
        who="Whoever of a house looks at what somebody objects to there",
        what="That it names you. You read who looked as soon as it is answered, and with it what they found.",
        scope="named-in-an-objection",
        when="anyone",
        ends="When it is answered, passed on or goes outside.",
        purpose="house",
        relation="looks-at-what-names-me",
    ),
    HouseRule(
        code="named-in-an-objection-outside",
        who="Coordinators who have nothing to do with a house in which somebody objects to something",
        what="That it names you. You read who looked as soon as it is answered, and with it what they found.",
        scope="named-in-an-objection",
        when="anyone",
        ends="When it is answered, or whoever objected closes it.",
        purpose="house",
        parts=COORDINATORS,
    ),
)
