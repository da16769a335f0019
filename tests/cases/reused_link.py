"""When two titles with one link are two papers."""

from fgad_lint.rule import Bad, Good

CASES = {
    "a repository whose name both titles have": Good("""
        - Loom: Weaving with Wooden Tools [[paper](https://e.org/1.pdf)] [[Loom](https://github.com/me/Loom)]
        - Loom2: Cotton in Cold Rivers [[paper](https://e.org/2.pdf)] [[Loom](https://github.com/me/Loom)]
        """),
    "a page in proceedings and its PDF": Bad("""
        - **Weaving with Wooden Looms** [paper](https://openaccess.thecvf.com/content/CVPR2023/html/Loom_CVPR_2023_paper.html)
        - **Dyeing Cotton in Cold Rivers** [paper](http://openaccess.thecvf.com/content/CVPR2023/html/Loom_CVPR_2023_paper.html)
                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Dyeing Cotton in Cold Rivers" has the link of "Weaving with Wooden Looms" on line 1; check which paper it belongs to
        """),
    "titles that are linked": Bad("""
        1. [Weaving with Wooden Looms](https://doi.org/10.1000/looms), 2023
        2. [Dyeing Cotton in Cold Rivers](https://dl.acm.org/doi/10.1000/looms), 2023
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Dyeing Cotton in Cold Rivers" has the link of "Weaving with Wooden Looms" on line 1; check which paper it belongs to
        """),
    "rows of a table": Bad("""
        | Title | Venue | Link |
        |---|---|---|
        | Weaving with Wooden Looms | ACL 2021 | [Link](https://aclanthology.org/2021.acl-long.1/) |
        | Dyeing Cotton in Cold Rivers | ACL 2021 | [Link](https://aclanthology.org/2021.acl-long.1) |
                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Dyeing Cotton in Cold Rivers" has the link of "Weaving with Wooden Looms" on line 3; check which paper it belongs to
        """),
    "other categories": Bad("""
        # Looms

        - Weaving with Wooden Looms, [[ICML 2021]](https://proceedings.mlr.press/v162/loom22a.html)

        # Dyes

        - Dyeing Cotton in Cold Rivers, [[ICML 2021]](https://proceedings.mlr.press/v162/loom22a.html)
                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Dyeing Cotton in Cold Rivers" has the link of "Weaving with Wooden Looms" on line 3; check which paper it belongs to
        """),
    "a label that should lead elsewhere": Bad("""
        - Weaving with Wooden Looms [[PUB](https://openreview.net/forum?id=Ab0CdEfG)]
        - Dyeing Cotton in Cold Rivers [[PUB](https://doi.org/10.1000/dyes)] [[CODE](https://openreview.net/forum?id=Ab0CdEfG)]
                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Dyeing Cotton in Cold Rivers" has the link of "Weaving with Wooden Looms" on line 1; check which paper it belongs to
        """),
    "an HTML list": Bad("""
        <ul>
        <li><a href="https://e.org/looms.pdf">Weaving with Wooden Looms</a></li>
        <li><a href="https://e.org/looms.pdf">Dyeing Cotton in Cold Rivers</a></li>
                     ^^^^^^^^^^^^^^^^^^^^^^^ "Dyeing Cotton in Cold Rivers" has the link of "Weaving with Wooden Looms" on line 2; check which paper it belongs to
        <li><a href="https://e.org/wheels.pdf">Spinning Flax on Wooden Wheels</a>, 2022</li>
        <li><a href="https://e.org/pins.pdf">Sewing Silk with Steel Pins</a>, 2022</li>
        <li><a href="https://e.org/shears.pdf">Cutting Felt with Long Shears</a>, 2023</li>
        </ul>
        """),
    "titles that are alike": Bad("""
        - Weaving with Wooden Looms [[paper](https://openreview.net/forum?id=Ab0CdEfG)]
        - Learning the Weaving of Looms [[paper](https://openreview.net/forum?id=Ab0CdEfG)]
                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Learning the Weaving of Looms" has the link of "Weaving with Wooden Looms" on line 1; check it, or keep one if it is one paper
        """),
    "pages of several papers": Good("""
        - Weaving with Wooden Looms [[paper](https://openaccess.thecvf.com/CVPR2023)] [[page](https://e.org/textiles)]
        - Dyeing Cotton in Cold Rivers [[paper](https://openaccess.thecvf.com/CVPR2023)] [[page](https://e.org/textiles)]
        """),
    "a book of several papers": Good("""
        - Weaving with Wooden Looms [[paper](https://doi.org/10.1007/978-3-030-12345-6)]
        - Dyeing Cotton in Cold Rivers [[paper](https://doi.org/10.1007/978-3-030-12345-6)]
        - Spinning Flax on Wooden Wheels [[paper](https://doi.org/10.1007/978-3-030-12345-6)]
        - Cutting Felt with Long Shears [[paper](https://doi.org/10.1007/978-3-030-12345-6)]
        """),
    "chapters of a book": Good("""
        - [Weaving with Wooden Looms](https://e.org/book.pdf#page=10)
        - [Dyeing Cotton in Cold Rivers](https://e.org/book.pdf#page=20)
        """),
    "talks may share their slides": Good("""
        # Talks

        - [Weaving with Wooden Looms](https://e.org/slides.pdf)
        - [Dyeing Cotton in Cold Rivers](https://e.org/slides.pdf)
        - [Cutting Felt with Long Shears](https://e.org/shears.pdf)
        """),
    "code and supplements": Good("""
        - Weaving with Wooden Looms [[paper](https://e.org/1.pdf)] [[code](https://github.com/me/textiles)] [[supp](https://e.org/s.pdf)]
        - Dyeing Cotton in Cold Rivers [[paper](https://e.org/2.pdf)] [[code](https://github.com/me/textiles)] [[supp](https://e.org/s.pdf)]
        """),
    "the title of another paper as label": Good("""
        - Weaving with Wooden Looms [[paper](https://e.org/1.pdf)]
        - Dyeing Cotton in Cold Rivers, see [The Weaving of Cloth on Wooden Looms](https://e.org/1.pdf)
        """),
    "one paper": Good("""
        # Looms

        - Weaving with Wooden Looms [[paper](https://e.org/1.pdf)]

        # Wood

        - WWL: Weaving with Wooden Looms at Home [[paper](https://e.org/1.pdf)]
        """),
    "an id that another rule reports": Good("""
        - Weaving with Wooden Looms [[paper](https://e.org/1.pdf)] [[arXiv](https://arxiv.org/abs/2304.08485)]
        - Dyeing Cotton in Cold Rivers [[paper](https://e.org/1.pdf)] [[arXiv](https://arxiv.org/abs/2304.08485)]
        """),
    "the link of the entry below": Bad("""
        * **Loom: Weaving with Wooden Tools** ([project](https://dyenet.github.io))
                                                         ^^^^^^^^^^^^^^^^^^^^^^^^ "Loom: Weaving with Wooden Tools" has the link of "DyeNet: Cotton in Cold Rivers" on line 2; check which paper it belongs to
        * **DyeNet: Cotton in Cold Rivers** ([project](https://dyenet.github.io)) ([again](https://dyenet.github.io))
        * **Shears: Cutting Felt into Squares** ([project](https://shears.github.io))
        """),
    "titles that lead to one page": Bad("""
        + [Weaving with Wooden Looms at Home](https://e.org/textiles) 2021
        + [Dyeing Cotton in Cold Rivers](https://e.org/textiles) 2022
                                         ^^^^^^^^^^^^^^^^^^^^^^ "Dyeing Cotton in Cold Rivers" has the link of "Weaving with Wooden Looms at Home" on line 1; check which paper it belongs to
        + [Cutting Felt with Long Shears](https://e.org/felt) 2022
        """),
    "code of two papers": Good("""
        - Loom: Weaving with Wooden Tools [[code](https://github.com/me/textiles)]
        - DyeNet: Cotton in Cold Rivers [[code](https://github.com/me/textiles)]
        """),
    "versions of one method": Good("""
        - LoomNet: Weaving with Wooden Tools [[code](https://github.com/me/loomnet)]
        - Loom-v2: Cotton in Cold Rivers [[code](https://github.com/me/loomnet)]
        """),
    "code of a paper that is not a neighbour": Good("""
        - Loom: Weaving with Wooden Tools [[code](https://github.com/me/loom)]
        - Shears: Cutting Felt into Squares [[code](https://github.com/me/shears)]
        - DyeNet: Cotton in Cold Rivers [[code](https://github.com/me/loom)]
        """),
    "one repository has the code of two papers": Good("""
        - Loom: Weaving with Wooden Tools [[code](https://github.com/me/loom)]
        - DyeNet: Cotton in Cold Rivers [[code](https://github.com/me/loom)]
        """),
    "an entry that names the other paper": Good("""
        | Title | Link | Notes |
        |---|---|---|
        | Weaving with Wooden Looms in Cold Rivers | [Link](https://aclanthology.org/2021.acl-long.1/) | - |
        | Dyeing Cotton in Warm Springs | [code](https://e.org/d) | as in *Weaving with Wooden Looms in Cold Rivers*, [paper](https://aclanthology.org/2021.acl-long.1/) |
        | Cutting Felt | [Link](https://e.org/f) | - |
        """),
    "a row that names a paper by its authors": Good("""
        - Weaving with Wooden Looms [[paper]](https://aclanthology.org/2021.acl-long.1/)
        - Dyeing Cotton [[paper]](https://aclanthology.org/2021.acl-long.2/)

        | Method | Venue | Score |
        |---|---|---|
        | [Loom et al.](https://aclanthology.org/2021.acl-long.1/) | ACL 2021 | 18.1 |
        | [Dyer et. al](https://aclanthology.org/2021.acl-long.2/) | ACL 2021 | 18.4 |
        """),
}
