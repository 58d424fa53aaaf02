"""Signing someone out everywhere."""

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

from porch.people.models import Member


def end_sessions(member: Member) -> None:
    """End every session of this member. Sessions carry no owner in the table, so each one is opened."""
    mine = [
        session.session_key
        for session in Session.objects.iterator()
        if session.get_decoded().get(SESSION_KEY) == str(member.pk)
    ]
    Session.objects.filter(session_key__in=mine).delete()
