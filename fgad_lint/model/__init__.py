"""Blocks → `Document`: sections, anchors, contents lists and papers; and what rules ask about them.

Read a text:

| what you look for | module |
|---|---|
| a parsed text, and everything below as its attributes: `Document` | `document` |
| the pieces that it consists of, which are read one by one and kept for its next version: `Piece`; how it is cut | `pieces`, `cutting` |
| the links, emphasis, HTML tags and comments of a block: `Inlines` | `inlines` |
| links to the page by the URL of its repository, which count as links in the page | `own_page` |
| the headings of a piece: `Heading`, `SectionStart` | `headings` |
| sections, how they are nested, and which one an offset is in: `Outline`, `Section` | `sections` |
| the ids that links can target, and the section that `#fragment` leads to: `Anchors` | `anchors` |
| lists of links to sections: `ContentsList`, `ContentsEntry`; those of a piece | `contents`, `link_lists` |
| lists of papers, and the category of each paper: `PaperList`, `Category`; those of a piece | `paper_lists`, `listed_papers` |
| the entries of one block: `EntryReader`; of a table; of HTML | `entries`, `tables`, `html_entries` |
| the blocks of a piece with damaged entries read as entries: `repair` | `repaired_blocks` |
| where entries of lists are damaged; lines that were meant to be items; items with odd markers | `damaged_lists`, `damaged_items`, `odd_items` |
| tables that readers see as text | `damaged_tables` |
| how an entry is written: `Form`; what is next to its title and links: `Trait` | `entry_forms`, `entry_traits` |
| headings that were meant to be entries | `mistyped_headings` |
| spans whose kind the caller knows: `Known` | `known` |
| the lists that are checked together, and links between them: `FileSet` | `file_set` |

Read an entry:

| what you look for | module |
|---|---|
| the paper that an entry is about: `Paper` | `papers` |
| where its title is: `find_title`; how to escape one: `escape_title` | `title_markup` |
| comparing and shortening titles: `title_key`, `short_title`, `are_similar_keys` | `titles` |
| how alike two titles are: `likeness`; the text that TeX shows: `without_tex` | `title_likeness`, `tex` |
| letters that look like Latin ones: `find_lookalikes` | `lookalikes` |
| its links, their roles, and the ids in them: `PaperLink`, `role_of`, `identity`, `link_key` | `links` |
| telling a label such as "paper" from a title: `is_label`; stripping brackets: `undecorated`; misspelt labels | `labels`, `label_spelling` |
| the ids and URLs of arXiv: `identifier`, `parse_url`, `respelled`, `fault`, `mentions` | `arxiv` |
| its venue and year: `Venue`, `find_venue`; misspelt venues and impossible years | `venues`, `venue_spelling`, `impossible_years` |
| its dates: `year_of`, `submission_month`, `month_dates` | `dates` |

Compare papers, and keep them in order:

| what you look for | module |
|---|---|
| which entries are about one paper: `DistinctPapers` | `distinct_papers` |
| whether two entries are about the same paper: `are_same_paper`, `have_same_title` | `paper_identity` |
| which links were copied from one entry to another: `find_copied_links`; from the one above or below | `copied_links`, `neighbour_links` |
| whether two entries with one title are about two papers: `id_conflict`, `are_two_talks` | `namesakes` |
| what a category lists: `is_news`, `is_for_resources`, `without_state` | `category_kinds` |
| which of two entries to remove: `removal_of_duplicate` | `duplicate_entries` |
| what nine in ten agree on: `consensus` | `consensus` |
| the order of a list, and the papers out of place: `inferred_order`; by month, year or title; by tags such as `[10/30]` | `list_order`, `sort_keys`, `order_tags` |
| where a new paper belongs in a list that keeps an order | `order_places` |
| edits that move entries: `MovableEntries` | `entry_moves` |

Ask about links:

| what you look for | module |
|---|---|
| what was meant to be something else, and how to repair it: `Damage` | `damage` |
| links that are broken: `find_broken_links`; text that was meant to be a link; the text searched | `broken_links`, `lost_links`, `unlinked_text` |
| the brackets around a label and a URL, and those that were meant: `Brackets`, `nearest` | `link_brackets` |
| bold text that is not bold: `find_broken_emphasis`; tags that are none: `find_unquoted_urls` | `broken_emphasis`, `unquoted_urls` |
| where to look for these: fast tests; `Suspects`; what is read once they are repaired: `repair_text` | `soundness`, `suspects`, `repaired_text` |
| what is wrong with a URL: `find_url_problem`; labels without a URL: `unlinked_labels` | `malformed_urls`, `missing_urls` |
| the files of the repository that links lead to: `linked_files`; which are missing: `LinkedFiles` | `linked_files` |
| whether an edit of a link is safe: `url_span`, `keeps_links_and_title` | `link_edits` |
| the anchor that a broken link means: `AnchorGuesser` | `nearest_anchor` |
| telling typos from other words: `find_typos`, `are_similar` | `spelling` |

Ask about sections:

| what you look for | module |
|---|---|
| whether a reader sees anything: `is_visible`, `has_content` | `visibility` |
| comparing names, and stripping emoji and numbers: `is_same_or_short`, `without_ornaments` | `section_names` |
| links in headings: `heading_links` | `heading_links` |
| which sections a contents list lacks: `families`, `gaps` | `section_families` |
| where in it they belong: `ContentsSlots`, `insert_entries` | `contents_slots` |
| edits that reorder sections: `reorder` | `section_moves` |

Ask about ignore comments:

| what you look for | module |
|---|---|
| the lines and rules that they apply to, and mistakes in them: `ignore_comments` | `ignore_comments` |
| edits that delete them: `delete_comment`, `delete_name` | `comment_edits` |
"""
