"""What arXiv and other servers say about the papers and links of a list, as kept in the folder `.fgad-lint` beside it.

| what you look for | module |
|---|---|
| the facts about a paper and a link, and all of them: `PaperFacts`, `LinkFacts`, `Facts` | `paper` |
| reading and writing the files that they are kept in | `store` |
| asking a server slowly and politely; what a source of facts is: `Client`, `Source` | `http`, `source` |

`http` needs the extra `facts`, and only `fgad-lint facts update` imports it: no other command opens a connection.
"""
