"""Settings from the environment, with one clear message when a value is wrong."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

# every variable the program reads; a house test holds docs/operate/settings.md against it
KNOWN: dict[str, str] = {}


class WrongSetting(Exception):
    """A variable holds something we cannot use."""


def _raw(name: str, default: str, meaning: str) -> str:
    KNOWN[name] = meaning
    return os.environ.get(name, default)


def text(name: str, default: str, meaning: str) -> str:
    return _raw(name, default, meaning)


def flag(name: str, meaning: str, *, default: bool = False) -> bool:
    raw = _raw(name, "1" if default else "", meaning).strip().lower()
    if raw in ("", "0", "no", "false", "off"):
        return False
    if raw in ("1", "yes", "true", "on"):
        return True
    raise WrongSetting(f"{name} must be 1 or 0, not {raw!r}")


def address(name: str, default: str, meaning: str) -> str:
    """An address people use: http or https and a host, without a path."""
    raw = _raw(name, default, meaning).rstrip("/")
    url = urlsplit(raw)
    if url.scheme not in ("http", "https") or not url.hostname or url.path:
        raise WrongSetting(f"{name} must look like https://porch.example.org, not {raw!r}")
    return raw


def whole(name: str, default: int, meaning: str) -> int:
    """A whole number from 0."""
    raw = _raw(name, str(default), meaning).strip()
    if not (raw.isascii() and raw.isdigit() and len(raw) < 7):
        raise WrongSetting(f"{name} must be a whole number such as {default}, not {raw!r}")
    return int(raw)


def country(name: str, meaning: str) -> str:
    raw = _raw(name, "", meaning).upper()
    if raw and not (len(raw) == 2 and raw.isascii() and raw.isalpha()):
        raise WrongSetting(f"{name} must be two letters such as GB, not {raw!r}")
    return raw


def zone(name: str, default: str, meaning: str) -> str:
    """An IANA time zone, or empty when nothing was said."""
    raw = _raw(name, default, meaning)
    if not raw:
        return ""
    try:
        ZoneInfo(raw)
    except (KeyError, ValueError, OSError) as unknown:
        raise WrongSetting(f"{name} must be a time zone such as Europe/London, not {raw!r}") from unknown
    return raw


def path(name: str, default: str, meaning: str) -> Path:
    return Path(_raw(name, default, meaning)).expanduser().resolve()


def secret(name: str, meaning: str) -> str:
    """The value of NAME, or the content of the file NAME_FILE points to; empty when neither is set."""
    plain, file = _raw(name, "", meaning), _raw(f"{name}_FILE", "", f"a file that holds {name}")
    if plain and file:
        raise WrongSetting(f"set {name} or {name}_FILE, not both")
    if not file:
        return plain
    try:
        return Path(file).read_text().strip()
    except OSError as missing:
        raise WrongSetting(f"{name}_FILE names {file}, which cannot be read: {missing.strerror}") from missing


def database(name: str, meaning: str) -> dict[str, object] | None:
    """``postgres://user:password@host:port/name`` as Django's dictionary; None when unset."""
    raw = _raw(name, "", meaning)
    if not raw:
        return None
    url = urlsplit(raw)
    if url.scheme not in ("postgres", "postgresql") or not url.path.strip("/"):
        raise WrongSetting(f"{name} must look like postgres://user:password@host:5432/name")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": url.path.strip("/"),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": url.hostname or "",
        "PORT": str(url.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def mail(name: str, meaning: str) -> dict[str, object]:
    """``smtp://user:password@host:587`` (STARTTLS), ``smtps://…:465`` or ``console:`` as one mailer."""
    raw = _raw(name, "console:", meaning)
    url = urlsplit(raw)
    if url.scheme == "console":
        return {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if url.scheme not in ("smtp", "smtps") or not url.hostname:
        raise WrongSetting(f"{name} must look like smtp://user:password@host:587 or console:")
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": url.hostname,
            "port": url.port or (465 if url.scheme == "smtps" else 587),
            "username": unquote(url.username or ""),
            "password": unquote(url.password or ""),
            "use_ssl": url.scheme == "smtps",
            "use_tls": url.scheme == "smtp" and url.port != 25,
            "timeout": 20,  # seconds: a mail server that is not there holds nothing up
        },
    }
