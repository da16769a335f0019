"""Shell completion where that of click falls short."""

from click.shell_completion import BashComplete, FishComplete, add_completion_class


@add_completion_class
class Bash(BashComplete):
    """Completion for bash of words that may be commands or files: that of click shows files only if no command matches."""

    # An unfinished word that is the start of a command has no quotes, so `compgen` understands it.
    source_template = BashComplete.source_template.replace(
        """
    return 0
""",
        """
    if [[ $'\\n'$response == *$'\\n'file,* && ${#COMPREPLY[@]} -gt 0 ]]; then
        compopt -o filenames
        mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")
    fi

    return 0
""",
    )


@add_completion_class
class Fish(FishComplete):
    """Completion for fish of values with commas, such as lists of rules."""

    source_template = FishComplete.source_template.replace('string split ","', 'string split --max 1 ","')
