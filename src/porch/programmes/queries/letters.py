"""Letters that let somebody into a cohort."""

from datetime import datetime

from porch.programmes.models import Invitation


def open_letter(digest: str, now: datetime) -> Invitation | None:
    """The letter behind a digest while it lets somebody in; used, over and unknown are all nothing."""
    if not digest:
        return None
    letters = Invitation.objects.filter(digest=digest, until__gt=now, cohort__programme__closed_at=None)
    found = letters.select_related("cohort__programme").first()
    return found if found and found.cohort.ends_on >= now.date() else None
