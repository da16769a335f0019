"""`fuzz.py`, guided by code coverage: a case that runs new code is kept and changed further.

    python tests/guided.py --seconds 600 --keep ../kept ../lists

It needs `pip install atheris`. The next search with the same `--keep` folder continues from the kept cases.
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

# The first byte of a case selects the check, the rest is the text in UTF-8.
ATTEMPTS = (fuzz.try_text, fuzz.try_text, fuzz.try_record, fuzz.try_config)


def case(data: bytes) -> fuzz.Case:
    first_byte = data[0] if data else 0
    settings = fuzz.some_settings(random.Random(first_byte)) if first_byte % 4 == 1 else fuzz.Config()
    return fuzz.Case(ATTEMPTS[first_byte % 4], data[1:].decode(errors="replace"), settings)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folders", nargs="*", type=Path)
    arguments.add_argument("--seconds", type=int, default=60)
    arguments.add_argument("--keep", type=Path, required=True, help="a folder for the cases that ran more code")
    options = arguments.parse_args()
    seed_texts = fuzz.seeds(options.folders)
    records = [fuzz.changed_record(text, random.Random(0)) for text in seed_texts[::10]]
    options.keep.mkdir(exist_ok=True)
    if not any(options.keep.iterdir()):
        for index, text in enumerate([*seed_texts[::3], *records, fuzz.CONFIGURATION]):
            kind = 3 if text is fuzz.CONFIGURATION else 2 if text in records else index % 2
            (options.keep / str(index)).write_bytes(bytes([kind]) + text.encode())
    search = fuzz.Search()

    def mutate(data: bytes, size: int, seed: int) -> bytes:
        source = random.Random(seed)
        if source.random() < 0.2:
            return atheris.Mutate(data, size)
        text = data[1:].decode(errors="replace")
        text = fuzz.changed(text, source, seed_texts)
        kind = source.randrange(256) // 4 * 4 + (data[0] if data else 0) % 4
        return bytes([kind]) + text.encode()[: size - 1]

    end = time.monotonic() + options.seconds

    def run_one(data: bytes) -> None:
        search.run(case(data))
        if time.monotonic() > end:
            status = search.sum_up()
            sys.stdout.flush()
            os._exit(status)

    atheris.Setup(
        [sys.argv[0], "-max_len=4000", "-timeout=3600", "-report_slow_units=3600", str(options.keep)],
        run_one,
        custom_mutator=mutate,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
