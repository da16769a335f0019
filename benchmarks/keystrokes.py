"""Time keystrokes in a language server: python keystrokes.py FILE [COMMAND...], by default fgad-lint server.

Each keystroke puts a letter into the title of another paper. Its time goes from the notification of the change to the findings that
the server sends for it.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from subprocess import DEVNULL, PIPE, Popen
from time import perf_counter
from typing import IO, Any

from edits import spots
from fgad_lint.model.document import Document

N_KEYSTROKES = 40


def main(file: str, *command: str) -> None:
    path = Path(file)
    started = perf_counter()
    opened, *keystrokes = timed(path, command or (sys.executable, "-m", "fgad_lint", "server"))
    print(
        f"opened {opened - started:.3f} s after the start; median {1000 * median(keystrokes):.3f} ms, "
        f"smallest {1000 * min(keystrokes):.3f} ms, largest {1000 * max(keystrokes):.3f} ms, {len(keystrokes)} keystrokes"
    )


def timed(path: Path, command: tuple[str, ...]) -> Iterator[float]:
    """When the first findings came, and then the seconds of each keystroke."""
    text = path.read_bytes().decode("utf-8")
    document, uri = Document(text), path.resolve().as_uri()
    places = [document.lines.position(offset) for offset in spots(document, N_KEYSTROKES)]
    with Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL) as server:
        assert server.stdin
        assert server.stdout
        capabilities = {"general": {"positionEncodings": ["utf-32", "utf-16"]}}
        params = {"processId": None, "rootUri": path.resolve().parent.as_uri(), "capabilities": capabilities}
        _send(server.stdin, {"id": 1, "method": "initialize", "params": params})
        while _receive(server.stdout).get("id") != 1:
            pass
        _notify(server.stdin, "initialized")
        _notify(
            server.stdin,
            "textDocument/didOpen",
            textDocument={"uri": uri, "languageId": "markdown", "version": 0, "text": text},
        )
        _wait_for_findings(server, uri, 0)
        yield perf_counter()
        for version, place in enumerate(places, 1):
            position = {"line": place.line - 1, "character": place.column - 1}
            change = {"range": {"start": position, "end": position}, "text": "x"}
            begin = perf_counter()
            _notify(
                server.stdin,
                "textDocument/didChange",
                textDocument={"uri": uri, "version": version},
                contentChanges=[change],
            )
            _wait_for_findings(server, uri, version)
            yield perf_counter() - begin
        server.stdin.close()


def _wait_for_findings(server: Popen[bytes], uri: str, version: int) -> None:
    assert server.stdin
    assert server.stdout
    while True:
        message = _receive(server.stdout)
        if "id" in message and "method" in message:
            _send(server.stdin, {"id": message["id"], "result": None})
        params = message.get("params") or {}
        is_about_findings = message.get("method") == "textDocument/publishDiagnostics" and params["uri"] == uri
        if is_about_findings and params.get("version", version) == version:
            return


def _notify(stream: IO[bytes], method: str, **params: object) -> None:
    _send(stream, {"method": method, "params": params})


def _send(stream: IO[bytes], message: dict[str, Any]) -> None:
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    stream.flush()


def _receive(stream: IO[bytes]) -> dict[str, Any]:
    length = 0
    while (header := stream.readline()) not in (b"\r\n", b""):
        name, _, value = header.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    if not length:
        raise SystemExit("the server has ended")
    message: dict[str, Any] = json.loads(stream.read(length))
    return message


if __name__ == "__main__":
    main(*sys.argv[1:])
