"""What is kept of people, in plain words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from porch.home.rules import privacy as told


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is protected against whom, what is not, how long anything is kept; from a file alone."""
    return render(request, "home/privacy.html", told.privacy())
