"""Where invisible-character draws the line."""

from fgad_lint.rule import Bad, Good

CASES = {
    "headings that are papers are reported once and have no fix": Bad("""
        ## [Looms\u00a0of the Silk Road](https://e.org/looms)
                 ^ no-break space (U+00A0) in the heading
        ## **Dyes\u200b of the Silk Road** [paper](https://e.org/dyes)
                 ^ zero width space (U+200B) in the heading
        ## [Yarns of the Silk Road](https://e.org/yarns)
        """),
    "a title between headings is fixed": Bad(
        """
        # Weaving

        - Looms\u00a0and Dyes [[paper]](https://e.org/looms)
               ^ no-break space (U+00A0) in the title

        # Spinning
        """,
        fixed="""
        # Weaving

        - Looms and Dyes [[paper]](https://e.org/looms)

        # Spinning
        """,
    ),
    "the id after a heading must not contain any": Bad(
        """
        ## Looms {#looms\u00a0.wide}
                        ^ no-break space (U+00A0) in the id
        """,
        config='renderer = "hugo"',
    ),
    "a no-break space next to a number is right in words, but not in an id or a URL": Bad("""
        <a id="top\u00a010"></a>
                  ^ no-break space (U+00A0) in the id

        - Looms of the Top\u00a010 [[paper]](<https://e.org/top\u00a010>)
                                                          ^ no-break space (U+00A0) in the URL
        """),
    "other attributes may contain invisible characters": Good("""
        <a id="looms" title="Looms\u00a0and\u00a0Dyes"></a>
        """),
    "the name of a reference may contain invisible characters": Good("""
        - Looms and Dyes [paper][lo\u200boms]

        [lo\u200boms]: https://e.org/looms
        """),
    "a URL has no fix unless it identifies the same paper without the character": Bad(
        """
        - Looms and Dyes [[paper]](https://arxiv.org/abs/2402.01234\u200b) [[code]](https://e.org/lo\u200boms)
                                                                   ^ zero width space (U+200B) in the URL
                                                                                              ^ zero width space (U+200B) in the URL
        """,
        fixed="""
        - Looms and Dyes [[paper]](https://arxiv.org/abs/2402.01234) [[code]](https://e.org/lo\u200boms)
        """,
    ),
    "a no-break space in a URL has no fix": Bad("""
        - Looms and Dyes [[paper]](<https://arxiv.org/abs/2402.01234\u00a0>)
                                                                    ^ no-break space (U+00A0) in the URL
        """),
    "a character that keeps punctuation from being Markdown has no fix": Bad("""
        - Looms of 2*\u200b3 Shafts [[paper]](https://e.org/1)
                     ^ zero width space (U+200B) in the title
        - Looms of 3\u200b*4 Shafts [[paper]](https://e.org/2)
                    ^ zero width space (U+200B) in the title
        - Looms and
          \u200b+ Dyes [[paper]](https://e.org/3)
          ^ zero width space (U+200B) in the title
        - Looms and
          \u200b===
          ^ zero width space (U+200B) in the title
          Dyes [[paper]](https://e.org/4)
        """),
    "a character further from punctuation is removed": Bad(
        """
        - Looms of 2*3\u200bx Shafts [[paper]](https://e.org/1)
                      ^ zero width space (U+200B) in the title
        - Looms of 3\u200bx*4 Shafts [[paper]](https://e.org/2)
                    ^ zero width space (U+200B) in the title
        - Looms\u200b and
               ^ zero width space (U+200B) in the title
          Dyes [[paper]](https://e.org/3)
        - Looms and
          \u200bA Dye [[paper]](https://e.org/4)
          ^ zero width space (U+200B) in the title
        """,
        fixed="""
        - Looms of 2*3x Shafts [[paper]](https://e.org/1)
        - Looms of 3x*4 Shafts [[paper]](https://e.org/2)
        - Looms and
          Dyes [[paper]](https://e.org/3)
        - Looms and
          A Dye [[paper]](https://e.org/4)
        """,
    ),
    "no-break spaces next to numbers and quotation marks are right": Good("""
        - 3\u00a0Ways to Weave [[paper]](https://e.org/1)
        - Le tissage «\u00a0libre\u00a0» [[paper]](https://e.org/2)
        """),
    "a joiner next to another script or an emoji is right": Good("""
        - GPU\u200cهای سریع [[paper]](https://e.org/1)
        - Weaving by 👩\u200d💻 [[paper]](https://e.org/2)
        """),
    "a joiner between Latin letters is wrong": Bad(
        """
        - Weav\u200ding [[paper]](https://e.org/1)
              ^ zero width joiner (U+200D) in the title
        """,
        fixed="""
        - Weaving [[paper]](https://e.org/1)
        """,
    ),
    "direction marks are right if some words are right-to-left": Good("""
        - אריגה (GPU)\u200e ביד [[paper]](https://e.org/1)
        - نسيج (GPU)\u200e يدوي [[paper]](https://e.org/2)
        """),
    "direction marks are wrong if no words are right-to-left": Bad(
        """
        - Weaving\u200e by Hand [[paper]](https://e.org/1)
                 ^ left-to-right mark (U+200E) in the title
        """,
        fixed="""
        - Weaving by Hand [[paper]](https://e.org/1)
        """,
    ),
    "right-to-left words need no soft hyphen": Bad(
        """
        - ארי\u00adגה ביד [[paper]](https://e.org/1)
             ^ soft hyphen (U+00AD) in the title
        """,
        fixed="""
        - אריגה ביד [[paper]](https://e.org/1)
        """,
    ),
    "a character that keeps text from being a URL has no fix": Bad("""
        - Weaving, http\u200b://e.org/a by Hand [[paper]](https://e.org/1)
                       ^ zero width space (U+200B) in the title
        """),
    "a character that keeps text from being a tag has no fix": Bad("""
        - <a\u00a0name="x"></a> [Weaving by Hand](https://e.org/1)
            ^ no-break space (U+00A0) in the title
        """),
    "a colon alone does not make a URL": Bad(
        """
        - Weaving\u200b: By Hand [[paper]](https://e.org/1)
                 ^ zero width space (U+200B) in the title
        """,
        fixed="""
        - Weaving: By Hand [[paper]](https://e.org/1)
        """,
    ),
}
