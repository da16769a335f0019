"""Which lines were meant to be entries, and which go on with the entry above."""

from fgad_lint.rule import Bad, Good

CASES = {
    "a bullet that the numbers pass over is a remark on the entry above it": Good("""
        1. [Segment Anything](https://arxiv.org/abs/2304.02643) by Kirillov et al.
        - [Masks](https://e.org/masks) for a billion regions.
        2. [Masked Autoencoders](https://arxiv.org/abs/2111.06377) by He et al.
        3. [Denoising Diffusion](https://arxiv.org/abs/2006.11239) by Ho et al.
        """),
    "a bullet that the numbers count is an entry": Bad(
        """
        1. [Segment Anything](https://arxiv.org/abs/2304.02643) by Kirillov et al.
        - [Masked Autoencoders](https://arxiv.org/abs/2111.06377) by He et al.
        ^ `-` starts another list; write `2.`
        3. [Denoising Diffusion](https://arxiv.org/abs/2006.11239) by Ho et al.
        """,
        fixed="""
        1. [Segment Anything](https://arxiv.org/abs/2304.02643) by Kirillov et al.
        2. [Masked Autoencoders](https://arxiv.org/abs/2111.06377) by He et al.
        3. [Denoising Diffusion](https://arxiv.org/abs/2006.11239) by Ho et al.
        """,
    ),
    "empty items as space between entries": Bad(
        """
        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        -
        ^ empty item; write the entry or delete it
        - [Masked Autoencoders](https://arxiv.org/abs/2111.06377)
        -
        ^ empty item; write the entry or delete it
        - [Deep Residual Learning](https://arxiv.org/abs/1512.03385)
        -
        ^ empty item; write the entry or delete it
        - [Very Deep Networks](https://arxiv.org/abs/1409.1556)
        - [Fast R-CNN](https://arxiv.org/abs/1504.08083)
        -
        ^ empty item; write the entry or delete it
        - [Mask R-CNN](https://arxiv.org/abs/1703.06870)
        """,
        fixed="""
        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [Masked Autoencoders](https://arxiv.org/abs/2111.06377)
        - [Deep Residual Learning](https://arxiv.org/abs/1512.03385)
        - [Very Deep Networks](https://arxiv.org/abs/1409.1556)
        - [Fast R-CNN](https://arxiv.org/abs/1504.08083)
        - [Mask R-CNN](https://arxiv.org/abs/1703.06870)
        """,
        safe=False,
    ),
    "a bold title after the bullet": Bad(
        """
        * **Segment Anything**, ICCV 2023 [[paper](https://arxiv.org/abs/2304.02643)]
        ***Masked Autoencoders**, CVPR 2022 [[paper](https://arxiv.org/abs/2111.06377)]
        ^ no space after `*`, so it runs into the line above
        """,
        fixed="""
        * **Segment Anything**, ICCV 2023 [[paper](https://arxiv.org/abs/2304.02643)]
        * **Masked Autoencoders**, CVPR 2022 [[paper](https://arxiv.org/abs/2111.06377)]
        """,
    ),
    "the first entry is a paragraph": Bad(
        """
        ## 综述

        +[工业图像异常检测综述](https://e.org/1) 2022
        ^ no space after `+`, so it is not an item of the list
        + [异常检测方法](https://e.org/2) 2023
        """,
        fixed="""
        ## 综述

        + [工业图像异常检测综述](https://e.org/1) 2022
        + [异常检测方法](https://e.org/2) 2023
        """,
    ),
    "an entry of a nested list": Bad(
        """
        - Flows
          - CFLOW for Localization [[paper](https://arxiv.org/abs/2107.12571)]
          -FastFlow for Localization [[paper](https://arxiv.org/abs/2111.07677)]
          ^ no space after `-`, so it runs into the line above
        -Memory
        ^ no space after `-`, so it runs into the line above
          - PatchCore for Inspection [[paper](https://arxiv.org/abs/2106.08265)]
        - Distillation
          - RD4AD for Inspection [[paper](https://arxiv.org/abs/2201.10703)]
        """,
        fixed="""
        - Flows
          - CFLOW for Localization [[paper](https://arxiv.org/abs/2107.12571)]
          - FastFlow for Localization [[paper](https://arxiv.org/abs/2111.07677)]
        - Memory
          - PatchCore for Inspection [[paper](https://arxiv.org/abs/2106.08265)]
        - Distillation
          - RD4AD for Inspection [[paper](https://arxiv.org/abs/2201.10703)]
        """,
    ),
    "the first entries of nested lists": Bad(
        """
        - Flows
          - CFLOW for Localization [[paper](https://arxiv.org/abs/2107.12571)]
        - Memory
          -PatchCore for Inspection [[paper](https://arxiv.org/abs/2106.08265)]
          ^ no space after `-`, so it runs into the line above
          - SPADE for Inspection [[paper](https://arxiv.org/abs/2005.02357)]
        - Distillation
          -RD4AD for Inspection [[paper](https://arxiv.org/abs/2201.10703)]
          ^ no space after `-`, so it runs into the line above
        """,
        fixed="""
        - Flows
          - CFLOW for Localization [[paper](https://arxiv.org/abs/2107.12571)]
        - Memory
          - PatchCore for Inspection [[paper](https://arxiv.org/abs/2106.08265)]
          - SPADE for Inspection [[paper](https://arxiv.org/abs/2005.02357)]
        - Distillation
          - RD4AD for Inspection [[paper](https://arxiv.org/abs/2201.10703)]
        """,
    ),
    "other characters in place of the bullet": Bad(
        """
        - Segment Anything [[paper](https://arxiv.org/abs/2304.02643)]
        • Masked Autoencoders [[paper](https://arxiv.org/abs/2111.06377)]
        ^ `•` should be `-`, so it runs into the line above
        - Deep Residual Learning [[paper](https://arxiv.org/abs/1512.03385)]

        – Very Deep Networks [[paper](https://arxiv.org/abs/1409.1556)]
        ^ `–` should be `-`, so it is not an item of the list

        - Densely Connected Networks [[paper](https://arxiv.org/abs/1608.06993)]
        -. Generative Adversarial Nets [[paper](https://arxiv.org/abs/1406.2661)]
        ^^ `-.` should be `-`, so it runs into the line above
        """,
        fixed="""
        - Segment Anything [[paper](https://arxiv.org/abs/2304.02643)]
        - Masked Autoencoders [[paper](https://arxiv.org/abs/2111.06377)]
        - Deep Residual Learning [[paper](https://arxiv.org/abs/1512.03385)]

        - Very Deep Networks [[paper](https://arxiv.org/abs/1409.1556)]

        - Densely Connected Networks [[paper](https://arxiv.org/abs/1608.06993)]
        - Generative Adversarial Nets [[paper](https://arxiv.org/abs/1406.2661)]
        """,
    ),
    "numbers": Bad(
        """
        1. Segment Anything [[paper](https://arxiv.org/abs/2304.02643)]
        2 Masked Autoencoders [[paper](https://arxiv.org/abs/2111.06377)]
        ^ `2` should be `2.`, so it runs into the line above
        Deep Residual Learning [[paper](https://arxiv.org/abs/1512.03385)]
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no `3.` before this entry, so it runs into the line above
        4. Very Deep Networks [[paper](https://arxiv.org/abs/1409.1556)]
        5. Densely Connected Networks [[paper](https://arxiv.org/abs/1608.06993)]
        """,
        fixed="""
        1. Segment Anything [[paper](https://arxiv.org/abs/2304.02643)]
        2. Masked Autoencoders [[paper](https://arxiv.org/abs/2111.06377)]
        3. Deep Residual Learning [[paper](https://arxiv.org/abs/1512.03385)]
        4. Very Deep Networks [[paper](https://arxiv.org/abs/1409.1556)]
        5. Densely Connected Networks [[paper](https://arxiv.org/abs/1608.06993)]
        """,
    ),
    "a paragraph between two lists that would be one": Bad(
        """
        - [Segment Anything in Images](https://arxiv.org/abs/2304.02643), ICCV 2023

        [Masked Autoencoders Are Learners](https://arxiv.org/abs/2111.06377), CVPR 2022
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no `-` before this entry, so it is not an item of the list

        - [Deep Residual Learning](https://arxiv.org/abs/1512.03385), CVPR 2016
        """,
        fixed="""
        - [Segment Anything in Images](https://arxiv.org/abs/2304.02643), ICCV 2023

        - [Masked Autoencoders Are Learners](https://arxiv.org/abs/2111.06377), CVPR 2022

        - [Deep Residual Learning](https://arxiv.org/abs/1512.03385), CVPR 2016
        """,
    ),
    "text in the line after the bullet": Bad(
        """
        - Segment Anything in Images [[paper](https://arxiv.org/abs/2304.02643)]
        -
        ^ the text of this entry is on the line after its `-`
          Masked Autoencoders Are Learners [[paper](https://arxiv.org/abs/2111.06377)]
        - Deep Residual Learning [[paper](https://arxiv.org/abs/1512.03385)]
        -
        ^ the text of this entry is on the line after its `-`
        Very Deep Networks [[paper](https://arxiv.org/abs/1409.1556)]
        - Densely Connected Networks [[paper](https://arxiv.org/abs/1608.06993)]
        """,
        fixed="""
        - Segment Anything in Images [[paper](https://arxiv.org/abs/2304.02643)]
        - Masked Autoencoders Are Learners [[paper](https://arxiv.org/abs/2111.06377)]
        - Deep Residual Learning [[paper](https://arxiv.org/abs/1512.03385)]
        - Very Deep Networks [[paper](https://arxiv.org/abs/1409.1556)]
        - Densely Connected Networks [[paper](https://arxiv.org/abs/1608.06993)]
        """,
    ),
    "a gap in the numbers shifts all that follow": Bad("""
        1. Segment Anything
        2. Masked Autoencoders
        3. Deep Residual Learning
        5. Very Deep Networks
        ^ `5.` after `3.`; readers see 4
        6. Densely Connected Networks
        7. Generative Adversarial Nets
        """),
    "one wide space": Bad(
        """
        - [One](https://e.org/1)
        - [Two](https://e.org/2)
        - [Three](https://e.org/3)
        -  [Four](https://e.org/4)
         ^^ more than a space after `-`, unlike all other items
        - [Five](https://e.org/5)
        - [Six](https://e.org/6)
        - [Seven](https://e.org/7)
        - [Eight](https://e.org/8)
        - [Nine](https://e.org/9)
        - [Ten](https://e.org/10)
        - [Eleven](https://e.org/11)
        """,
        fixed="""
        - [One](https://e.org/1)
        - [Two](https://e.org/2)
        - [Three](https://e.org/3)
        - [Four](https://e.org/4)
        - [Five](https://e.org/5)
        - [Six](https://e.org/6)
        - [Seven](https://e.org/7)
        - [Eight](https://e.org/8)
        - [Nine](https://e.org/9)
        - [Ten](https://e.org/10)
        - [Eleven](https://e.org/11)
        """,
    ),
    "an empty item that holds other lines apart is not deleted": Bad("""
        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        -
        ^ empty item; write the entry or delete it

            Words
        """),
    "another list of one entry": Bad(
        """
        * Segment Anything [[paper](https://arxiv.org/abs/2304.02643)]
        2. Masked Autoencoders [[paper](https://arxiv.org/abs/2111.06377)]
        ^^ `2.` starts another list; write `*`
        * Deep Residual Learning [[paper](https://arxiv.org/abs/1512.03385)]
        - * Very Deep Networks [[paper](https://arxiv.org/abs/1409.1556)]
        ^^^ `- *` starts another list; write `*`
        * Densely Connected Networks [[paper](https://arxiv.org/abs/1608.06993)]

        1. Generative Adversarial Nets [[paper](https://arxiv.org/abs/1406.2661)]
        - Auto-Encoding Variational Bayes [[paper](https://arxiv.org/abs/1312.6114)]
        ^ `-` starts another list; write `2.`
        3. Density Estimation using NVP [[paper](https://arxiv.org/abs/1605.08803)]
        """,
        fixed="""
        * Segment Anything [[paper](https://arxiv.org/abs/2304.02643)]
        * Masked Autoencoders [[paper](https://arxiv.org/abs/2111.06377)]
        * Deep Residual Learning [[paper](https://arxiv.org/abs/1512.03385)]
        * Very Deep Networks [[paper](https://arxiv.org/abs/1409.1556)]
        * Densely Connected Networks [[paper](https://arxiv.org/abs/1608.06993)]

        1. Generative Adversarial Nets [[paper](https://arxiv.org/abs/1406.2661)]
        2. Auto-Encoding Variational Bayes [[paper](https://arxiv.org/abs/1312.6114)]
        3. Density Estimation using NVP [[paper](https://arxiv.org/abs/1605.08803)]
        """,
    ),
    "markers that take turns": Good("""
        1. Segment Anything [[paper](https://arxiv.org/abs/2304.02643)]
        - Masked Autoencoders [[paper](https://arxiv.org/abs/2111.06377)]
        2. Deep Residual Learning [[paper](https://arxiv.org/abs/1512.03385)]
        - Very Deep Networks [[paper](https://arxiv.org/abs/1409.1556)]
        """),
    "an entry in another": Bad(
        """
        - Segment Anything [[paper](https://arxiv.org/abs/2304.02643)]
        - Masked Autoencoders [[paper](https://arxiv.org/abs/2111.06377)]
          - Deep Residual Learning [[paper](https://arxiv.org/abs/1512.03385)]
          ^ indented as a part of the entry above, unlike all others in this list
        - Very Deep Networks [[paper](https://arxiv.org/abs/1409.1556)]
        - Densely Connected Networks [[paper](https://arxiv.org/abs/1608.06993)]
        - Generative Adversarial Nets [[paper](https://arxiv.org/abs/1406.2661)]
        """,
        fixed="""
        - Segment Anything [[paper](https://arxiv.org/abs/2304.02643)]
        - Masked Autoencoders [[paper](https://arxiv.org/abs/2111.06377)]
        - Deep Residual Learning [[paper](https://arxiv.org/abs/1512.03385)]
        - Very Deep Networks [[paper](https://arxiv.org/abs/1409.1556)]
        - Densely Connected Networks [[paper](https://arxiv.org/abs/1608.06993)]
        - Generative Adversarial Nets [[paper](https://arxiv.org/abs/1406.2661)]
        """,
        safe=False,
    ),
    "an entry about the one above": Good("""
        - Segment Anything [[paper](https://arxiv.org/abs/2304.02643)]
          - Faster Segment Anything [[paper](https://arxiv.org/abs/2306.14289)]
        - Masked Autoencoders [[paper](https://arxiv.org/abs/2111.06377)]
        - Very Deep Networks [[paper](https://arxiv.org/abs/1409.1556)]
        - Densely Connected Networks [[paper](https://arxiv.org/abs/1608.06993)]
        - Generative Adversarial Nets [[paper](https://arxiv.org/abs/1406.2661)]
        """),
    "no entry of a list has a space": Bad(
        """
        # Images

        -[Segment Anything](https://arxiv.org/abs/2304.02643)
        ^ no space after `-`, so these 2 lines are not a list
        -[Masked Autoencoders](https://arxiv.org/abs/2111.06377)

        *Words* with a [link](https://e.org/link)
        *and more* with a [link](https://e.org/link)
        """,
        fixed="""
        # Images

        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [Masked Autoencoders](https://arxiv.org/abs/2111.06377)

        *Words* with a [link](https://e.org/link)
        *and more* with a [link](https://e.org/link)
        """,
    ),
    "headings in place of all entries of a section": Bad("""
        ## Scenes
         # [Sunny Set](https://e.org/sun) - Pictures of the sun
         ^ `#` makes a heading of this entry; write `-`
         # [Rooms](https://e.org/rooms) - Pictures of rooms
         ^ `#` makes a heading of this entry; write `-`

        ## Aerial Images

        - [Tiles](https://e.org/tiles) - Pictures of one town
        - [Roofs](https://e.org/roofs) - Outlines of houses
        """),
    "headings with links to pages": Good("""
        # [Pictures](https://e.org) - All of them

        ## [Scenes of the Sun](https://e.org/scenes)
        - [Sunny Set](https://e.org/sun)
        ## [Aerial Images of Towns](https://e.org/aerial)
        - [Tiles from Above](https://e.org/tiles)

        ## Tools

        ### [Cutter](https://e.org/cutter) - Cuts pictures

        ### [Viewer](https://e.org/viewer) - Shows pictures

        - [Manual](https://e.org/manual) - Explains it
        - [Videos](https://e.org/videos) - Show it
        """),
    "an entry of several lines": Bad(
        """
        - **Segment Anything in Images** <br>
        *Alexander Kirillov, Eric Mintun* <br>
        ICCV, 2023. [[Paper]](https://arxiv.org/abs/2304.02643)
        **Masked Autoencoders Are Learners** <br>
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no `-` before this entry, so it runs into the line above
        *Kaiming He, Xinlei Chen* <br>
        CVPR, 2022. [[Paper]](https://arxiv.org/abs/2111.06377)
        - **Deep Residual Learning for Recognition** <br>
        *Kaiming He, Xiangyu Zhang* <br>
        CVPR, 2016. [[Paper]](https://arxiv.org/abs/1512.03385)
        - **Very Deep Networks for Recognition** <br>
        *Karen Simonyan, Andrew Zisserman* <br>
        ICLR, 2015. [[Paper]](https://arxiv.org/abs/1409.1556)
        """,
        fixed="""
        - **Segment Anything in Images** <br>
        *Alexander Kirillov, Eric Mintun* <br>
        ICCV, 2023. [[Paper]](https://arxiv.org/abs/2304.02643)
        - **Masked Autoencoders Are Learners** <br>
        *Kaiming He, Xinlei Chen* <br>
        CVPR, 2022. [[Paper]](https://arxiv.org/abs/2111.06377)
        - **Deep Residual Learning for Recognition** <br>
        *Kaiming He, Xiangyu Zhang* <br>
        CVPR, 2016. [[Paper]](https://arxiv.org/abs/1512.03385)
        - **Very Deep Networks for Recognition** <br>
        *Karen Simonyan, Andrew Zisserman* <br>
        ICLR, 2015. [[Paper]](https://arxiv.org/abs/1409.1556)
        """,
    ),
    "names with descriptions": Bad(
        """
        - [Torch](https://e.org/torch) - Tensors and networks.
        [Dask](https://e.org/dsk) - Functions and gradients.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no `-` before this entry, so it runs into the line above
        - [NumPy](https://e.org/numpy) - Arrays of numbers, which may
        [also be used on graphics cards](https://e.org/cupy).
        - [SciPy](https://e.org/scipy) - Functions of arrays.
        \\- [SymPy](https://e.org/sympy) - Formulas.
        ^^ `\\-` should be `-`, so it runs into the line above
        """,
        fixed="""
        - [Torch](https://e.org/torch) - Tensors and networks.
        - [Dask](https://e.org/dsk) - Functions and gradients.
        - [NumPy](https://e.org/numpy) - Arrays of numbers, which may
        [also be used on graphics cards](https://e.org/cupy).
        - [SciPy](https://e.org/scipy) - Functions of arrays.
        - [SymPy](https://e.org/sympy) - Formulas.
        """,
    ),
    "lines about the entry above": Good("""
        - **Segment Anything** [[paper](https://arxiv.org/abs/2304.02643)]
        Alexander Kirillov, Eric Mintun. ICCV 2023
        - **Masked Autoencoders** [[paper](https://arxiv.org/abs/2111.06377)]
        – Kaiming He, Xinlei Chen. CVPR 2022
        - **Deep Residual Learning** [[paper](https://arxiv.org/abs/1512.03385)]
        -code: [github](https://e.org/resnet)
        - **Very Deep Networks** [[paper](https://arxiv.org/abs/1409.1556)]
        Its page with many demos [[page](https://e.org/vgg)]
        """),
    "a title that goes on": Good("""
        - Masked Autoencoders Are Scalable
        Learners of Vision [[paper](https://arxiv.org/abs/2111.06377)]
        - Segment Anything [[paper](https://arxiv.org/abs/2304.02643)]
        - Deep Residual Learning, also in
        [Deep Residual Learning for Recognition](https://arxiv.org/abs/1512.03385)
        """),
    "a sentence between two lists": Good("""
        - [Segment Anything](https://arxiv.org/abs/2304.02643)

        [Other lists of papers](https://e.org/lists) are kept elsewhere.

        - [Masked Autoencoders](https://arxiv.org/abs/2111.06377)
        """),
    "a line break on purpose": Good("""
        - [Segment Anything in Images](https://arxiv.org/abs/2304.02643)\\
        [Segment Anything in Videos](https://arxiv.org/abs/2408.00714)
        - [Masked Autoencoders Are Learners](https://arxiv.org/abs/2111.06377)
        """),
    "a minus": Good("""
        - Between zero and
        -1 [[paper](https://arxiv.org/abs/2304.02643)]
        - Masked Autoencoders [[paper](https://arxiv.org/abs/2111.06377)]
        """),
    "a nested list without words above it": Good("""
        - - [One](https://e.org/1)
          - [Two](https://e.org/2)
        - - [Three](https://e.org/3)
          - [Four](https://e.org/4)
        """),
    "a bullet too far to the right for an item is not repaired": Bad("""
        - [One](https://e.org/1) and more
              -[Two](https://e.org/2) and more
              ^ no space after `-`, so it runs into the line above
          - [Three](https://e.org/3) and more
        """),
    "a list that counts down": Good("""
        5. [Five](https://e.org/5)
        4. [Four](https://e.org/4)
        3. [Three](https://e.org/3)
        2. [Two](https://e.org/2)
        1. [One](https://e.org/1)
        """),
    "the first of a list may have two bullets": Bad(
        """
        - - **Looms at Home** (2022) [[pdf]](https://e.org/1)
        ^^^ `- -` makes a list within the list; write `-`
        - **Wheels at Home** (2022)
        - **Dyes at Home** (2022) [[pdf]](https://e.org/3)
        """,
        fixed="""
        - **Looms at Home** (2022) [[pdf]](https://e.org/1)
        - **Wheels at Home** (2022)
        - **Dyes at Home** (2022) [[pdf]](https://e.org/3)
        """,
    ),
    "a percent sign for a bullet": Bad(
        """
        * [Looms at Home](https://e.org/1)
        * [Wheels at Home](https://e.org/2)
        % [Dyes at Home](https://e.org/3)
        ^ `%` should be `*`, so it runs into the line above
        """,
        fixed="""
        * [Looms at Home](https://e.org/1)
        * [Wheels at Home](https://e.org/2)
        * [Dyes at Home](https://e.org/3)
        """,
    ),
    "one entry without a space after its bullet": Bad(
        """
        ## Looms

        -[Looms at Home](https://e.org/1)
        ^ no space after `-`, so this is not an item

        ## Wheels

        *[Wheels at Home](https://e.org/2)*
        """,
        fixed="""
        ## Looms

        - [Looms at Home](https://e.org/1)

        ## Wheels

        *[Wheels at Home](https://e.org/2)*
        """,
    ),
    "a tab after the bullet": Bad(
        """
        ## Looms

        - Warp Nets for Cloth
        - Weft Nets for Cloth
        - Heddle Nets for Cloth
        - Shuttle Nets for Cloth
        -\tReed Nets for Cloth
         ^ a tab after `-`, unlike all other items
        - Beam Nets for Cloth
        - Treadle Nets for Cloth
        - Bobbin Nets for Cloth
        - Selvage Nets for Cloth
        - Twill Nets for Cloth
        - Damask Nets for Cloth
        """,
        fixed="""
        ## Looms

        - Warp Nets for Cloth
        - Weft Nets for Cloth
        - Heddle Nets for Cloth
        - Shuttle Nets for Cloth
        - Reed Nets for Cloth
        - Beam Nets for Cloth
        - Treadle Nets for Cloth
        - Bobbin Nets for Cloth
        - Selvage Nets for Cloth
        - Twill Nets for Cloth
        - Damask Nets for Cloth
        """,
    ),
    "a year after the bullet, an entry without links, and a label on the next line": Bad(
        """
        ## Looms

        -2023.[Looms](https://e.org/1)
        ^ no space after `-`, so it is not an item of the list

        - 2022.[Wheels](https://e.org/2)

        ## Wheels
        *Spinning: Wheels in Every Home (SIGMOD 2019)
        ^ no space after `*`, so this is not an item

        ## Dyes

        -Madder: A Toolkit for Red Dyes.
        ^ no space after `-`, so this is not an item
        [[code]](https://e.org/3)
        """,
        fixed="""
        ## Looms

        - 2023.[Looms](https://e.org/1)

        - 2022.[Wheels](https://e.org/2)

        ## Wheels
        * Spinning: Wheels in Every Home (SIGMOD 2019)

        ## Dyes

        - Madder: A Toolkit for Red Dyes.
        [[code]](https://e.org/3)
        """,
    ),
    "remarks that start with a bullet": Good(
        """
        ## Looms

        *We only list looms with papers (since 2019)

        -Note that [wheels](https://e.org/1) are elsewhere.

        -2.5 cm is [narrow](https://e.org/2).

        *Weavers and Spinners (EMNLP 2019)*
        """
    ),
    "the last entry lost its bullet": Bad(
        """
        ## Looms

        * 2022-CVPR - Looms in Every Home. [[Paper]](https://e.org/1)

        * 2022-BMVC - Wheels in Every Home. [[Paper]](https://e.org/2)

        2023-WACV - Dyes in Every Home. [[Paper]](https://e.org/3)
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no `*` before this entry, so it is not an item of the list

        ## Wheels

        * Spinning in Every Home (ICDE 2022)
        * Wheels and How to Turn Them (SIGMOD 2022)
        Distaffs and How to Hold Them (SIGMOD 2022)
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no `*` before this entry, so it runs into the line above
        """,
        fixed="""
        ## Looms

        * 2022-CVPR - Looms in Every Home. [[Paper]](https://e.org/1)

        * 2022-BMVC - Wheels in Every Home. [[Paper]](https://e.org/2)

        * 2023-WACV - Dyes in Every Home. [[Paper]](https://e.org/3)

        ## Wheels

        * Spinning in Every Home (ICDE 2022)
        * Wheels and How to Turn Them (SIGMOD 2022)
        * Distaffs and How to Hold Them (SIGMOD 2022)
        """,
    ),
    "text after the last entry": Good(
        """
        ## Looms

        * Looms in Every Home. [[Paper]](https://e.org/1)
        * Wheels in Every Home. [[Paper]](https://e.org/2)

        More looms are in the [index](https://e.org/3).

        ## Wheels

        * Spinning in Every Home (ICDE 2022)
        * Wheels and How to Turn Them
        Distaffs and Hands, in their proceedings (SIGMOD 2022)
        """
    ),
    "a run of ones after other numbers": Good(
        "".join(f"{n}. [Loom {n}](https://e.org/{n})\n" for n in range(1, 30))
        + "".join(f"1. [Dye {n}](https://e.org/dye{n})\n" for n in range(5))
    ),
    "new entries on top may have the number 1": Good(
        "".join(
            f"{n}. [Weaving by Hand, Part {part}](https://e.org/{part})\n"
            for part, n in enumerate((1, 1, *range(2, 14)))
        )
        + "\nOlder:\n\n"
        + "".join(
            f"{n}. [Spinning by Hand, Part {part}](https://e.org/s{part})\n"
            for part, n in enumerate((1, 1, 1, 1, *range(3, 14)))
        )
    ),
    "an item that is indented too far runs into the one above": Bad("""
        - [Looms](#looms)
        - [Wheels](#wheels)
        \t\t- [Pins](#pins)
        \t\t^ indented too far, so it runs into the line above
        - [Dyes](#dyes)
        \t- [Felts](#felts)
        """),
}
