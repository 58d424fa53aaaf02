"""What is fair: incidents, leaving after a return to use, grievances, walking through the house, checking itself."""

from django.db import models
from django.db.models import Q

from porch.groups.models import Motion
from porch.houses.models.house import House, Stay
from porch.houses.rules.grieving import GRIEVANCE
from porch.houses.rules.leaving import LEAVING
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member


class Incident(models.Model):
    """Something that happened in a house and is written down. ``about``: the stay it is about, who reads it too."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    house = models.ForeignKey(House, models.CASCADE, related_name="incidents")
    about = models.ForeignKey(Stay, models.CASCADE, null=True, blank=True, related_name="incidents")
    kind = models.CharField(max_length=16)  # a code of rules/incidents.py
    at = models.DateTimeField()
    written_at = models.DateTimeField()
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    sealed_words = models.BinaryField()
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )

    @property
    def about_words(self) -> str:
        return f"houses_incident|{self.pk}|sealed_words"

    @property
    def words(self) -> str:
        return vault.unseal(self.sealed_words, about=self.about_words, gone="")


class IncidentWords(models.Model):
    """What whoever an incident is about says of it themselves. It stands beside it for good."""

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="said")
    at = models.DateTimeField()
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    sealed_words = models.BinaryField()

    @property
    def about_words(self) -> str:
        return f"houses_incidentwords|{self.incident_id}|{self.at.isoformat()}|sealed_words"

    @property
    def words(self) -> str:
        return vault.unseal(self.sealed_words, about=self.about_words, gone="")


class Leaving(models.Model):
    """What happens after somebody in a house returned to use, step by step: see rules/leaving.py.

    ``safe`` are the codes of what was asked and done first; ``sealed_tonight`` is where they sleep tonight;
    ``sealed_reasons`` why it was decided so, for them and those who decided. ``refund_cents`` is worked out.
    While ``decided`` stands without ``decided_at`` it is what the house was asked to vote on, by ``proposed_by``.
    ``decided_by``: who decided alone; nobody where the house voted.
    """

    LIFECYCLE = LEAVING

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    stay = models.ForeignKey(Stay, models.CASCADE, related_name="leavings")
    state = models.CharField(max_length=12, default=LEAVING.start)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    due_at = models.DateTimeField(null=True, blank=True)
    safe = models.JSONField(default=list)
    safe_at = models.DateTimeField(null=True, blank=True)
    safe_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    sealed_tonight = models.BinaryField(default=b"", blank=True)
    tonight_at = models.DateTimeField(null=True, blank=True)
    tonight_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    motion = models.ForeignKey(Motion, models.SET_NULL, null=True, blank=True, related_name="+")
    sealed_reasons = models.BinaryField(default=b"", blank=True)
    decided = models.CharField(max_length=8, blank=True, default="")  # stays, leaves, hold
    proposed_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    hold_until = models.DateField(null=True, blank=True)
    leaves_on = models.DateField(null=True, blank=True)
    refund_cents = models.PositiveIntegerField(null=True, blank=True)
    refund_because = models.JSONField(default=dict, blank=True)
    readmission_on = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(LEAVING.states)), name="a_leaving_is_in_a_known_state"
            ),
            models.UniqueConstraint(
                fields=["stay"],
                condition=Q(closed_at=None),
                name="one_return_to_use_is_gone_through_at_a_time",
            ),
        ]

    @property
    def about_tonight(self) -> str:
        return f"houses_leaving|{self.pk}|sealed_tonight"

    @property
    def tonight(self) -> str:
        return (
            vault.unseal(self.sealed_tonight, about=self.about_tonight, gone="")
            if self.sealed_tonight
            else ""
        )

    @property
    def about_reasons(self) -> str:
        return f"houses_leaving|{self.pk}|sealed_reasons"

    @property
    def reasons(self) -> str:
        return (
            vault.unseal(self.sealed_reasons, about=self.about_reasons, gone="")
            if self.sealed_reasons
            else ""
        )


class Grievance(models.Model):
    """Somebody objects, and somebody who is not named in it looks at it. ``named`` are those it is about.

    ``to``: who looks at it; None while somebody is looked for. ``is_outside``: it went to the one outside the house.
    """

    LIFECYCLE = GRIEVANCE

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    house = models.ForeignKey(House, models.CASCADE, related_name="grievances")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    leaving = models.ForeignKey(Leaving, models.SET_NULL, null=True, blank=True, related_name="grievances")
    named = models.ManyToManyField(Member, related_name="+", blank=True)
    had = models.ManyToManyField(Member, related_name="+", blank=True)  # it was theirs and they passed it on
    to = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    answered_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=12, default=GRIEVANCE.start)
    at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    sealed_words = models.BinaryField()
    sealed_answer = models.BinaryField(default=b"", blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=12, blank=True, default="")  # upheld, partly, not
    follows = models.JSONField(default=dict, blank=True)  # what followed: a day, an amount
    is_outside = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(GRIEVANCE.states)), name="a_grievance_is_in_a_known_state"
            )
        ]

    @property
    def about_words(self) -> str:
        return f"houses_grievance|{self.pk}|sealed_words"

    @property
    def words(self) -> str:
        return vault.unseal(self.sealed_words, about=self.about_words, gone="")

    @property
    def about_answer(self) -> str:
        return f"houses_grievance|{self.pk}|sealed_answer"

    @property
    def answer(self) -> str:
        return (
            vault.unseal(self.sealed_answer, about=self.about_answer, gone="") if self.sealed_answer else ""
        )


class Walk(models.Model):
    """Somebody walked through the house with the list of data/walk.json: what they found, item by item."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    house = models.ForeignKey(House, models.CASCADE, related_name="walks")
    on = models.DateField()
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    found = models.JSONField(default=dict)  # code: yes, no, not here
    words = models.TextField(blank=True, default="")


class SelfCheck(models.Model):
    """What a house says of itself for one item of data/narr.json; the newest row of an item holds."""

    house = models.ForeignKey(House, models.CASCADE, related_name="self_checks")
    item = models.CharField(max_length=20)
    state = models.CharField(max_length=8)  # met, partly, not-yet, not-ours
    evidence = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
