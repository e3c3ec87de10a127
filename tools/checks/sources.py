"""What the check scripts share: the files of the project and C++ without its comments."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def files(*folders, suffixes=(".cpp", ".h")):
    """Files below the folders, sorted, as paths relative to the root."""
    found = []
    for folder in folders:
        found += [p.relative_to(ROOT) for p in (ROOT / folder).rglob("*")
                  if p.is_file() and p.suffix in suffixes]
    return sorted(found)


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


_TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'', re.S)


def code_only(text):
    """Comments and literals blanked out; line numbers stay."""
    return _TOKEN.sub(lambda m: "".join("\n" if c == "\n" else " " for c in m.group()), text)


def finish(problems, what):
    """Ends the script: 0 with a line that says what was checked, else 1 with the problems."""
    for problem in problems:
        print(problem)
    if problems:
        print(f"{len(problems)} problem(s)")
        sys.exit(1)
    print(what)
