"""The words of a PDF in the order they were written, by pdftotext (poppler-utils).

Page numbers and footers are left out: they stand in the margins.

    python3 tests/support/pdf_words.py FILE.pdf
"""

import html
import re
import subprocess
import sys

# Text areas of the decree end 20 to 25 mm from the paper's edge; page numbers and footers stand
# wholly outside (points).
MARGIN = 54.0

_PAGE = re.compile(r'<page width="[\d.]+" height="([\d.]+)">(.*?)</page>', re.S)
_WORD = re.compile(r'<word xMin="[\d.-]+" yMin="([\d.-]+)" xMax="[\d.-]+" yMax="([\d.-]+)">(.*?)</word>',
                   re.S)


def pdf_words(path):
    text = subprocess.run(["pdftotext", "-raw", "-bbox", str(path), "-"], capture_output=True,
                          check=True).stdout.decode("utf-8")
    words = []
    for height, page in _PAGE.findall(text):
        for top, bottom, word in _WORD.findall(page):
            middle = (float(top) + float(bottom)) / 2
            if MARGIN < middle < float(height) - MARGIN:
                words.append(html.unescape(word))
    return words


def first_difference(expected, found):
    """None when the lists agree, else a sentence.

    A word of `found` that ends in a hyphen may be the head of a word that was broken there.
    """
    at = 0
    for index, word in enumerate(expected):
        whole = ""
        while True:
            if at == len(found):
                return f"ends before word {index} {word!r}, after {expected[max(0, index - 5):index]}"
            whole += found[at]
            at += 1
            if whole == word:
                break
            if not (word.startswith(whole) and whole.endswith("-")):
                return f"word {index}: {word!r} expected after {expected[max(0, index - 5):index]}, found {whole!r}"
    if at < len(found):
        return f"goes on after the end: {found[at:at + 8]}"
    return None


if __name__ == "__main__":
    print("\n".join(pdf_words(sys.argv[1])))
