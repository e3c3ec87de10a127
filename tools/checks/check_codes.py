#!/usr/bin/env python3
"""Every message of engine/base/diagnostics.def is produced by some test.

A test shows that it produces a code by naming it: Code::Name in C++, or the printed code in a case
file or a Python test. The script also checks what the compiler cannot: unique printed codes, and the
same values {0}, {1} … in both languages.
"""

import re

from sources import files, finish, read

ENTRY = re.compile(r'VANTHU_DIAGNOSTIC\(\s*(\w+)\s*,\s*"([^"]+)"\s*,\s*(\w+)\s*,(.*?)\)\s*(?=VANTHU_DIAGNOSTIC|//|$)', re.S)
STRING = re.compile(r'"((?:\\.|[^"\\])*)"')
LITERAL = re.compile(r'(?:"(?:\\.|[^"\\])*"\s*)+')
VALUE = re.compile(r"(?<!\{)\{(\d+)\}")


def main():
    problems = []
    tests = "\n".join(read(path) for path in files("tests", suffixes=(".cpp", ".h", ".py", ".case")))
    named = set(re.findall(r"\bCode::(\w+)", tests)) | set(re.findall(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", tests))
    table = re.sub(r"^//.*$", "//", read("engine/base/diagnostics.def"), flags=re.M)
    entries = ENTRY.findall(table)
    seen = set()
    for name, printed, _, rest in entries:
        if printed in seen:
            problems.append(f"{printed}: twice in diagnostics.def")
        seen.add(printed)
        texts = ["".join(STRING.findall(literal)) for literal in LITERAL.findall(rest)]
        if len(texts) != 4:
            problems.append(f"{printed}: four texts expected, {len(texts)} found")
            continue
        values = [set(VALUE.findall(text)) for text in texts]
        if values[0] | values[1] != values[2] | values[3]:
            problems.append(f"{printed}: the two languages use different values")
        if name not in named and printed not in named:
            problems.append(f"{printed} (Code::{name}): no test produces it")
    if not entries:
        problems.append("no entries found in diagnostics.def")
    finish(problems, f"{len(entries)} codes, each produced by a test")


main()
