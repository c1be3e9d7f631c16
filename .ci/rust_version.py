"""Reads `cargo metadata` and fails where a dependency needs a newer Rust than Cargo.toml promises."""

import json
import sys

metadata = json.load(sys.stdin)
packages = {package["id"]: package for package in metadata["packages"]}
root = packages[metadata["resolve"]["root"]]


def version(text):
    return tuple(int(part) for part in (text + ".0.0").split(".")[:3])


# Development dependencies do not reach whoever installs the program.
needed, queue = set(), [root["id"]]
nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
while queue:
    current = queue.pop()
    if current in needed:
        continue
    needed.add(current)
    for dependency in nodes[current]["deps"]:
        if any(kind["kind"] != "dev" for kind in dependency["dep_kinds"]):
            queue.append(dependency["pkg"])

promised = root["rust_version"]
too_new = [
    f"{package['name']} {package['version']} needs {package['rust_version']}"
    for package in (packages[id] for id in sorted(needed))
    if package["rust_version"] and version(package["rust_version"]) > version(promised)
]
if too_new:
    sys.exit(f"Cargo.toml promises Rust {promised}, but " + "; ".join(too_new))
print(f"{len(needed) - 1} dependencies, none newer than Rust {promised}")
