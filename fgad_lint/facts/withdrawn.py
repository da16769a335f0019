"""Whether a paper has been withdrawn. arXiv has no mark for it, only what the authors say in the comment or the abstract."""

from fgad_lint import lazy_re

# "withdrawn from ICLR" does not mean from arXiv. A "version of this paper" may be withdrawn without the paper.
_ELSEWHERE = r"(?! (?:by (?:the )?authors?+ )?+from (?!arxiv))"
_PAPER = r"(?<!of this )(?<!of the )(?<!of our )(?:paper|article|manuscript|preprint|this submission|this work)"
_IS = r" (?:(?:has been|is|was) )?(?:temporarily )?"
_BY = r"withdrawn by (?:(?:the|its) )?(?:author|submitter|arxiv)"
_COMMENT = lazy_re.compile(
    rf"\b{_PAPER}{_IS}withdrawn\b{_ELSEWHERE}"
    rf"|\b(?={_BY})withdrawn{_ELSEWHERE}"
    r"|\A\W{0,3}withdrawn(?=\W{0,3}\Z|[.,;:(]| (?:due|because|as|for|until|pending|since|owing)\b)"
)
_ABSTRACT = lazy_re.compile(rf"\A\W{{0,3}}(?:this )?{_PAPER}{_IS}withdrawn\b{_ELSEWHERE}|\bthis {_PAPER}{_IS}{_BY}")


def is_withdrawn(comment: str, abstract: str) -> bool:
    """Whether the comment or the abstract of the latest version says, in so many words, that the paper is withdrawn."""
    texts = (" ".join(text[:10_000].lower().split()) for text in (comment, abstract))
    return any(pattern.search(text) for pattern, text in zip((_COMMENT, _ABSTRACT), texts, strict=True))
