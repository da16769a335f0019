"""The order in which a list wants entries that are new."""

from collections.abc import Sequence
from typing import Any

from fgad_lint.config import PaperOrder
from fgad_lint.curation.merge_units import Unit
from fgad_lint.model.dates import submission_month, year_of
from fgad_lint.model.document import Document
from fgad_lint.model.list_order import OrderName, inferred_order
from fgad_lint.model.paper_lists import PaperList
from fgad_lint.model.papers import Paper
from fgad_lint.text import Span, words_in


class EntryOrder:
    """The orders of the lists of a document: the configured one, or with "auto" the one that each list keeps."""

    def __init__(self, document: Document, configured: PaperOrder) -> None:
        self._document = document
        self._configured = configured
        self._lists: dict[Span, PaperList] = {
            paper.span: paper_list for paper_list in document.paper_lists for paper in paper_list.papers
        }
        self._orders: dict[PaperList, OrderName | None] = {}

    def comes_before(self, new: Unit, listed: Unit) -> bool:
        """Whether the list of an entry that the document has wants a new entry before it."""
        if not (new.identity and listed.identity):
            return False
        paper, listed_paper = new.identity.paper, listed.identity.paper
        order = self._order_of(listed_paper)
        if order == "alphabetical":
            return words_in(paper.title.casefold()) < words_in(listed_paper.title.casefold())
        dates: Sequence[Any] = [year_of(paper), year_of(listed_paper)]
        if dates[0] == dates[1]:
            dates = [submission_month(paper), submission_month(listed_paper)]
        if order is None or None in dates:
            return False
        date, listed_date = dates
        return bool(date > listed_date if order == "newest-first" else date < listed_date)

    def _order_of(self, paper: Paper) -> OrderName | None:
        paper_list = self._lists[paper.span]
        if paper_list not in self._orders:
            if self._configured == "auto":
                order = inferred_order(self._document.text, paper_list.papers)
                self._orders[paper_list] = order.name if order else None
            else:
                self._orders[paper_list] = None if self._configured == "any" else self._configured
        return self._orders[paper_list]
