"""The two doors that open whatever else is broken, drawn for nobody in particular: from files, without a request."""

from django.conf import settings
from django.template.loader import render_to_string

from porch.kit.community import here
from porch.safety import crisis


def help_page(theme: str = "") -> str:
    """Get help now, with the numbers of this country."""
    told = here()
    numbers = crisis.load(told.country, settings.PORCH_DATA)
    words = {"site_name": told.public_name, "theme": theme, "numbers": numbers}
    return render_to_string("safety/help_now.html", words)


def sit_page(theme: str = "") -> str:
    """A quarter of an hour with someone: a line to breathe with, and one that fills."""
    return render_to_string("safety/sit.html", {"site_name": here().public_name, "theme": theme})


def plan_page(theme: str = "") -> str:
    """The empty page into which a browser puts the plan its owner keeps on this device. We put nothing into it."""
    return render_to_string("safety/plan_kept.html", {"site_name": here().public_name, "theme": theme})


def bland_page() -> str:
    """Where leaving quickly leads."""
    return render_to_string("safety/neutral.html", {"onward": settings.LEAVE_URL})
