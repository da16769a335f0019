"""Run rules on texts, apply fixes, and check what the fixes did.

| what you look for | module |
|---|---|
| lint or fix several files together: `Batch`; in several processes: `working` | `runner`, `workers` |
| the configuration of a file, and the rules that run on it: `Settings`; its globs | `resolver`, `globs` |
| the names of the files around a list: `repository` | `disk` |
| run rules on one document: `lint` | `lint` |
| drop the diagnostics that ignore comments suppress: `apply_suppressions` | `suppressions` |
| fix a text in several passes: `fix`; the result: `Fixed`; one pass: `Fixer` | `fix`, `fixed`, `fix_pass` |
| add ignore comments instead: `add_ignores` | `add_ignores` |
| check that a fix changed only what it is about | `fix_scope` |
| check that a fix lost nothing: by the model; by the bare lines | `fix_checks`, `witness` |
"""
