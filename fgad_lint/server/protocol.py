"""What pygls does with messages, where this server needs something else."""

from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidRequest
from pygls.protocol import LanguageServerProtocol, lsp_method


class Protocol(LanguageServerProtocol):
    """The protocol of pygls, but texts are kept by the server: that of pygls also ends lines at U+2028 and other characters.

    These methods are no generators, as those of pygls are, because it keeps the results of generators forever.
    """

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        self.fm.features[types.TEXT_DOCUMENT_DID_OPEN](params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE](params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE](params)

    def handle_message(self, message: Any) -> None:
        """Handle a message; after the shutdown, the answer to a request is an error."""
        if self._shutdown and hasattr(message, "id") and hasattr(message, "method"):
            self._send_response(
                message.id, None, JsonRpcInvalidRequest("the server is shutting down").to_response_error()
            )
        else:
            super().handle_message(message)

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Read a message; the answer to a request whose parameters are wrong is an error."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                self._send_response(data["id"], None, error.to_response_error())
            raise
