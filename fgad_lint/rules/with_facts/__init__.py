"""The rules that need facts (see `fgad_lint.facts`), one module each; they are loaded where facts are kept."""
