"""Collects findings: the rule's key, the object, what is wrong."""

from typing import NamedTuple

from . import rules


class Finding(NamedTuple):
    clause: str
    where: str
    what: str


class Report:
    """Of one file. Checks add by key; clauses of a flavour are drawn at the end."""

    _MOST = 20  # of one rule: a thousand glyphs with one defect are one defect

    def __init__(self):
        self._found = {}

    def add(self, key, where, what):
        rules.RULES[key]  # a misspelt key is a mistake of ours
        entries = self._found.setdefault(key, {})
        if len(entries) < self._MOST:
            entries.setdefault((str(where), what))

    def findings(self, flavour):
        result = []
        for key, entries in self._found.items():
            number = rules.clause(key, flavour)
            if number:
                result.extend(Finding(number, *entry) for entry in entries)
        return sorted(result, key=lambda f: (_sort_key(f.clause), f.where, f.what))


def _sort_key(clause):
    return [int(p) if p.isdigit() else 0 for p in clause.replace("-", ".").split(".")]
