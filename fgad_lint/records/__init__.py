"""Document ⇄ the JSON record that `schema/record.schema.json` describes.

A record has the sections, papers and contents entries of a document, and under the key `layout` the templates that they are
written with: a list has those that its items share, and an item has its own if it differs. The white space after headings and
blocks is in the `layout` of the record, and under `after` in a block that differs.

| modules | from → to |
|---|---|
| `record`, `json` | JSON text ⇄ record |
| `marks`, `templates`, `link_slots`, `spelling`, `fill` | template + fields → text |
| `extract`, `shared_templates` | text + fields → template |
| `spans`, `heading_titles`, `fields`, `page` | document → items, with their fields |
| `lists`, `to_record` | document → record |
| `facts`, `contradictions`, `sync`, `render` | record → text, checked |
"""

from fgad_lint.records.json import check_record, read_record, write_record
from fgad_lint.records.record import Record, RecordError
from fgad_lint.records.render import render, rendered
from fgad_lint.records.to_record import to_record

__all__ = ["Record", "RecordError", "check_record", "read_record", "render", "rendered", "to_record", "write_record"]
