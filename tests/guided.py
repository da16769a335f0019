"""`fuzz.py`, led by what code has run: a case that runs code which has not run before is kept and changed further.

    python tests/guided.py --seconds 600 --keep ../kept ../lists

It needs `pip install atheris`. What is kept is where the next search in that folder goes on.
"""

import argparse
import os
import random
import sys
import time
from importlib import import_module
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["fgad_lint", "mistune"]):
    import fuzz

    import_module("fgad_lint.markdown.html")  # The rest has been imported by now.

# The first byte of a case says what to try, the rest is the text in UTF-8.
ATTEMPTS = (fuzz.try_text, fuzz.try_text, fuzz.try_record, fuzz.try_config)


def case(data: bytes) -> fuzz.Case:
    number = data[0] if data else 0
    settings = fuzz.some_settings(random.Random(number)) if number % 4 == 1 else fuzz.Config()
    return fuzz.Case(ATTEMPTS[number % 4], data[1:].decode(errors="replace"), settings)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="*", type=Path)
    options.add_argument("--seconds", type=int, default=60)
    options.add_argument("--keep", type=Path, required=True, help="a folder for the cases that ran more code")
    asked = options.parse_args()
    begin = fuzz.seeds(asked.folders)
    records = [fuzz.changed_record(text, random.Random(0)) for text in begin[::10]]
    asked.keep.mkdir(exist_ok=True)
    if not any(asked.keep.iterdir()):
        for number, text in enumerate([*begin[::3], *records, fuzz.CONFIGURATION]):
            kind = 3 if text is fuzz.CONFIGURATION else 2 if text in records else number % 2
            (asked.keep / str(number)).write_bytes(bytes([kind]) + text.encode())
    search = fuzz.Search()

    def mutate(data: bytes, size: int, seed: int) -> bytes:
        source = random.Random(seed)
        if source.random() < 0.2:
            return atheris.Mutate(data, size)
        text = data[1:].decode(errors="replace")
        text = fuzz.changed(text, source, begin)
        kind = source.randrange(256) // 4 * 4 + (data[0] if data else 0) % 4
        return bytes([kind]) + text.encode()[: size - 1]

    end = time.monotonic() + asked.seconds

    def one(data: bytes) -> None:
        search.see(case(data))
        if time.monotonic() > end:
            status = search.sum_up()
            sys.stdout.flush()
            os._exit(status)

    atheris.Setup(
        [sys.argv[0], "-max_len=4000", "-timeout=3600", "-report_slow_units=3600", str(asked.keep)],
        one,
        custom_mutator=mutate,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
