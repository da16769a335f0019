"""What arXiv and other servers say about the papers and links of a list, as kept in the folder `.fgad-lint` beside it.

| what you look for | module |
|---|---|
| the facts about a paper and a link, and all of them: `PaperFacts`, `LinkFacts`, `Facts` | `paper` |
| reading and writing the files that they are kept in | `store` |
| the entries whose papers are known, and whether their titles are the right ones | `entries` |
| where a paper has been published: `publication` | `published` |
| which links are asked about, and what answers say: `may_be_asked`, `read_answer`; the same from a report of lychee | `link_answers`, `lychee` |
| which of them are due, and what is kept: `LinkUpdate` | `link_update` |
| asking a server slowly and politely; what a source of facts is: `Client`, `Source` | `http`, `source` |
| which papers to ask about, and what becomes of the facts that are kept; reading arXiv's published metadata | `update`, `snapshot` |
| arXiv as a source; whether a paper has been withdrawn | `arxiv`, `withdrawn` |
| Crossref and OpenReview as sources; reading their answers; all sources | `crossref`, `openreview`, `json_answers`, `sources` |
| asking servers about links: `LinkAsker` | `links` |

`http` and all that ask need the extra `facts`, and only `fgad-lint facts update` imports them: no other command opens a connection.
"""
