"""Verbs: begin the community, change what was decided, look at a number again."""

from porch.config.setup.actions.begin import AlreadyBegun, NotSettled, WeakPassword, begin

__all__ = ["AlreadyBegun", "NotSettled", "WeakPassword", "begin"]
