"""The eleven whom the guide names, and how the rest are drawn. All of them are made up."""

from dataclasses import dataclass
from random import Random
from typing import Any

EVENINGS = [f"{day}-{hour}" for day in ("mon", "tue", "wed", "thu", "fri") for hour in (18, 19, 20)]
MORNINGS = [f"{day}-{hour}" for day in ("mon", "wed", "fri", "sat") for hour in (8, 9, 10)]
WEEKENDS = [f"{day}-{hour}" for day in ("sat", "sun") for hour in (10, 11, 14, 15, 16)]
SHARES = ["substances", "life_stage", "experience", "interests", "pathways", "story_tags", "age_band"]
ZONE = "Europe/London"


@dataclass(frozen=True)
class Part:
    """One made-up person: name, parts, what they told, since when they wait and have been here (days ago).

    ``here`` None: since they wait, or for a month.
    """

    handle: str
    lived: dict[str, Any]
    roles: tuple[str, ...] = ()
    recovery_days: int | None = None
    waits: int | None = None
    asks: tuple[str, ...] = ()  # "peer", "mentor", both or nothing
    here: int | None = None


def _told(**told: Any) -> dict[str, Any]:
    return {"languages": ["en"], "hours": EVENINGS, "remote": True, "may_share": SHARES, **told}


NAMED = (
    Part(
        "Quiet Heron",
        _told(
            substances=["alcohol"],
            right_now="stop",
            first_wish="one-person",
            pathways=["secular"],
            life_stage=["young-children", "working"],
            experience=["night-work", "long-time-alone"],
            interests=["walking", "cooking", "birds"],
            story_tags=["first-days", "parenting"],
            age_band="35-44",
            gender_lists=["women"],
        ),
        recovery_days=12,
        waits=3,
        asks=("peer", "mentor"),
    ),
    Part(
        "Sam",
        _told(
            substances=["alcohol"],
            right_now="stay-stopped",
            pathways=["secular", "smart"],
            life_stage=["young-children", "working"],
            experience=["night-work"],
            interests=["walking", "fishing", "coffee-and-tea"],
            story_tags=["parenting", "first-year"],
            age_band="35-44",
            gender_lists=["men"],
        ),
        recovery_days=183,
        waits=1,
        asks=("peer",),
        here=183,
    ),
    Part(
        "Marigold",
        _told(
            substances=["alcohol", "benzodiazepines"],
            right_now="support-others",
            pathways=["twelve-step", "secular"],
            life_stage=["grown-children", "working"],
            experience=["bereavement", "caring"],
            interests=["gardening", "cooking", "reading"],
            story_tags=["family-repair", "grief"],
            hours=EVENINGS + WEEKENDS,
            age_band="55-64",
            gender_lists=["women"],
            capacity=3,
        ),
        roles=("mentor",),
        recovery_days=2920,
        here=400,
    ),
    Part(
        "Wren",
        _told(
            substances=["opioids", "alcohol"],
            right_now="stay-stopped",
            pathways=["medication", "my-own-way"],
            life_stage=["single", "working"],
            experience=["homelessness", "many-starts"],
            interests=["writing", "photography", "birds"],
            story_tags=["medication-story", "finding-a-home"],
            hours=EVENINGS + MORNINGS,
            age_band="45-54",
            capacity=2,
        ),
        roles=("mentor",),
        recovery_days=4015,
        here=400,
    ),
    Part("Ana", _told(pathways=["smart"], interests=["singing"], age_band="45-54"), roles=("facilitator",)),
    Part("Frank", _told(pathways=["recovery-housing"], age_band="55-64"), roles=("house-manager",)),
    Part("Rosa", _told(experience=["family-recovery"], age_band="45-54"), roles=("family",)),
    Part("Carol", _told(), roles=("moderator",)),
    Part("Dee", _told(), roles=("coordinator",)),
    Part("Eli", _told(), roles=("evaluator",)),
    Part("Olu", _told(), roles=("operator",)),
)

_LISTS = {
    "substances": (
        "alcohol",
        "opioids",
        "stimulants",
        "cannabis",
        "benzodiazepines",
        "gambling",
        "methamphetamine",
    ),
    "pathways": ("twelve-step", "smart", "secular", "medication", "harm-reduction", "faith", "dharma"),
    "life_stage": (
        "working",
        "looking-for-work",
        "young-children",
        "grown-children",
        "studying",
        "retired",
        "living-alone",
    ),
    "experience": (
        "prison",
        "homelessness",
        "bereavement",
        "night-work",
        "caring",
        "debt",
        "many-starts",
        "veteran",
    ),
    "interests": (
        "walking",
        "cooking",
        "gym",
        "gardening",
        "music-making",
        "reading",
        "dogs",
        "football",
        "films",
        "baking",
    ),
    "story_tags": (
        "first-days",
        "first-year",
        "coming-back",
        "parenting",
        "grief",
        "work-again",
        "sleep",
        "loneliness",
    ),
}
_AGES = ("18-24", "25-34", "35-44", "45-54", "55-64", "65+")
_PLACES = ((51.51, -0.12), (53.48, -2.24), (52.48, -1.89), (53.80, -1.55), (55.95, -3.19))


def neighbour(handle: str, draw: Random) -> Part:
    """One more made-up person, drawn from ``draw``: every fourth is a mentor, most of the rest are looking."""
    lived: dict[str, Any] = {
        name: sorted(draw.sample(codes, draw.randint(1, 3))) for name, codes in _LISTS.items()
    }
    mentor = draw.random() < 0.25
    lived |= {
        "languages": ["en"] if draw.random() < 0.85 else ["en", "pl"],
        "hours": sorted(set(draw.sample(EVENINGS, 9) + draw.sample(WEEKENDS, 4) + draw.sample(MORNINGS, 2))),
        "remote": draw.random() < 0.85,
        "age_band": draw.choice(_AGES),
        "gender_lists": [draw.choice(("women", "men", "men", "women", "non-binary"))],
        "may_share": draw.sample(SHARES, draw.randint(3, len(SHARES))),
        "right_now": "support-others"
        if mentor
        else draw.choice(("stop", "cut-down", "stay-stopped", "not-sure")),
        "capacity": draw.randint(1, 3) if mentor else 1,
    }
    lived["place"] = draw.choice(_PLACES)
    lived["km"] = draw.choice((10, 25, 50))
    if draw.random() < 0.2:
        lived["accepts_genders"] = lived["gender_lists"]
    days = draw.randint(400, 4000) if mentor else draw.randint(1, 300)
    asks = () if mentor else draw.choice((("peer",), ("peer",), ("mentor",), ("peer", "mentor"), ()))
    waits = draw.randint(1, 6) if asks else None
    return Part(handle, lived, ("mentor",) if mentor else (), days, waits, asks)


ONE_WHO_STILL_WAITS = Part(
    "Blue Kettle",
    _told(
        languages=["pl"],
        substances=["alcohol"],
        right_now="cut-down",
        pathways=["faith"],
        life_stage=["young-children"],
        hours=["tue-9", "tue-10", "thu-9", "thu-10"],
        age_band="25-34",
        gender_lists=["women"],
        accepts_genders=["women"],
        interests=["baking"],
    ),
    recovery_days=5,
    waits=2,
    asks=("mentor",),
)

ALSO_FAMILY = (
    Part("Tilda", _told(interests=["gardening"], age_band="45-54"), roles=("family",)),
    Part("Malin", _told(interests=["walking"], age_band="35-44"), roles=("family",)),
)
"""Two more who are here for somebody else only."""
