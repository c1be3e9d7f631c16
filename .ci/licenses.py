"""Reads `cargo metadata` and prints the licenses of what the program is built from, as their authors wrote them."""

import json
import re
import sys
from pathlib import Path

from dependencies import shipped

IS_LICENSE = re.compile(r"(un)?licen[cs]e|copying|copyright|notice", re.IGNORECASE)

_, *others = shipped(json.load(sys.stdin))
texts, users = {}, {}
for package in others:
    folder = Path(package["manifest_path"]).parent
    found = [path for path in sorted(folder.iterdir()) if path.is_file() and IS_LICENSE.match(path.name)]
    name = f"{package['name']} {package['version']} ({package['license']})"
    if not found:
        print(f"{name}: its package carries no text of it\n")
    for path in found:
        text = path.read_text(encoding="utf-8", errors="replace").strip()
        # The same words in other lines are the same license.
        key = " ".join(text.split())
        texts.setdefault(key, text)
        users.setdefault(key, []).append(name)
for key, text in texts.items():
    print("=" * 80, *users[key], "", text, "", sep="\n")
