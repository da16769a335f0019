"""Which entries are about one paper."""

from fgad_lint.model.paper_identity import PaperIdentity, are_same_paper, matching_keys
from fgad_lint.model.papers import Paper


class DistinctPapers:
    """Numbers the papers of entries, from 0; entries about one paper get the same number."""

    def __init__(self) -> None:
        self._firsts: list[PaperIdentity] = []
        self._numbers: dict[str, list[int]] = {}

    def __len__(self) -> int:
        return len(self._firsts)

    def number_of(self, paper: Paper) -> int:
        """The number of the paper of an entry."""
        identity = PaperIdentity(paper)
        keys = [key for key in matching_keys(paper) if key]
        candidates = (number for key in keys for number in self._numbers.get(key, ()))
        found = next((number for number in candidates if are_same_paper(self._firsts[number], identity)), None)
        if found is None:
            found = len(self._firsts)
            self._firsts.append(identity)
        for key in keys:
            if found not in (numbers := self._numbers.setdefault(key, [])):
                numbers.append(found)
        return found
