"""What the clock does: nothing is kept longer than somebody can use it."""

from datetime import datetime

from django.db import transaction

from porch.attendance.models import Certificate, Noted, Sitting
from porch.attendance.rules.keeping import KEPT, TAKEN_KEPT


@transaction.atomic
def pass_what_is_over(now: datetime) -> None:
    """Sittings nobody can ask about any more go with their codes; what was put on paper keeps no number.

    What somebody holds, and what they noted, goes a year after its day.
    """
    for sitting in Sitting.objects.filter(until__lte=now):
        sitting.delete()
    taken = Certificate.objects.filter(taken_at__lte=now - TAKEN_KEPT).exclude(number="", bond="")
    taken.update(number="", bond="")
    last = (now - KEPT).date()
    Certificate.objects.filter(on__lt=last).delete()
    Noted.objects.filter(on__lt=last).delete()
