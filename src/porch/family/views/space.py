"""The space that is the family's own."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from porch.people.access import MemberRequest, anyone_here


@require_safe
@anyone_here
def space(request: MemberRequest) -> HttpResponse:
    return render(request, "family/space.html")
