"""Asks a YAML language server over its protocol, as an editor does: what it finds in a file, what it offers in one.

Takes the server's command. Reads questions from standard input, one a line: a file's path and text, and the cursor's line and column where it is
about what is offered. Writes one line of JSON for each: lines and messages, or offers and what is said of them.
"""

import json
import pathlib
import subprocess
import sys

# Nothing is to be loaded from elsewhere.
SETTINGS = {"yaml": {"schemaStore": {"enable": False}, "kubernetesCRDStore": {"enable": False}}}


class Server:
    """A running server that has its settings."""

    def __init__(self, command):
        pipe = subprocess.PIPE
        self.process = subprocess.Popen([command, "--stdio"], stdin=pipe, stdout=pipe)
        self.requests, self.answers, self.found, self.is_set_up = 0, {}, {}, False
        capabilities = {"workspace": {"configuration": True}}
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities})
        self.send({"method": "initialized", "params": {}})
        while not self.is_set_up:
            self.receive()

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def receive(self):
        length = 0
        while header := self.process.stdout.readline().strip():
            name, value = header.split(b":", 1)
            length = int(value) if name.lower() == b"content-length" else length
        if not length:
            sys.exit("the language server ended")
        message = json.loads(self.process.stdout.read(length))
        method, number = message.get("method"), message.get("id")
        if method == "workspace/configuration":
            result = [SETTINGS.get(item.get("section")) for item in message["params"]["items"]]
            self.send({"id": number, "result": result})
            self.is_set_up = True
        elif method and number is not None:
            self.send({"id": number, "result": None})
        elif method == "textDocument/publishDiagnostics":
            self.found[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif not method:
            self.answers[number] = message

    def ask(self, method, params):
        self.requests += 1
        self.send({"id": self.requests, "method": method, "params": params})
        while self.requests not in self.answers:
            self.receive()
        return self.answers.pop(self.requests)["result"]

    def faults(self, uri, text):
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        while uri not in self.found:
            self.receive()
        return [[fault["range"]["start"]["line"] + 1, fault["message"]] for fault in self.found[uri]]

    def offers(self, uri, line, column):
        position = {"line": line, "character": column}
        offered = self.ask("textDocument/completion", {"textDocument": {"uri": uri}, "position": position})
        return [[item["label"], plain(item.get("documentation", ""))] for item in offered["items"]]


def plain(documentation):
    return documentation if isinstance(documentation, str) else documentation["value"]


server = Server(sys.argv[1])
for number, line in enumerate(sys.stdin):
    path, text, *cursor = json.loads(line)
    path = pathlib.Path(path)
    # Each under a name of its own: the server keeps what it has made of one.
    uri = path.with_name(f"{number}-{path.name}").as_uri()
    faults = server.faults(uri, text)
    print(json.dumps(server.offers(uri, *cursor) if cursor else faults), flush=True)
