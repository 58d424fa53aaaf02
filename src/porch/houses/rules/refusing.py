"""Saying no to something that cannot be, with the one sentence that whoever asked for it reads."""


class Refused(Exception):
    """Nothing was changed; says why, for the one who asked."""
