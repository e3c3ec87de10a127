#!/usr/bin/env python3
"""templates/tu-hai-am-tiet.txt from the project's own words: templates, shared blocks, samples;
and tools/tu-thuong-dung.txt, ordinary words that none of them uses.

A line a two-syllable word (also one with a comma inside): the word in small letters, a tab, how often it stands there. `vanthu check`
takes a word that differs from a frequent one in its marks only for a possible slip
(engine/check/word_table.h). Run it when templates or samples change; a test says when it was forgotten.
"""

import collections
import json
import pathlib
import re
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLE = ROOT / "templates" / "tu-hai-am-tiet.txt"
KNOWN = ROOT / "tools" / "tu-thuong-dung.txt"
FEWEST = 2  # uses


def texts_of_json(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from texts_of_json(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if not key.startswith("//"):
                yield from texts_of_json(one)


def texts():
    for path in sorted((ROOT / "templates").rglob("*.xml")):
        for element in ElementTree.parse(path).iter():
            yield from (text for text in (element.text, element.tail) if text)
            for name in ("hoi", "goi-y", "ten"):
                if element.get(name):
                    yield element.get(name)
    for path in sorted((ROOT / "samples").rglob("*.json")):
        yield from texts_of_json(json.loads(path.read_text(encoding="utf-8")))


def table():
    counts = collections.Counter()
    for text in texts():
        text = unicodedata.normalize("NFC", re.sub(r"\{\{.*?\}\}", "|", text, flags=re.S)).lower()
        for clause in re.split(r"[^\w ]|[\d_]|\n|  ", " ".join(re.split(r"[\t\n]+", text))):
            syllables = clause.split()
            counts.update(" ".join(pair) for pair in zip(syllables, syllables[1:]))
        # "phòng, chống" is one word to a reader.
        counts.update(f"{a}, {b}" for a, b in re.findall(r"([^\W\d_]+), (?=([^\W\d_]+))", text))
    counts = {word: count for word, count in counts.items() if count >= FEWEST}
    # Ordinary words that nothing of ours uses: known, and never a slip; never frequent, either.
    for line in KNOWN.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            counts.setdefault(unicodedata.normalize("NFC", line), 1)
    lines = [f"{word}\t{count}" for word, count in sorted(counts.items())]
    return "\n".join(lines) + "\n"


def main():
    made = table()
    if "--check" in sys.argv[1:]:
        if TABLE.read_text(encoding="utf-8") != made:
            sys.exit("templates/tu-hai-am-tiet.txt is out of date: run tools/make_word_table.py")
        return
    TABLE.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
