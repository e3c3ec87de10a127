#!/usr/bin/env python3
"""The arrows between the engine's modules, read from the #include lines.

A module may include those listed for it, itself, and nothing else of the engine. engine/README.md
draws the same arrows; changing one means changing both.
"""

import re

from sources import files, finish, read

LOWER = {
    "base": "",
    "text": "base",
    "xml": "base",
    "zip": "base text",
    "data": "base text xml zip",
    "model": "base text",
    "template": "base text xml data model",
    "forms": "base text zip data model template",
    "fonts": "base text xml",
    "rules": "base text xml model fonts",
    "layout": "base text model fonts rules",
    "pdf": "base text xml model fonts rules layout",
    "svg": "base text xml model fonts rules layout",
    "docx": "base text xml zip model rules",
    "docx/parse": "base xml zip",
    "docx/effective": "base text xml docx/parse",
    "docx/edit": "base text xml zip docx/parse",
    "check": "base text xml zip model rules docx/parse docx/effective docx/edit",
    "merge": "base text xml zip data model template forms rules docx docx/parse docx/effective docx/edit",
    "app": "base text xml zip data model template forms fonts rules layout pdf svg docx docx/parse docx/effective docx/edit check merge",
}
ABOVE_APP = {"tools/cli": {"app", "base", "cli", "vanthu.h"}}

# Folders inside a module that are modules of their own.
INNER = {name for name in LOWER if "/" in name}

INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)


def module_of(parts):
    inner = "/".join(parts[:2])
    return inner if inner in INNER else parts[0]


def main():
    problems = []
    count = 0
    sources = files("engine", "tools")
    for path in sources:
        parts = path.parts
        text = read(path)
        if parts[0] == "engine" and len(parts) == 2:  # vanthu.h: for others, so nothing of ours
            allowed, module = set(), parts[1]
        elif parts[0] == "engine":
            module = module_of(parts[1:])
            if module not in LOWER:
                problems.append(f"{path}: engine/{module} is not in the list of modules")
                continue
            allowed = {module, *LOWER[module].split()} | ({"vanthu.h"} if module == "app" else set())
        else:
            module = "/".join(parts[:2])
            beside = {other.name for other in sources if other.parent == path.parent}
            allowed = ABOVE_APP.get(module, {"vanthu.h"}) | beside
        for match in INCLUDE.finditer(text):
            count += 1
            target = module_of(match.group(1).split("/"))
            if target not in allowed:
                line = text.count("\n", 0, match.start()) + 1
                problems.append(f"{path}:{line}: {module} must not include {match.group(1)}")
    finish(problems, f"{count} includes follow the arrows")


main()
