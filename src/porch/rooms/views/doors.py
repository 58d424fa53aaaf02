"""The same pages stand at two doors: what is read at one leads to what stands beside it."""

from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from porch.people.access import MemberRequest
from porch.rooms.rules.spaces import FAMILY, USUAL


def door(request: MemberRequest) -> str:
    """The name that addresses go by where this page was asked for."""
    match = request.resolver_match
    return FAMILY if match is not None and match.namespace == FAMILY else USUAL


def place(request: MemberRequest) -> str:
    """Which entry of the navigation this page belongs to."""
    return "family" if door(request) == FAMILY else "meetings"


def to(request: MemberRequest, name: str, *args: object) -> HttpResponseRedirect:
    """On to another page at the same door."""
    return redirect(reverse(f"rooms:{name}", args=args, current_app=door(request)))
