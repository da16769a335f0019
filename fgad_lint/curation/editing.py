"""What the commands that edit a list give back: the edited text, or an error."""

from typing import NamedTuple


class CurationError(Exception):
    """What was asked cannot be done. The message is one line that names the thing, without the file, and the nearest match."""


class Edited(NamedTuple):
    """A text after an edit, what was done, as a phrase such as "2 papers moved", and what else there is to say, in lines."""

    text: str
    done: str
    notes: tuple[str, ...] = ()
