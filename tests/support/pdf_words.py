"""The words of a PDF in the order they were written, by pdftotext (poppler-utils), page by page.

Page numbers, footers and the like are no part of the text. `vanthu dump --stage pages` marks them, and
words on one of their baselines are left out. Of the lines of a table of contents the dots are.
"""

import html
import re
import subprocess

_PAGE = re.compile(r"<page [^>]*>(.*?)</page>", re.S)
_WORD = re.compile(r'<word xMin="[\d.-]+" yMin="([\d.-]+)" xMax="[\d.-]+" yMax="([\d.-]+)">(.*?)</word>',
                   re.S)
_DOTS = re.compile(r"\.{4,}")
_FURNITURE = re.compile(r"^\s+y=([\d.]+) x=[\d.]+ furniture ", re.M)
_LEADERS = re.compile(r"^\s+y=([\d.]+) x=[\d.]+ dots ", re.M)

# No header of a table has more words.
_LONGEST_HEADER = 200


def baselines(pattern, pages_dump):
    """The baselines of what the pattern finds, a list a page."""
    pages = re.split(r"^page ", pages_dump, flags=re.M)[1:]
    return [[float(y) for y in pattern.findall(page)] for page in pages]


def pdf_pages(path, pages_dump):
    """The words of each page."""
    text = subprocess.run(["pdftotext", "-raw", "-bbox", str(path), "-"], capture_output=True,
                          check=True).stdout.decode("utf-8")
    pages = []
    for page, furniture, leaders in zip(_PAGE.findall(text), baselines(_FURNITURE, pages_dump),
                                        baselines(_LEADERS, pages_dump), strict=True):
        words = []
        for top, bottom, word in _WORD.findall(page):
            left_out = leaders + furniture if _DOTS.fullmatch(word) else furniture
            if not any(float(top) < y < float(bottom) for y in left_out):
                words.append(html.unescape(word))
        pages.append(words)
    return pages


def difference(expected, pages, added=lambda rest: 0):
    """None when the pages hold the expected words in order, else a sentence.

    Two things are no difference: a word broken after a hyphen at a line's end, and the header rows of
    a table said again at the top of a page. Where the next word is not the expected one, `added` says
    how many words of the rest the form has added there.
    """
    found = [word for page in pages for word in page]
    starts = {sum(map(len, pages[:count])) for count in range(1, len(pages))}
    at = 0
    for index, word in enumerate(expected):
        if at in starts:
            at += _repeated(expected[:index], expected[index:index + 4], found[at:])
        if at < len(found) and found[at] != word:
            at += added(found[at:])
        whole = ""
        while whole != word:
            if at == len(found):
                return f"ends before word {index} {word!r}, after {expected[max(0, index - 5):index]}"
            whole += found[at]
            at += 1
            if whole != word and not (word.startswith(whole) and whole.endswith("-")):
                return (f"word {index}: {word!r} expected after "
                        f"{expected[max(0, index - 5):index]}, found {whole!r}")
    if at < len(found):
        return f"goes on after the end: {found[at:at + 8]}"
    return None


def _repeated(before, wanted, found):
    """How many words at the head of `found` only repeat a header row that stood in `before`."""
    if found[:len(wanted)] == wanted:
        return 0
    for count in range(1, min(_LONGEST_HEADER, len(found))):
        if found[count:count + len(wanted)] == wanted:
            header = found[:count]
            if any(before[i:i + count] == header for i in range(len(before) - count + 1)):
                return count
    return 0
