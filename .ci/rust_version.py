"""Reads `cargo metadata` and fails where a dependency needs a newer Rust than Cargo.toml promises."""

import json
import sys

from dependencies import shipped


def version(text):
    return tuple(int(part) for part in (text + ".0.0").split(".")[:3])


root, *others = shipped(json.load(sys.stdin))
promised = root["rust_version"]
too_new = [
    f"{package['name']} {package['version']} needs {package['rust_version']}"
    for package in others
    if package["rust_version"] and version(package["rust_version"]) > version(promised)
]
if too_new:
    sys.exit(f"Cargo.toml promises Rust {promised}, but " + "; ".join(too_new))
print(f"{len(others)} dependencies, none newer than Rust {promised}")
