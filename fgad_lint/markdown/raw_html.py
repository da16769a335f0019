"""HTML inside a line of text: where its tags, comments and declarations end. `html.py` reads what they say."""

import re

from fgad_lint import lazy_re

_SPACE = r"[ \t\r\n]"
_TAG = lazy_re.compile(
    rf"</?[A-Za-z][A-Za-z0-9-]*+(?:{_SPACE}++[A-Za-z_:][\w.:-]*+"
    rf"(?:{_SPACE}*+={_SPACE}*+(?:[^\s\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?)*+{_SPACE}*+/?>",
    re.ASCII,
)
_EMPTY_COMMENT = lazy_re.compile(r"<!---?>")
_CLOSINGS = {"<!--": "-->", "<?": "?>", "<![CDATA[": "]]>", "<!": ">"}


class RawHtml:
    """Finds HTML in one text, up to `text_end`."""

    def __init__(self, text: str, text_end: int) -> None:
        self._text = text
        self._end = text_end
        self._missing: set[str] = set()  # Closings that don't occur any more; each is searched for in vain only once.

    def end(self, start: int) -> int | None:
        """The offset at which the tag, comment or declaration ends whose `<` is at `start`; None if it is none."""
        text, end = self._text, self._end
        if tag := _TAG.match(text, start, end):
            return tag.end()
        opening = next((opening for opening in _CLOSINGS if text.startswith(opening, start)), None)
        if opening is None:
            return None
        if comment := _EMPTY_COMMENT.match(text, start, end):
            return comment.end()
        closing = _CLOSINGS[opening]
        if closing in self._missing or (opening == "<!" and not text[start + 2 : start + 3].isalpha()):
            return None
        closing_start = text.find(closing, start + len(opening), end)
        if closing_start < 0:
            self._missing.add(closing)
            return None
        return closing_start + len(closing)
