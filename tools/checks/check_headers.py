#!/usr/bin/env python3
"""Each header of the engine compiles alone.

    check_headers.py COMPILER [FLAG…]
"""

import concurrent.futures
import os
import subprocess
import sys

from sources import ROOT, files, finish


def compile_alone(command, header):
    done = subprocess.run([*command, "-x", "c++", "-fsyntax-only", "-"], capture_output=True, text=True,
                          input=f'#include "{header.relative_to("engine")}"\n', check=False)
    return "" if done.returncode == 0 else f"{header} does not compile alone:\n{done.stderr}"


def main():
    command = [sys.argv[1], "-std=c++20", "-Wall", "-Wextra", "-Werror", f"-I{ROOT / 'engine'}",
               *sys.argv[2:]]
    headers = files("engine", suffixes=(".h",))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(lambda header: compile_alone(command, header), headers)
    finish([r for r in results if r], f"{len(headers)} headers compile alone")


main()
