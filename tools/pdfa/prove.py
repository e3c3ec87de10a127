"""The checker against a folder of labelled files (LABELS.tsv: file, flavour, clause, expect, …).

A fail file counts as found when a finding names its clause, or a clause that ALIASES allows for it. A pass file
counts as reported when there is any finding for its flavour.
"""

import pathlib
import re
import time

from . import check, rules
from .document import Unreadable
from .report import Finding

# Label (flavour family, clause, topic or None for all) -> clauses that judge what the label describes. Topics
# are the corpus' own: its PDF/A-2 folders were numbered before the rules were.
ALIASES = {
    ("2", "6.2.2", "t02"): {"6.2.6"},                 # a rendering intent in ri
    ("2", "6.2.3", "t01"): {"6.2.4.3"},               # a device colour without output intent
    ("2", "6.2.4.4", "t01"): {"6.2.4.3"},             # the alternate space of DeviceN is a device colour
    ("2", "6.2.4.5", None): {"6.2.4.3"},              # the base of Indexed is a device colour
    ("2", "6.2.5", "t05"): {"6.2.6"},                 # /RI in an ExtGState
    ("2", "6.2.8.1", None): {"6.2.8"},
    ("2", "6.2.8.1", "t03"): {"6.2.8", "6.2.6"},     # /Intent of an image
    ("2", "6.2.9.1", None): {"6.2.9"},
    ("2", "6.2.9.2", None): {"6.2.9"},
    ("2", "6.2.9.3", None): {"6.2.9"},
    ("2", "6.2.10", None): {"6.2.4.3"},    # the group's /CS is a device colour
    ("2", "6.5.2", "t01"): {"6.4.1"},     # /AA of a widget
    ("2", "6.6.2.3.2", None): {"6.6.2.3.1"},  # a property without definition
    ("ua", "7.18.7", None): {"7.11"},
    ("1", "6.1.5", None): {"6.7.3"},                  # Info and XMP
    ("1", "6.2.2", "t02"): {"6.2.3.3"},               # as 6.2.3 above
    ("1", "6.2.8", "t03"): {"6.2.9"},
    ("1", "6.7.2", None): {"6.7.9"},
}


def flavour_of(label):
    """"PDF/A-2b" -> "a2b", "PDF/UA-1" -> "ua1"."""
    return label.removeprefix("PDF/").replace("-", "").lower()


def sections(flavour, clause, name):
    """The clauses that may be found for a label."""
    family = rules.family(flavour)
    topic = re.search(r"-(t\d\d)-", name)
    for key in ((family, clause, topic[1] if topic else ""), (family, clause, None)):
        if key in ALIASES:
            return ALIASES[key] | {clause}
    return {clause}


def whole_sections(flavour):
    """Clauses of which every rule is claimed: labels name clauses, not rules."""
    without = rules.NOT_CLAIMED[rules.family(flavour)]
    return {rules.section(c) for c in rules.claimed(flavour)} - {rules.section(c) for c in without if "-" in c}


def prove(folder, verbose=False):
    """Prints the proof; True when every fail file of a claimed clause is found and at most 2 % of pass files reported."""
    folder = pathlib.Path(folder)
    lines = (folder / "LABELS.tsv").read_text(encoding="utf-8").splitlines()
    columns = lines[0].split("\t")
    started = time.monotonic()
    claimed, counts, missed, reported, unclaimed = {}, dict(fail=0, found=0, all_fail=0, passes=0), [], [], {}
    for line in lines[1:]:
        row = dict(zip(columns, line.split("\t")))
        flavour = flavour_of(row["flavour"])
        if flavour not in claimed:
            claimed[flavour] = whole_sections(flavour)
        wanted = sections(flavour, row["clause"], row["file"])
        findings = _findings(folder / row["file"], flavour)
        if row["expect"] == "pass":
            counts["passes"] += 1
            if findings:
                reported.append((row["file"], findings))
            continue
        counts["all_fail"] += 1
        if not wanted & claimed[flavour]:
            unclaimed.setdefault((flavour, row["clause"]), []).append(row["file"])
            continue
        counts["fail"] += 1
        if wanted & {rules.section(f.clause) for f in findings}:
            counts["found"] += 1
        else:
            missed.append((row["file"], row["clause"], sorted({f.clause for f in findings})))
    return _print(counts, missed, reported, unclaimed, claimed, time.monotonic() - started, verbose)


def _findings(path, flavour):
    try:
        _, report, _ = check.run(path, [flavour])
    except Unreadable as error:
        return [Finding("file", "file", str(error))]
    return report.findings(flavour)


def _print(counts, missed, reported, unclaimed, claimed, seconds, verbose):
    for flavour in sorted(claimed):
        print(f"claimed clauses {flavour}: {len(claimed[flavour])}")
    for (flavour, clause), files in sorted(unclaimed.items()):
        print(f"not claimed {flavour} {clause}: {len(files)} fail files")
    for name, clause, found in missed:
        print(f"missed {name}: {clause}; found {' '.join(found) or 'nothing'}")
    for name, findings in reported:
        for finding in findings[:20 if verbose else 1]:
            print(f"reported {name}: {finding.clause} {finding.where}: {finding.what}")
    share = 100 * counts["fail"] / counts["all_fail"] if counts["all_fail"] else 0
    print(f"fail files of claimed clauses: {counts['fail']} of {counts['all_fail']} ({share:.1f} %)")
    print(f"found: {counts['found']} of {counts['fail']}")
    percent = 100 * len(reported) / counts["passes"] if counts["passes"] else 0
    print(f"pass files reported: {len(reported)} of {counts['passes']} ({percent:.1f} %)")
    print(f"{seconds:.1f} s")
    return not missed and percent <= 2 and counts["fail"] > 0
