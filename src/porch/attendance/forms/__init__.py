"""What somebody types on these pages."""

from porch.attendance.forms.own import CodeForm, NameForm, NotedForm
from porch.attendance.forms.verifying import VerifyForm

__all__ = ["CodeForm", "NameForm", "NotedForm", "VerifyForm"]
