"""Letting someone in, and telling how often somebody tried."""

import base64

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.core import ratelimit
from allauth.core.internal.ratelimit import consume
from django.http import HttpRequest

from porch.kit import vault
from porch.people.models import Member

WORDS, ABOUT_WORDS = "new-words", "session|recovery-words"


def enter(request: HttpRequest, member: Member, *, method: str) -> None:
    """Sign ``member`` in, in this browser."""
    record_authentication(request, member, method=method)
    get_adapter().login(request, member)


def may_try(request: HttpRequest, action: str, key: str | None = None) -> bool:
    """False when there were too many tries (``ACCOUNT_RATE_LIMITS``)."""
    return bool(ratelimit.consume(request, action=action, key=key))


def may_look(request: HttpRequest, action: str) -> bool:
    """As ``may_try``, for pages where looking itself could be guessing."""
    return bool(consume(request, app="allauth.account", action=action, limit_get=True))


def keep_words_for_a_moment(request: HttpRequest, words: str) -> None:
    """Carry new recovery words over one redirect, sealed; the next page takes them out and shows them."""
    request.session[WORDS] = base64.b64encode(vault.seal(words, about=ABOUT_WORDS)).decode()


def take_words(request: HttpRequest) -> list[str]:
    """The new words, once; nothing the second time."""
    kept = request.session.pop(WORDS, "")
    return vault.unseal(base64.b64decode(kept), about=ABOUT_WORDS).split("-") if kept else []
