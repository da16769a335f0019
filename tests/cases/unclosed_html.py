"""More cases of unclosed-html."""

from fgad_lint.rule import Bad

CASES = {
    "a tag that keeps text out of the list above": Bad("""
        - [PaDiM](https://arxiv.org/abs/2011.08785)

        </details>
        ^^^^^^^^^^ nothing is open that this closes; delete it

          [SPADE](https://arxiv.org/abs/2005.02357)
        """),
    "more tags below it than are looked at": Bad(
        """
        ## Detection

        </table>
        ^^^^^^^^ nothing is open that this closes; delete it
        <br>
        <br>
        """
        + "<br>\n        " * 18
        + """<br>

        ## Datasets
        """
    ),
}
