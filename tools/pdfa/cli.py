"""Checks PDF files against PDF/A and PDF/UA, clause by clause.

    tools/check-pdf FILE.pdf… [--flavour F]…   what the XMP claims, or the flavours given (a2a a3a ua1 own …)
    tools/check-pdf --clauses [--flavour F]…   the clauses that are decided, and those that are not
    tools/check-pdf --prove FOLDER             the checker itself against labelled files

One line a finding: file, clause, object, what is wrong. Exit 0 without findings, 1 with, 2 for a wrong call.
"""

import argparse
import shutil
import sys

from . import check, prove, rules
from .document import Unreadable


def main():
    parser = argparse.ArgumentParser(prog="check-pdf", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", metavar="FILE.pdf")
    parser.add_argument("--flavour", action="append", choices=rules.FLAVOURS, default=[])
    parser.add_argument("--clauses", action="store_true")
    parser.add_argument("--prove", metavar="FOLDER")
    parser.add_argument("--verbose", action="store_true", help="with --prove: every finding on a pass file")
    options = parser.parse_args()
    if options.clauses:
        return _clauses(options.flavour or ["a2a", "ua1", "own"])
    if shutil.which("qpdf") is None:
        print("qpdf is not installed", file=sys.stderr)
        return 2
    if options.prove:
        return 0 if prove.prove(options.prove, options.verbose) else 1
    if not options.files:
        parser.error("no file")
    return _files(options)


def _clauses(flavours):
    for flavour in flavours:
        for number, what in rules.claimed(flavour).items():
            print(f"{flavour}\t{number}\t{what}")
        for number, why in rules.NOT_CLAIMED.get(rules.family(flavour), {}).items():
            print(f"{flavour}\t{number}\tnot claimed: {why}")
    return 0


def _files(options):
    bad = False
    for path in options.files:
        try:
            _, report, flavours = check.run(path, options.flavour)
        except (Unreadable, OSError) as error:
            print(f"{path}: file: {error}")
            bad = True
            continue
        if not flavours:
            print(f"{path}: XMP claims neither PDF/A nor PDF/UA; name a --flavour")
            bad = True
        for flavour in flavours:
            if flavour not in rules.FLAVOURS:
                print(f"{path}: {flavour}: no flavour that is known here")
                bad = True
                continue
            for finding in report.findings(flavour):
                print(f"{path}: {flavour} {finding.clause}: {finding.where}: {finding.what}")
                bad = True
    return 1 if bad else 0
