"""The course of 28 days and the five calls, and the question that comes before either."""

from django.db import models
from django.db.models import Q

from porch.family.rules.calls import COACHING, MOST, MOST_AT_ONCE
from porch.family.rules.course import DAYS, Place
from porch.family.rules.safety import Answer
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member
from porch.talk.models import Conversation


class Safety(models.Model):
    """What somebody answered to the safety question, sealed; the newest holds, and only for a while."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    sealed_answer = models.BinaryField()
    at = models.DateTimeField()

    @property
    def about_answer(self) -> str:
        return f"family_safety|{self.pk}|sealed_answer"

    @property
    def answer(self) -> Answer:
        return Answer(vault.unseal(self.sealed_answer, about=self.about_answer, gone=""), self.at)


class Course(models.Model):
    """Somebody reads the course: ``day`` is the last that was opened to them, ``opened_on`` by their own clock.

    What is open now is worked out from that (rules/course.py). ``due_at``: when the clock looks at it next, for
    whoever wished for one bland line; worked out for ``zone``.
    """

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    begun_on = models.DateField()
    day = models.PositiveSmallIntegerField(default=1)
    opened_on = models.DateField()
    hour = models.PositiveSmallIntegerField(default=9)  # by their own clock
    is_told = models.BooleanField(default=False)
    zone = models.CharField(max_length=64, default="UTC")
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)
    rests_at = models.DateTimeField(null=True, blank=True)
    read = models.JSONField(default=list)  # days that they said they read
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(day__gte=1, day__lte=DAYS), name="a_course_has_twenty_eight_days"
            )
        ]

    @property
    def place(self) -> Place:
        return Place(
            self.day, self.opened_on, self.hour, self.rests_at is not None, self.ended_at is not None
        )


class Coach(models.Model):
    """A family peer who learned to coach, as a coordinator says. ``room`` is theirs to say: nobody is put to them
    before they do. ``ended_at``: they do not coach any more."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.OneToOneField(Member, models.CASCADE, related_name="+")
    room = models.PositiveSmallIntegerField(default=0)
    since = models.DateTimeField()
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(room__lte=MOST_AT_ONCE), name="a_coach_walks_with_a_few")
        ]


class Coaching(models.Model):
    """Five calls between somebody and a family peer who learned to coach."""

    LIFECYCLE = COACHING

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    coach = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=12, default=COACHING.start)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    conversation = models.ForeignKey(Conversation, models.SET_NULL, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(COACHING.states)), name="coaching_is_in_a_known_state"
            ),
            models.UniqueConstraint(
                fields=["member"], condition=Q(ended_at=None), name="somebody_is_coached_once_at_a_time"
            ),
        ]


class CoachAsked(models.Model):
    """This coach was asked about this coaching: nobody is asked twice who said no, and a no is never told."""

    coaching = models.ForeignKey(Coaching, models.CASCADE, related_name="asked")
    coach = models.ForeignKey(Member, models.CASCADE, related_name="+")
    at = models.DateTimeField()
    said_no = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["coaching", "coach"], name="a_coach_is_asked_once_about_somebody")
        ]


class Call(models.Model):
    """One of the five: when it is, that the safety question was answered before it, and that it was held, as both say.

    ``at`` is set by one of the two and holds once the other said yes (``agreed_at``).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    coaching = models.ForeignKey(Coaching, models.CASCADE, related_name="calls")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    set_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)
    asked_first = models.BooleanField(default=False)
    member_says_at = models.DateTimeField(null=True, blank=True)
    coach_says_at = models.DateTimeField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    sealed_next = models.BinaryField(default=b"", blank=True)  # what they mean to try, for the two of them

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["coaching", "number"], name="each_call_is_one_of_five"),
            models.CheckConstraint(condition=Q(number__gte=1, number__lte=MOST), name="there_are_five_calls"),
        ]

    @property
    def about_next(self) -> str:
        return f"family_call|{self.pk}|sealed_next"

    @property
    def next_words(self) -> str:
        return vault.unseal(self.sealed_next, about=self.about_next, gone="") if self.sealed_next else ""

    def waits_for(self, member: Member) -> bool:
        """Whether its time was suggested by the other, and waits for this one's yes."""
        return self.agreed_at is None and self.held_at is None and self.set_by_id != member.pk
