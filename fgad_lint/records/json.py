"""Records as JSON text, and the schema that they must fit."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from fgad_lint.escape import to_json
from fgad_lint.records.record import Record, RecordError, path_in_record, shortened, shown

_TOO_DEEP = "not a record: nested too deeply"
_TOO_LONG = "not a record: a number in it has thousands of digits"


def write_record(record: Record) -> str:
    """A record as JSON."""
    return to_json(record, indent=2)


def read_record(source: str) -> Record:
    """The record that JSON holds. Raises RecordError where it is no JSON or breaks the schema."""
    import json

    twice: dict[int, tuple[Record, str]] = {}  # By the identities of the objects, which it keeps.

    def made(pairs: list[tuple[str, Any]]) -> Record:
        record = dict(pairs)
        if len(record) < len(pairs):
            twice[id(record)] = record, Counter(key for key, _ in pairs).most_common(1)[0][0]
        return record

    try:
        record = json.loads(source, object_pairs_hook=made)
        for path, part in _parts(record) if twice else ():
            if id(part) in twice:
                raise RecordError(f"{path_in_record(path)}: {shown(twice[id(part)][1])} is there twice; keep one")
    except RecursionError:
        raise RecordError(_TOO_DEEP) from None
    except json.JSONDecodeError as fault:
        raise RecordError(f"not JSON: {str(fault)[:1].lower()}{str(fault)[1:]}") from None
    except ValueError:
        raise RecordError(_TOO_LONG) from None
    return check_record(record)


def _parts(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """All that is in a value of JSON, with its path."""
    yield path, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in inner:
        yield from _parts(part, (*path, name))


def check_record(record: Any) -> Record:
    """A record that fits the schema. Raises RecordError where it does not."""
    import json

    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    from fgad_lint import schemas

    try:
        error = best_match(Draft202012Validator(json.loads(schemas.read("record"))).iter_errors(record))
    except RecursionError:
        raise RecordError(_TOO_DEEP) from None
    except ValueError:  # Its message would quote the number.
        raise RecordError(_TOO_LONG) from None
    if error:
        raise RecordError(f"{path_in_record(error.absolute_path)}: {shortened(error.message)}")
    return dict(record)
