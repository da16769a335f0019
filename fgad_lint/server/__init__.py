"""The language server: LSP 3.17 by means of pygls, which is in the extra `server`.

| what you look for | module |
|---|---|
| positions of the protocol ⇄ offsets | `positions` |
| the text of an open file, and its changes; URIs and paths | `buffers` |
| the open files, those on disk, their configuration and findings | `workspace` |
| what the findings become in the protocol | `findings` |
| small edits between two texts | `text_edits` |
| code actions and formatting | `actions` |
| messages: requests and notifications, and what they do | `protocol`, `server` |

Positions of the protocol count lines from 0 and, in a line, code units of the negotiated encoding from 0. Offsets count code
points of a text from 0, as everywhere else.
"""
