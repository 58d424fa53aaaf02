"""What was marked, to whom it is shown, and what somebody would rather not be asked."""

from porch.milestones.models.marks import Mark, Shown, Wishes

__all__ = ["Mark", "Shown", "Wishes"]
