"""Shell completion where that of click falls short."""

from click.shell_completion import FishComplete, add_completion_class


@add_completion_class
class Fish(FishComplete):
    """Completion for fish of values with commas, such as lists of rules."""

    source_template = FishComplete.source_template.replace('string split ","', 'string split --max 1 ","')
