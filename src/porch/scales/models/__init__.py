"""What somebody answered, when they want to be asked, and which questionnaires a community offers."""

from porch.scales.models.answered import Sitting, Wishes
from porch.scales.models.offered import Offered

__all__ = ["Offered", "Sitting", "Wishes"]
