"""Where missing-file draws the line."""

from fgad_lint.rule import Bad, Good

FILES = ("LICENSE", "docs/looms.md", "docs/wool/dyers.md", "assets/loom.png", "Code/README.md")

CASES = {
    "a link, an image, an image in a link and one in HTML": Bad(
        """
        [a](docs/cotton.md) ![b](assets/b.png) [![c](assets/loom.png)](LICENSE) <img alt="d" src='assets/d.png'>
            ^^^^^^^^^^^^^^ `docs/cotton.md` does not exist
                                 ^^^^^^^^^^^^ `assets/b.png` does not exist
                                                                                                  ^^^^^^^^^^^^ `assets/d.png` does not exist

        <p align="center"><a href="licence"><img src=docs/e.png></a> <!-- <img src="f.png"> --></p>
                                   ^^^^^^^ `licence` does not exist
                                                     ^^^^^^^^^^ `docs/e.png` does not exist

        [1](LICENSE) [2](docs/looms.md) [3](docs/wool/dyers.md) [4](docs) [5](docs/wool) `[6](g.md)`
        """,
        repository=FILES,
    ),
    "a reference is reported where it is used": Bad(
        """
        See [the looms][looms] and [the license][license].
                        ^^^^^ `docs/loom.md` does not exist

        [looms]: docs/loom.md
        [license]: LICENSE "MIT"
        """,
        repository=FILES,
    ),
    "a file that is missing twice": Bad(
        """
        [a](cotton.md), [b](./cotton.md#b), [c](docs/../cotton.md?plain=1), [d](LICENSE)
            ^^^^^^^^^ `cotton.md` does not exist
                            ^^^^^^^^^^^^^ `./cotton.md` does not exist
                                                ^^^^^^^^^^^^^^^^^^^^^^^^^ `docs/../cotton.md` does not exist
        """,
        repository=FILES,
    ),
    "a folder that is missing": Bad(
        """
        [a](bib/a.txt), [license](LICENSE), [looms](docs/looms.md)
            ^^^^^^^^^ folder `bib` does not exist

        [b](bib/old/b.txt)
            ^^^^^^^^^^^^^ folder `bib` does not exist
        """,
        repository=FILES,
    ),
    "the only file of the name, or the file in a folder of the name, may be meant": Bad(
        """
        [a](dyers.md), [b](wool/dyers.md), [c](code/), [d](docs\\looms.md), [e](docs/Looms%20), [f](README.md)
            ^^^^^^^^ `dyers.md` does not exist; did you mean `docs/wool/dyers.md`?
                           ^^^^^^^^^^^^^ `wool/dyers.md` does not exist; did you mean `docs/wool/dyers.md`?
                                               ^^^^^ `code/` does not exist; did you mean `Code`?
                                                           ^^^^^^^^^^^^^ `docs\\looms.md` does not exist; did you mean `docs/looms.md`?
                                                                               ^^^^^^^^^^^^^ `docs/Looms%20` does not exist; did you mean `docs/looms.md`?

        [1](LICENSE) [2](docs/looms.md) [3](docs/wool/dyers.md) [4](docs/wool) [5](assets/loom.png)
        """,
        repository=FILES,
    ),
    "several files of the name, the list, and what git or npm keeps are not meant": Bad(
        """
        [a](wool/a.md), [b](docs/README.md), [c](c.md), [d](d.md), [e](new/e.md)
            ^^^^^^^^^ `wool/a.md` does not exist
                            ^^^^^^^^^^^^^^ `docs/README.md` does not exist
                                                 ^^^^ `c.md` does not exist
                                                            ^^^^ `d.md` does not exist
                                                                       ^^^^^^^^ `new/e.md` does not exist

        [1](docs) [2](docs/a.md) [3](docs/old) [4](docs/old/a.md) [5](docs/new)
        """,
        repository=("docs/a.md", "docs/old/a.md", "node_modules/c.md", ".github/d.md", "docs/new/f.md"),
    ),
    "a letter of another script in a Latin name": Bad(
        "[a](docs/l\u043eoms.md)\n    ^^^^^^^^^^^^^ `docs/l\u043eoms.md` does not exist; did you mean `docs/looms.md`?\n",
        repository=FILES,
    ),
    "a path from the top of the repository gets another one": Bad(
        "[a](/Docs/looms.md)\n    ^^^^^^^^^^^^^^ `/Docs/looms.md` does not exist; did you mean `/docs/looms.md`?\n",
        repository=FILES,
    ),
    "a lost `#` is left to broken-anchor if the links around have one, and otherwise is guessed": Bad(
        """
        - [Looms](#looms)
        - [Dyers](dyers)
        - [Wool](#wool)

        ## Looms
        ## Dyers
        See [wool](wool).
                   ^^^^ `wool` does not exist; did you mean `#wool`?
        ## Wool
        See [the license](LICENSE).
        """,
        repository=("LICENSE", "docs/looms.md", "docs/felt.md"),
    ),
    "what other rules report": Good(
        """
        - [a](ttps://e.org/a), [b](github.com/a/b), [c](me@e.org), [d](), [e](link_to_code), [f](TODO), [g](...)
        - [h](docs/\u200blooms.md), [i](mailto:me@e.org), [j](//e.org/j), [k](file:///k), <k.md>
        """,
        repository=FILES,
    ),
    "what is not in the repository": Good(
        "[a](..) [b](../a.md) [c](../../issues/new) [d](docs/../../wiki) [e](?tab=repositories) [f](#f) [g](.) [h](/)\n",
        repository=FILES,
    ),
    "a page of a site may have the extension `.html`, or none": Good(
        "[a](docs/looms.html) [b](docs/looms)\n", repository=FILES
    ),
    "a list that writes the extension needs it": Bad(
        "[a](docs/looms) [b](docs/wool/dyers.md)\n    ^^^^^^^^^^ `docs/looms` does not exist; did you mean `docs/looms.md`?\n",
        repository=FILES,
    ),
    "three of three missing files are no copy": Bad(
        """
        [a](a.md) [b](b.md) [c](c.md)
            ^^^^ `a.md` does not exist
                      ^^^^ `b.md` does not exist
                                ^^^^ `c.md` does not exist
        """,
        repository=FILES,
    ),
    "four of four missing files are a copy": Good(
        "[a](a.md) [b](b.md) [c](c.md) [d](d.md) [e](?page=2) [f](#f)\n", repository=FILES
    ),
    "one missing folder is no copy": Bad(
        """
        [a](bib/a.txt) [b](bib/b.txt) [c](bib/c.txt) [d](bib/d.txt) [e](bib/e.txt)
            ^^^^^^^^^ folder `bib` does not exist
                           ^^^^^^^^^ folder `bib` does not exist
                                          ^^^^^^^^^ folder `bib` does not exist
                                                         ^^^^^^^^^ folder `bib` does not exist
                                                                        ^^^^^^^^^ folder `bib` does not exist
        """,
        repository=FILES,
    ),
    "four of eight missing files are no copy": Bad(
        """
        [a](a.md) [b](b.md) [c](c.md) [d](d.md)
            ^^^^ `a.md` does not exist
                      ^^^^ `b.md` does not exist
                                ^^^^ `c.md` does not exist
                                          ^^^^ `d.md` does not exist
        [e](LICENSE) [f](docs) [g](assets) [h](docs/looms.md)
        """,
        repository=FILES,
    ),
    "no page of a site generator": Good("[a](docs/)\n[b](blog/)\n", 'renderer = "hugo"\n', repository=FILES),
}
