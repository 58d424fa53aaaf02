"""Where sessions are kept (``SESSION_ENGINE``): a row of ours with a digest of the key, an owner, sealed content."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, transaction

from porch.kit import vault
from porch.kit.clock import now
from porch.kit.crypto import CannotOpen
from porch.people.models import Visit
from porch.people.rules.visits import digest_of, end_of

SHARED = "shared"
"""Where a session says that others use its device too."""


class SessionStore(SessionBase):
    """One browser's session. Looking at it never writes; how long it may last is decided when somebody signs in."""

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self._row: Visit | None = None
        self._begins = False

    @classmethod
    def of(cls, visit: Visit) -> "SessionStore":
        """A session without its key, to look into: it cannot be saved."""
        store = cls()
        store._row = visit
        store._session_cache = content_of(visit)  # type: ignore[attr-defined]  # its stubs leave it out
        return store

    @property
    def visit(self) -> UUID | None:
        """The row's id: it stays when the key changes. None while nothing is kept."""
        self._get_session()  # type: ignore[attr-defined]  # its stubs leave it out
        return self._row.pk if self._row else None

    def load(self) -> dict[str, Any]:
        row = Visit.objects.filter(digest=digest_of(self.session_key or ""), until__gt=now()).first()
        if row is None:
            self._session_key = None
            return {}
        self._row = row
        return content_of(row)

    def exists(self, session_key: str) -> bool:
        return Visit.objects.filter(digest=digest_of(session_key)).exists()

    def create(self) -> None:
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]
            with suppress(CreateError):
                self.save(must_create=True)
                self.modified = True
                return

    def save(self, must_create: bool = False) -> None:
        """Keep what the session carries; CreateError when the key is taken, UpdateError when the visit was ended."""
        if self.session_key is None:
            return self.create()
        data = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        row = None if must_create else self._row
        if row is None and not must_create:
            raise UpdateError
        kept = self._as_kept(row, data)
        try:
            with transaction.atomic():
                kept.save(force_insert=row is None, force_update=row is not None)
        except IntegrityError as wrong:
            if must_create and not self.exists(self.session_key):
                raise
            raise (CreateError if must_create else UpdateError) from wrong
        except Visit.NotUpdated as ended:
            raise UpdateError from ended
        self._row, self._begins = kept, False
        return None

    def _as_kept(self, row: Visit | None, data: dict[str, Any]) -> Visit:
        owner, moment = _owner(data), now()
        kept = Visit(pk=row.pk if row else uuid4(), digest=digest_of(self.session_key or ""), member_id=owner)
        kept.until = self._ends(row, data)
        same = row is not None and row.member_id == owner
        kept.since = row.since if row and same else moment.date()
        kept.sealed = vault.seal(json.dumps(data), about=kept.about)
        return kept

    def _ends(self, row: Visit | None, data: dict[str, Any]) -> datetime:
        owner = _owner(data)
        if row is not None and row.member_id == owner and not self._begins:
            return row.until
        return end_of(now(), signed_in=owner is not None, shared=bool(data.get(SHARED)))

    def cycle_key(self) -> None:
        """Another key for the same visit: what somebody may have copied before opens nothing.

        Its time begins again, because a key changes only where a password or a second factor was just given.
        """
        self._get_session()  # type: ignore[attr-defined]
        key = self._get_new_session_key()  # type: ignore[attr-defined]
        stands = self._row and Visit.objects.filter(pk=self._row.pk).update(digest=digest_of(key))
        self._begins = self.modified = True
        if stands:
            self._session_key = key
        else:
            self.create()

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key:
            Visit.objects.filter(digest=digest_of(key)).delete()
        if key == self.session_key:
            self._row = None

    def get_expiry_age(self, **kwargs: Any) -> int:
        """Seconds the browser may keep the cookie."""
        left = self._ends(self._row, self._get_session()) - now()  # type: ignore[attr-defined]
        return max(0, int(left.total_seconds()))

    def get_expiry_date(self, **kwargs: Any) -> datetime:
        return self._ends(self._row, self._get_session())  # type: ignore[attr-defined]

    def get_expire_at_browser_close(self) -> bool:
        """A shared device forgets the cookie as soon as its browser is closed."""
        return bool(self.get(SHARED))

    @classmethod
    def clear_expired(cls) -> None:
        forget_over(datetime.now(UTC))


def content_of(visit: Visit) -> dict[str, Any]:
    """What a session carries; nothing when the community's keys no longer open it."""
    try:
        return dict(json.loads(vault.unseal(visit.sealed, about=visit.about)))
    except CannotOpen:
        return {}


def forget_over(now: datetime) -> None:
    """Sessions whose time is over go."""
    Visit.objects.filter(until__lte=now).delete()


def _owner(data: dict[str, Any]) -> UUID | None:
    said = data.get(SESSION_KEY)
    return UUID(str(said)) if said else None
