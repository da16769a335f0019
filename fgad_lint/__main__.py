"""python -m fgad_lint"""

from fgad_lint.cli import main

main(prog_name="fgad-lint")
