"""Pages of this room ask the clock themselves."""

from datetime import datetime

import pytest

from porch.kit.clock import now as this_moment


@pytest.fixture
def now() -> datetime:
    """This moment: pages ask the clock themselves."""
    return this_moment()
