"""Document ⇄ the JSON record that `schema/record.schema.json` describes.

A record says what a list contains: sections, papers and contents entries. How they are written is said by templates, under
the key `layout`: once for a list, and again for an item that differs. The white space after a heading or block is said once
for the record, in its own `layout`, and under `after` for a block that differs.

| modules | what they do |
|---|---|
| `record`, `json` | the type of a record; JSON text ⇄ record |
| `marks`, `templates`, `link_slots`, `spelling`, `fill` | template + fields → text |
| `extract`, `shared_templates` | text + fields → template |
| `spans`, `heading_titles`, `fields`, `page` | document → items, with their fields |
| `lists`, `to_record` | document → record |
| `facts`, `sync`, `render` | record → text, checked |
"""

from fgad_lint.records.json import check_record, read_record, write_record
from fgad_lint.records.record import Record, RecordError
from fgad_lint.records.render import render
from fgad_lint.records.to_record import to_record

__all__ = ["Record", "RecordError", "check_record", "read_record", "render", "to_record", "write_record"]
