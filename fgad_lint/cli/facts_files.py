"""The files that keep facts, as the commands read and write them."""

import os


class FactsFile:
    """A file in a folder for facts; `name` is its path for messages."""

    def __init__(self, folder: str, name: str) -> None:
        self.path = os.path.join(folder, name)
        self.name = os.path.relpath(self.path)
        self._content = b""

    def read(self) -> str:
        """The text of the file; "" if it is missing. Raises FactsError."""
        from fgad_lint.facts import store

        self._content = store.read(self.path)
        return store.decode(self._content, self.name)

    def save(self, text: str) -> None:
        """Write the file, unless another program has written it since it was read. Raises FileError."""
        from fgad_lint.cli import atomic_write
        from fgad_lint.facts import store

        if store.read(self.path) != text.encode():
            if self._content:
                atomic_write.write_if_unchanged(self.name, text, self._content)
            else:
                atomic_write.create(self.name, text)
        self._content = text.encode()
