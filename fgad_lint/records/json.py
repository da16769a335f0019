"""Records as JSON text, and the schema that they must fit."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from fgad_lint.escape import to_json
from fgad_lint.records.record import Record, RecordError, error_at, format_value, shorten

_TOO_DEEP = "not a record: nested too deeply"
_TOO_LONG = "not a record: a number in it has thousands of digits"


def write_record(record: Record) -> str:
    """A record as JSON."""
    return to_json(record, indent=2)


class _RepeatingObject(dict[str, Any]):
    """A JSON object that has a key more than once."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.repeated_key = Counter(key for key, _ in pairs).most_common(1)[0][0]


def _make_object(pairs: list[tuple[str, Any]]) -> Record:
    record = dict(pairs)
    return record if len(record) == len(pairs) else _RepeatingObject(pairs)


def read_record(source: str) -> Record:
    """The record in a JSON text. Raises RecordError if the text is not JSON or does not fit the schema."""
    import json

    try:
        record = json.loads(source, object_pairs_hook=_make_object)
    except RecursionError:
        raise RecordError(_TOO_DEEP) from None
    except json.JSONDecodeError as error:
        message = str(error)
        raise RecordError(f"not JSON: {message[:1].lower()}{message[1:]}") from None
    except ValueError:
        raise RecordError(_TOO_LONG) from None
    for path, value in _values(record):
        if isinstance(value, _RepeatingObject):
            raise error_at(record, path, f"duplicate key {format_value(value.repeated_key)}; keep one")
    return check_record(record)


def _values(value: Any) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """A JSON value and all values in it, in order, each with its path."""
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), value)]
    while waiting:
        path, value = waiting.pop()
        yield path, value
        inner = list(value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ())
        waiting += [((*path, name), part) for name, part in reversed(inner)]


def check_record(record: Any) -> Record:
    """A record that fits the schema. Raises RecordError if it does not."""
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
        raise error_at(record, tuple(error.absolute_path), shorten(error.message))
    return dict(record)
