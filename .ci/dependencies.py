"""What of `cargo metadata` reaches whoever installs the program."""


def shipped(metadata):
    """The packages that the program is built from, itself first; those for development alone are not among them."""
    packages = {package["id"]: package for package in metadata["packages"]}
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    root = metadata["resolve"]["root"]
    needed, queue = set(), [root]
    while queue:
        current = queue.pop()
        if current in needed:
            continue
        needed.add(current)
        for dependency in nodes[current]["deps"]:
            if any(kind["kind"] != "dev" for kind in dependency["dep_kinds"]):
                queue.append(dependency["pkg"])
    return [packages[id] for id in [root, *sorted(needed - {root})]]
