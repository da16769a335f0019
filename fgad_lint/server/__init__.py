"""The language server: LSP 3.17 by means of pygls, which is in the extra `server`.

| what you look for | module |
|---|---|
| positions of the protocol ⇄ offsets | `positions` |
| the text of an open file, and its changes; URIs and paths | `buffers` |
| the open files, those on disk, their configuration and findings | `workspace` |
| what the findings become in the protocol | `findings` |
| small edits between two texts | `text_edits` |
| code actions and formatting | `actions` |
| headings and ids that links lead to, and those links; the paper at an offset | `landmarks`, `listed_papers` |
| go to definition, references; renaming a heading | `navigation`, `rename` |
| hover; the words of ignore comments; completion | `hover`, `ignore_syntax`, `completion` |
| the outline, and search in all lists; folds and selections; links | `symbols`, `ranges`, `document_links` |
| these, as the protocol has them | `answers` |
| messages: requests and notifications, and what they do | `protocol`, `server` |

What an editor asks about a place in a list (`landmarks` to `document_links`) are functions of a document, an offset and the other
lists, which know nothing of the protocol.

Positions of the protocol count lines from 0 and, in a line, code units of the negotiated encoding from 0. Offsets count code
points of a text from 0, as everywhere else.
"""
