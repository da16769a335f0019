"""Where the program starts: `fgad-lint`, or `python -m fgad_lint`."""

import gc


def main() -> None:
    """Run the command line, without the search for circular garbage: a run makes next to none, and is over soon."""
    gc.disable()
    from fgad_lint import cli

    try:
        cli.main(prog_name="fgad-lint")
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()
