"""The project's own settings on a throw-away data folder, with a password hasher that costs nothing.

Each of several test processes has a folder of its own: they would wait for each other's write lock otherwise.
"""

import atexit
import os
import shutil
import tempfile

if "PYTEST_XDIST_WORKER" in os.environ or "PORCH_DATA" not in os.environ:
    os.environ["PORCH_DATA"] = tempfile.mkdtemp(prefix="porch-test-")
    atexit.register(shutil.rmtree, os.environ["PORCH_DATA"], ignore_errors=True)

from porch.config.settings import *  # noqa: F403
from porch.config.settings import DATABASES, PORCH_DATA

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES["default"]["TEST"] = {"NAME": str(PORCH_DATA / "test.sqlite3")}
ALLOWED_HOSTS = ["*"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True  # else every test's browser reads the folders of styles and pictures first
(PORCH_DATA / "static").mkdir(parents=True, exist_ok=True)
JOIN_PAUSE = JOIN_PUZZLE_AFTER = (
    0  # the cast fills in pages at once, and many of it; test_door_spam sets them
)
