"""What is asked of mentors and said by them, agreements, work that two do together, and circles."""

from porch.mentoring.models.agreements import Agreement, Line
from porch.mentoring.models.circles import Circle, CircleLook, CircleOffer, Seat
from porch.mentoring.models.mentors import Mentor, MentoringSettings
from porch.mentoring.models.once import PowerSeen, YearOn
from porch.mentoring.models.references import Override, Reference
from porch.mentoring.models.reviews import Review
from porch.mentoring.models.work import Answer, Entry, Work

__all__ = [
    "Agreement",
    "Answer",
    "Circle",
    "CircleLook",
    "CircleOffer",
    "Entry",
    "Line",
    "Mentor",
    "MentoringSettings",
    "Override",
    "PowerSeen",
    "Reference",
    "Review",
    "Seat",
    "Work",
    "YearOn",
]
