#!/usr/bin/env python3
"""No source file passes 800 lines: one pass, one file. (.def tables are exempt.)"""

from sources import files, finish, read

LONGEST = 800


def main():
    problems = []
    sources = files("engine", "tools", "tests")
    for path in sources:
        lines = read(path).split("\n")
        if len(lines) > LONGEST:
            problems.append(f"{path}: {len(lines)} lines; split it at a pass")
    finish(problems, f"{len(sources)} files, none longer than {LONGEST} lines")


main()
