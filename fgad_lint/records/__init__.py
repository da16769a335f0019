"""Document ⇄ the JSON record that schema/record.schema.json describes.

A record says what a list holds: sections, papers, contents entries. How these are written is their layout, a template such as
`+ {title} {links}`, in which `{{` and `}}` stand for braces. It is said once for a list, and on an item that differs; what
follows a heading or block is said once for the record, in its own `layout`, and as `after` where it differs.
"""

from fgad_lint.records.json import check_record, read_record, write_record
from fgad_lint.records.reader import to_record
from fgad_lint.records.record import Record, RecordError
from fgad_lint.records.writer import render

__all__ = ["Record", "RecordError", "check_record", "read_record", "render", "to_record", "write_record"]
