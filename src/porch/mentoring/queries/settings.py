"""What this community asks of its mentors."""

from porch.mentoring.models import MentoringSettings


def settings_now() -> MentoringSettings:
    """The one row, or what holds until somebody changed it."""
    return MentoringSettings.objects.filter(pk=1).first() or MentoringSettings(pk=1)
