#!/usr/bin/env python3
"""Each header of the engine compiles alone.

    check_headers.py COMPILER [FLAG…]

A header that its own source includes first has shown it in the build; the others are compiled here.
"""

import concurrent.futures
import os
import re
import subprocess
import sys

from sources import ROOT, files, finish, read


def compile_alone(command, header):
    done = subprocess.run([*command, "-x", "c++", "-fsyntax-only", "-"], capture_output=True, text=True,
                          input=f'#include "{header.relative_to("engine")}"\n', check=False)
    return "" if done.returncode == 0 else f"{header} does not compile alone:\n{done.stderr}"


def shown_by_the_build(header):
    source = header.with_suffix(".cpp")
    if not (ROOT / source).exists():
        return False
    first = re.search(r'^\s*#\s*include\s+(\S+)', read(source), re.M)
    return first is not None and first.group(1) == f'"{header.relative_to("engine")}"'


def main():
    command = [sys.argv[1], "-std=c++20", "-Wall", "-Wextra", "-Werror", f"-I{ROOT / 'engine'}",
               *sys.argv[2:]]
    headers = files("engine", suffixes=(".h",))
    alone = [header for header in headers if not shown_by_the_build(header)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(lambda header: compile_alone(command, header), alone)
    finish([r for r in results if r], f"{len(headers)} headers compile alone")


main()
