"""Sittings whose proof is open, codes given back, certificates, and what somebody noted of themselves."""

from porch.attendance.models.held import Certificate, Noted
from porch.attendance.models.signing import SigningKey
from porch.attendance.models.sittings import GivenBack, Sitting

__all__ = ["Certificate", "GivenBack", "Noted", "SigningKey", "Sitting"]
