"""What a community decided about its own door. One row; no row yet means the usual."""

from django.db import models

THE_ONE = 1


class Community(models.Model):
    """Who may join, what kinds of support there are, the rules in five lines, whether phones may be woken.

    ``supports`` are codes of ``rules.community.SUPPORTS``; empty means all of them. ``rules`` are the
    community's own lines; empty means ours. ``push`` is off until an operator turns it on, because waking a
    phone goes through its maker's service. ``worry_queue``: the safety desk hears that someone's words sounded
    heavy; whoever writes them is told so in that moment, and on the way in. ``closing_on`` is the day this place
    closes, or moves elsewhere, and ``closing_words`` say where to go next: everyone reads both on Today.
    """

    class Joining(models.TextChoices):
        OPEN = "open"
        INVITATION = "invitation"
        APPROVAL = "approval"

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE, editable=False)
    joining = models.CharField(max_length=12, choices=Joining, default=Joining.OPEN)
    supports = models.JSONField(default=list)
    rules = models.JSONField(default=list)
    push = models.BooleanField(default=False)
    door_question = models.CharField(
        max_length=120, blank=True, default=""
    )  # asked of who comes without invitation
    door_answers = models.JSONField(default=list)  # keyed digests; the answers themselves are not kept
    worry_queue = models.BooleanField(default=False)
    closing_on = models.DateField(null=True, blank=True)
    closing_words = models.TextField(blank=True, default="")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=THE_ONE), name="there_is_one_community")]
