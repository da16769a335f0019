"""What maintainers do with a list, beyond checking it.

| what you look for | module |
|---|---|
| what an edit gives back: `Edited`, `CurationError` | `editing` |
| the record and the document of a list that is edited: `OpenList` | `open_list` |
| the sections and papers that a person names | `lookup` |
| the numbers and the white space of entries, and whether an edit changes only what was asked | `numbering`, `spacing`, `guard` |
| add papers: `add`, `NewPaper`; from files | `adding`, `new_paper`, `paper_files` |
| how entries are written, and a new one like them: `EntryWriter` | `entry_parts`, `free_texts`, `written_dates`, `entry_template`, `table_rows` |
| remove papers: `remove`; move them: `move`; sort them: `sort` | `removing`, `moving`, `sorting` |
| put papers where their category wants them: `insert` | `insertion` |
| bring contents lists up to date, or make one: `update_contents` | `contents`, `contents_creation` |
| which sections belong in them, their items as a tree, the comments that mark them | `contents_sections`, `contents_tree`, `contents_markers` |
| what has changed in papers between two versions of a list: `compare`, `Changes` | `comparison` |
| the changes as text, Markdown or JSON: `describe` | `description` |
| how many papers there are, by section, year and venue: `statistics`; the same as tables and a chart | `statistics`, `statistics_report` |
| merge two versions that come from a third: `merge`; what was merged must be complete | `merging`, `merge_guard` |
| which stretches of three texts are the same or changed, and conflict markers: `TextMerge`, `Markers` | `three_way` |
| the papers and other units of a list; how those of one stretch are merged, and put in order | `merge_units`, `merged_units`, `stretch_merge`, `entry_order` |
| papers that both versions have added | `added_twice` |
"""
