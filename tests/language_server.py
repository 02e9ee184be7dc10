"""The yaml-language-server of npm, as an editor talks to it: LSP over its standard input and output."""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any, Self

VERSION = "2.0.0"
_MINUTES = 3


def server_script() -> tuple[Path | None, str]:
    """Where the server is, installed at need into the user's cache; or None and why it cannot be had."""
    if not (shutil.which("npm") and shutil.which("node")):
        return None, "npm and node are not here"
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "planaudit-tests"
    folder = cache / f"yaml-language-server-{VERSION}"
    script = folder / "node_modules/yaml-language-server/bin/yaml-language-server"
    if not script.exists():
        cache.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(dir=cache))
        command = [
            "npm",
            "install",
            "--prefix",
            str(beside),
            "--no-audit",
            "--no-fund",
            f"yaml-language-server@{VERSION}",
        ]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=_MINUTES * 60, check=False)
            if done.returncode:
                return None, f"npm could not install yaml-language-server: {done.stderr.strip().splitlines()[-1:]}"
            if not folder.exists():  # else another run was first
                beside.rename(folder)
        except (OSError, subprocess.TimeoutExpired) as error:
            if not script.exists():
                return None, f"npm could not install yaml-language-server: {error}"
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    return script, ""


class Editor:
    """A text editor with one file open."""

    def __init__(self, script: Path, root: Path) -> None:
        self._process = subprocess.Popen(
            ["node", str(script), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root
        )
        self._number = 0
        self._said: list[dict[str, Any]] = []
        self.ask("initialize", {"processId": None, "rootUri": root.as_uri(), "capabilities": {}})
        self._send({"method": "initialized", "params": {}})
        settings = {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}}
        self._send({"method": "workspace/didChangeConfiguration", "params": {"settings": settings}})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()

    def open(self, file: Path) -> None:
        """Open a file, as it stands on the disk."""
        document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": file.read_text(encoding="utf-8")}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})

    def completions(self, file: Path, line: int, column: int) -> dict[str, str]:
        """What is suggested at a place (from 0), each with what is told of it."""
        items = self.ask("textDocument/completion", _at(file, line, column))["items"]
        return {item["insertText"]: str(item.get("documentation") or "") for item in items}

    def hover(self, file: Path, line: int, column: int) -> str:
        """What is shown of a place (from 0)."""
        return str(self.ask("textDocument/hover", _at(file, line, column))["contents"]["value"])

    def underlined(self, file: Path) -> list[tuple[int, str]]:
        """The lines (from 0) that are underlined in an open file, and why."""
        while True:
            for message in self._said:
                if (
                    message.get("method") == "textDocument/publishDiagnostics"
                    and message["params"]["uri"] == file.as_uri()
                ):
                    found = message["params"]["diagnostics"]
                    return [(item["range"]["start"]["line"], item["message"]) for item in found]
            self._said.append(self._receive())

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        """The answer to one request."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while "method" in (message := self._receive()) or message.get("id") != self._number:
            self._said.append(message)
        return message["result"]

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0"} | message).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        """The next message; what the server asks of the editor is answered with nothing."""
        stream, length = self._process.stdout, 0
        assert stream is not None
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the language server has gone away"
        message: dict[str, Any] = json.loads(stream.read(length))
        if "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        return message


def _at(file: Path, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": file.as_uri()}, "position": {"line": line, "character": column}}
