"""The entry point of `fgad-lint` and `python -m fgad_lint`."""

import gc


def main() -> None:
    """Run the command line without cyclic garbage collection: a run is short and creates almost no cycles."""
    gc.disable()
    from fgad_lint import cli

    try:
        cli.main(prog_name="fgad-lint")
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()
