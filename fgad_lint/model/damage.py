"""Damage: Markdown that was meant to be something else, such as an entry without its bullet or a link without a bracket."""

from typing import NamedTuple

from fgad_lint.diagnostic import Edit
from fgad_lint.text import Span


class Damage(NamedTuple):
    """A message about what is wrong at `span`, and the edits that repair it; () if only a person can.

    The repair is safe if there is only one way to mean it.
    """

    span: Span
    message: str
    edits: tuple[Edit, ...] = ()
    is_safe: bool = True
