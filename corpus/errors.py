"""The one family of errors that a user can meet."""


class CablesError(Exception):
    """Something that went wrong, told in one sentence: what, where, what to do.

    `exit_status` is what the command ends with: 1 for a failure, 2 for a misuse.
    """

    exit_status = 1


class UsageError(CablesError):
    """What was asked for makes no sense: a bad flag, a path that is not there."""

    exit_status = 2


class Unreadable(CablesError):
    """A file, or one document in it, that cannot be read; its text is the reason that the report gives."""


def reason(error: OSError) -> str:
    """What the system says of a failure, as a clause: `permission denied`."""
    return (error.strerror or str(error)).lower()
