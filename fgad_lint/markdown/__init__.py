"""Text → blocks and inline content with spans, as GitHub reads it.

| what you look for | module |
|---|---|
| the result of parsing: `Block`, `Markdown` | `blocks` |
| parse a text piece by piece: `PieceParser`, `heading_starts` | `pieces` |
| parse what most lists have: `read_blocks`, `read_list` | `fast_path`, `plain_lists` |
| parse any text: `parse` | `parser` |
| which lines start a block | `block_starts`, `html_blocks`, `tables` |
| the position in a line that is parsed; the tree that the parser builds | `cursor`, `nodes` |
| parse the text of a block: `scan`; its links, tags and emphasis: `Inline`, `Link`, `Leaf` | `inline` |
| the syntax of links: labelled; without a label | `link_syntax`, `autolinks` |
| the syntax of emphasis and inline HTML | `emphasis`, `raw_html` |
| tags, elements, entities and attributes of HTML | `html` |
| the ids of headings: `slug`, `Slugger`, `Attribute` | `slugs` |
"""
