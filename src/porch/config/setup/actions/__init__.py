"""Verbs: begin the community, change what was decided, look at a number again."""

from porch.config.setup.actions.begin import AlreadyBegun, NotSettled, WeakPassword, begin, check_password
from porch.config.setup.actions.change import (
    begin_numbers_again,
    keep_numbers,
    say_first_aid_is_read,
    say_keys_are_copied,
    say_who_we_are,
)

__all__ = [
    "AlreadyBegun",
    "NotSettled",
    "WeakPassword",
    "begin",
    "begin_numbers_again",
    "check_password",
    "keep_numbers",
    "say_first_aid_is_read",
    "say_keys_are_copied",
    "say_who_we_are",
]
