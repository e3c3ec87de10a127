#!/usr/bin/env python3
"""At least 60 different mistakes have their whole printed message in a case file, in both languages.

A mistake counts when its code stands in `=== expect` of a case and the printed report, which names
the code in brackets, in `=== messages` and in `=== messages-en` of the same case. Both reports must
tell the same codes in the same order as `expect`.
"""

import re

from sources import files, finish, read

FEWEST = 60
SECTION = re.compile(r"^=== (\S+).*\n", re.M)
TOLD = re.compile(r"^(?:.*: )?(?:lỗi|cảnh báo|lưu ý|error|warning|note) \[([a-z0-9-]+)\]: ", re.M)


def sections(text):
    parts = SECTION.split(text)
    return dict(zip(parts[1::2], parts[2::2]))


def main():
    problems = []
    mistakes = set()
    cases = 0
    for path in files("tests/cases", suffixes=(".case",)):
        found = sections(read(path))
        if "messages" not in found or "messages-en" not in found:
            continue
        cases += 1
        expected = [line.split()[-1] for line in found.get("expect", "").splitlines()]
        for name in ("messages", "messages-en"):
            if TOLD.findall(found[name]) != expected:
                problems.append(f"{path}: {name} does not tell what expect says")
        mistakes.update(expected)
    if len(mistakes) < FEWEST:
        problems.append(f"only {len(mistakes)} mistakes have their messages in both languages; {FEWEST} at least")
    finish(problems, f"{len(mistakes)} different mistakes with their messages in Vietnamese and English, in {cases} cases")


main()
