"""The program under test and the files around it, for the tests written in Python.

The path of the program comes from the environment (VANTHU_PROGRAM); ctest sets it.
"""

import os
import pathlib
import shutil
import subprocess
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("VANTHU_PROGRAM", SOURCE / "build/release/bin/vanthu"))
SHARED = SOURCE.parent / "shared"


def vanthu(*arguments, stdin=None, env=None, cwd=None, prefix=()):
    """Runs the program; the result has returncode, stdout (bytes) and stderr (text)."""
    environment = dict(os.environ)
    environment.update(env or {})
    done = subprocess.run([*map(str, prefix), str(PROGRAM), *map(str, arguments)], input=stdin,
                          capture_output=True, env=environment, cwd=cwd, timeout=120, check=False)
    done.stderr = done.stderr.decode("utf-8")
    return done


def needs(tool):
    """Skips a test where a tool of tools/packages.txt could not be installed."""
    return unittest.skipUnless(shutil.which(tool), f"{tool} is not installed")


def samples():
    """(name, template, data file) of every sample.

    A sample's template is the template.xml beside its data, or the id in its mau.txt, or else the id
    that is the sample's own name.
    """
    found = []
    for data in sorted(SOURCE.glob("samples/*/du-lieu.json")):
        folder = data.parent
        if (folder / "template.xml").exists():
            template = folder
        elif (folder / "mau.txt").exists():
            template = (folder / "mau.txt").read_text(encoding="utf-8").strip()
        else:
            template = folder.name
        found.append((folder.name, template, data))
    return found
