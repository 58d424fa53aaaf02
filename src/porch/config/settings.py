"""One settings file. Everything comes from the environment; nothing in it runs the embedded default."""

import os
import secrets
from pathlib import Path

from django.utils.csp import CSP

from porch.config import env
from porch.config.rooms import ROOMS

PORCH_DATA = env.path("PORCH_DATA", "./var", "the data folder: database, keys, backups")
DEMO = env.flag("DEMO", "this is a community to look at: demo people may sign in without a second factor")
SITE_NAME = env.text(
    "SITE_NAME", "", "the bland public name, on the page, in mail and on a phone's screen; wins over set-up's"
)
SITE_URL = env.address(
    "SITE_URL", "http://127.0.0.1:8000", "the address people use; https makes cookies Secure"
)
COUNTRY = env.country("COUNTRY", "two letters; picks the crisis numbers an operator confirms")
BUS_URL = env.text("BUS_URL", "", "redis://… wakes listeners across several web processes")
CACHE_URL = env.text("CACHE_URL", "", "redis://… rate limits and caches across several web processes")
BACKUP_DIR = env.path("BACKUP_DIR", str(PORCH_DATA / "backups"), "where backups go, best on another disk")
BACKUPS = not DEMO or "BACKUP_DIR" in os.environ
LEAVE_URL = env.text("LEAVE_URL", "", "where Leave goes; empty means a bland page of our own")

OFFLINE = env.flag(
    "OFFLINE", "phones keep Get help now for when there is no signal; 0 takes it off them again", default=True
)
PUSH_HOSTS = env.text(
    "PUSH_HOSTS",
    "fcm.googleapis.com *.push.apple.com updates.push.services.mozilla.com *.notify.windows.com",
    "where phones may be woken from, once a community allows it: hosts, or whole https://… addresses of one's own",
).split()
LIST_ORIGINS = env.text(
    "LIST_ORIGINS",
    "",
    "whole https://… addresses in a network of one's own from which lists of meetings may be fetched",
).split()

LET_ENGINES_IN = env.flag(
    "LET_ENGINES_IN", "search engines may list what members wrote for everyone on the web; all else stays out"
)
MADE_WITH = env.flag(
    "MADE_WITH", "the foot of the journal says what the community is made with; 0 hides it", default=True
)
LOG_REQUESTS = env.flag(
    "LOG_REQUESTS", "one line a request: the kind of page, its status, milliseconds, a random number"
)
DEBUG = env.flag("DEBUG", "development only: pages with tracebacks")


def _secret_key() -> str:
    """From the environment, or the data folder's own (made by ``porch``), or one for this process alone."""
    given = env.secret("SECRET_KEY", "signs sessions and tokens; made in the data folder when unset")
    kept = PORCH_DATA / "secret_key"
    if given or not os.path.exists(kept):
        return given or secrets.token_urlsafe(48)
    return kept.read_text().strip()


SECRET_KEY = _secret_key()
KEY_RING = PORCH_DATA / "keys.json"
KEY_STORE = PORCH_DATA / "keys.sqlite3"  # wrapped keys, apart from the database whatever that is

ALLOWED_HOSTS = (
    ["*"]
    if DEMO or DEBUG
    else [SITE_URL.split("//")[-1].split("/")[0].split(":")[0], "127.0.0.1", "localhost", "[::1]"]
)
CSRF_TRUSTED_ORIGINS = [SITE_URL]
_https = SITE_URL.startswith("https://")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "porch.ui",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks_db",
    "django_htmx",
    *ROOMS,
]

MIDDLEWARE = [
    "porch.config.logs.one_line_a_request",
    "porch.config.timing.timing",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "porch.config.middleware.private_pages",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "porch.config.middleware.set_up_first",
    "porch.config.middleware.Sessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "porch.config.middleware.in_the_part_i_chose",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "porch.config.middleware.still_in_use",
    "porch.config.middleware.in_my_time",
    "porch.config.middleware.staff_have_a_second_factor",
]

ROOT_URLCONF = "porch.config.urls"
WSGI_APPLICATION = None
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "porch.ui.context.frame",
            ],
        },
    }
]
FORM_RENDERER = "porch.ui.forms.Renderer"

DATABASES = {
    "default": env.database("DATABASE_URL", "postgres://… instead of the data folder's SQLite")
    or {
        "ENGINE": "porch.kit.sqlite",
        "NAME": PORCH_DATA / "porch.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "lock_file": str(PORCH_DATA / "write.lock"),
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Member"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["porch.kit.passwords.BoundedArgon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "porch.kit.passwords.NotBlank"},
]
LOGIN_URL = "people:sign-in"
LOGIN_REDIRECT_URL = "home:today"
LOGOUT_REDIRECT_URL = "home:door"

ACCOUNT_ADAPTER = "porch.people.adapter.Doorkeeper"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "handle"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_SESSION_REMEMBER = True
# a community's first evening is forty phones behind one address; guessing is slowed by name
JOIN_PAUSE = env.whole(
    "JOIN_PAUSE", 2, "seconds; a join page filled in faster asks for one more press; 0 never asks"
)
JOIN_PUZZLE_AFTER = env.whole(
    "JOIN_PUZZLE_AFTER", 60, "joins within an hour after which devices do a small sum first; 0 never asks"
)
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "60/m/ip,300/h/ip,6/5m/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "recovery_words": "10/m/ip,5/15m/key",
    "way_back_code": "10/m/ip,5/15m/key",
    "back_in": "20/h/user,6/h/key",
    "set_up": "10/15m/ip",
    "join": "100/h/ip,200/d/ip",
    "invitation": "300/5m/ip",
    "comment": "12/h/ip,40/d/ip",
    "comment_slow": "3/h/ip,8/d/ip",  # from a device that did no sum
    "comment_answer": "30/h/ip",
    "comment_member": "30/h/user",
    "listing_doubted": "12/h/ip,40/d/ip",
    "family_letters": "8/h/user,20/d/user",
    "attended": "12/5m/user",
    "attended_verify": "60/5m/ip",
}
MFA_ADAPTER = "porch.people.adapter.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _https

SESSION_ENGINE = "porch.people.visits"
SESSION_COOKIE_NAME = "__Host-s" if _https else "s"
SESSION_COOKIE_AGE = 30 * 24 * 3600
SESSION_COOKIE_SECURE = _https
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-c" if _https else "c"
CSRF_COOKIE_SECURE = _https
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "porch.ui.errors.csrf_failure"
LANGUAGE_COOKIE_NAME = "l"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31536000 if _https else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _https else None
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "worker-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]  # nothing touches a disk
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

STATIC_URL = "/static/"
STATIC_ROOT = PORCH_DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "porch.config.static.NamedByContent"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},  # rate limits live here: a full cache would forget some
    }
}
if CACHE_URL:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": CACHE_URL}}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
MAILERS = {
    "default": env.mail("MAIL_URL", "smtp://user:password@host:587; console: prints mail to the terminal")
}
DEFAULT_FROM_EMAIL = env.text(
    "MAIL_FROM", "Porch <porch@localhost>", "who mail comes from; keep the name bland"
)

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [Path(__file__).resolve().parent.parent / "locale"]
USE_I18N = True
USE_TZ = True
ZONE = env.zone("TIME_ZONE", "", "the community's time zone, for those who have not set their own")
TIME_ZONE = ZONE or "UTC"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"ids": {"()": "porch.config.logs.Ids"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "ids"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "porch": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
SILENCED_SYSTEM_CHECKS: list[str] = []
