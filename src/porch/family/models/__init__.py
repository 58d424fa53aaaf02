"""Windows and cards of members; family peers, circles, diaries and goals; the course, and the five calls."""

from porch.family.models.circles import Circle, Evening, WouldHost
from porch.family.models.helping import Call, Coach, CoachAsked, Coaching, Course, Safety
from porch.family.models.own import Day, Goal, GoalToday
from porch.family.models.peers import FamilyOffer, FamilyPair, Seeking
from porch.family.models.windows import Card, Letter, Person, Window

__all__ = [
    "Call",
    "Card",
    "Circle",
    "Coach",
    "CoachAsked",
    "Coaching",
    "Course",
    "Day",
    "Evening",
    "FamilyOffer",
    "FamilyPair",
    "Goal",
    "GoalToday",
    "Letter",
    "Person",
    "Safety",
    "Seeking",
    "Window",
    "WouldHost",
]
