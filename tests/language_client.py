"""A language client for tests: it speaks with the server over pipes, and checks each message against the protocol."""

import json
import os
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

from children import started
from lsprotocol import converters, types

import fgad_lint

ROOT = Path(fgad_lint.__file__).parent.parent
TIMEOUT = 30  # Seconds.
_CONVERTER = converters.get_converter()


class ServerError(Exception):
    """The server answered with an error; the arguments are its code and its message."""


class Client:
    """One client of one server. Positions are those of the protocol."""

    def __init__(self, process):
        self.process = process
        self.notifications = []  # Those that were not waited for, in order.
        self._n_requests = 0
        self._messages = Queue()
        self._reader = Thread(target=self._read_all, daemon=True)
        self._reader.start()

    def send(self, message):
        """Send a message, or raw bytes as its body."""
        body = message if isinstance(message, bytes) else json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.send_raw(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def send_raw(self, content):
        self.process.stdin.write(content)
        self.process.stdin.flush()

    def notify(self, method, **params):
        self.send({"method": method, "params": params})

    def start_request(self, method, **params):
        """Send a request, and return its id."""
        self._n_requests += 1
        self.send({"id": self._n_requests, "method": method, "params": params})
        return self._n_requests

    def request(self, method, **params):
        return self.answer(self.start_request(method, **params), method)

    def answer(self, number, method):
        """The result of a request, which is checked; raises ServerError."""
        message = self._wait(lambda message: message.get("id") == number and "method" not in message)
        if "error" in message:
            raise ServerError(message["error"]["code"], message["error"]["message"])
        response_type = types.METHOD_TO_TYPES.get(method, (None, None))[1]
        if response_type:
            _CONVERTER.structure(message, response_type)
        return message["result"]

    def wait_for(self, method, is_wanted=lambda _params: True):
        """The parameters of the first notification or request of a kind, one that has come already or the next one."""
        message = self._wait(lambda message: message.get("method") == method and is_wanted(message.get("params")))
        return message.get("params")

    def _wait(self, is_wanted):
        for message in self.notifications:
            if is_wanted(message):
                self.notifications.remove(message)
                return message
        end = time.monotonic() + TIMEOUT
        while True:
            try:
                message = self._messages.get(timeout=max(0.01, end - time.monotonic()))
            except Empty:
                raise AssertionError(f"no such message; others: {self.notifications}") from None
            assert message is not None, "the server has ended"
            if "method" in message and "id" in message:
                self.send({"id": message["id"], "result": None})
            if is_wanted(message):
                return message
            self.notifications.append(message)

    def _read_all(self):
        stream = self.process.stdout
        while header := stream.readline():
            name, _, length = header.partition(b":")
            assert name == b"Content-Length", header
            while stream.readline() != b"\r\n":
                pass
            message = json.loads(stream.read(int(length)))
            self._messages.put(message)
        self._messages.put(None)

    # What tests do all the time.

    def initialize(self, folder=None, capabilities=None, options=None, encodings=None):
        """Open a folder, and return the capabilities of the server."""
        general = {"general": {"positionEncodings": encodings}} if encodings else {}
        result = self.request(
            "initialize",
            processId=os.getpid(),
            rootUri=None,
            workspaceFolders=[{"uri": Path(folder).as_uri(), "name": "folder"}] if folder else None,
            capabilities={**general, **(capabilities or {})},
            initializationOptions=options,
        )
        self.notify("initialized")
        return result["capabilities"]

    def open(self, uri, text, version=1, language="markdown"):
        document = {"uri": uri, "languageId": language, "version": version, "text": text}
        self.notify("textDocument/didOpen", textDocument=document)

    def change(self, uri, version, *changes):
        self.notify(
            "textDocument/didChange", textDocument={"uri": uri, "version": version}, contentChanges=list(changes)
        )

    def published(self, uri, version):
        """The findings that the server publishes for a version."""
        params = self.wait_for(
            "textDocument/publishDiagnostics", lambda params: params["uri"] == uri and params.get("version") == version
        )
        return params["diagnostics"]

    def end(self):
        """Shut the server down, and return its exit status."""
        self.request("shutdown")
        self.send({"method": "exit"})
        return self.process.wait(TIMEOUT)


@contextmanager
def running(*args, command=(sys.executable, "-m", "fgad_lint", "server"), **options):
    """A client of a new server. The server is killed if it does not end."""
    import subprocess

    env = os.environ | {"PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    options = {"stdin": pipe, "stdout": pipe, "stderr": subprocess.DEVNULL, "env": env, **options}
    with started([*command, *args], **options) as process:
        client = Client(process)
        try:
            yield client
            if process.poll() is None:
                process.stdin.close()
                process.wait(TIMEOUT)
        except BaseException:
            process.kill()
            raise
