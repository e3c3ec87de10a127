#!/usr/bin/env python3
"""The program in the manual at the head of engine/vanthu.h is the one that the tests build."""

import re

from sources import finish, read


def main():
    manual = []
    for line in read("engine/vanthu.h").split("\n"):
        if not line.startswith("//"):
            break
        match = re.match(r"//     (.*)$", line)
        if match and (manual or match.group(1).startswith("#include")):
            manual.append(match.group(1))
        elif manual and line == "//":
            manual.append("")
    built = read("tests/install/consumer.cpp").rstrip("\n").split("\n")
    while manual and manual[-1] == "":
        manual.pop()
    finish([] if manual == built else ["the example of engine/vanthu.h differs from tests/install/consumer.cpp"],
           "the manual's program is the one that is built")


main()
