"""The lines of two PDFs of one document, where they differ, and why; for tools/compare-layout.

    lines_of(page, words) → [Line]                 from the words of one page, in the order they were written
    compare(ours, theirs) → Comparison             which lines agree, by their first and last words
    explain(comparison, keeping) → [Difference]    the others, each with the case it is an example of

The cases are those of engine/layout/README.md, "Known differences left", in which LibreOffice does
what Word does not. Each is decided by a predicate that an ordinary fault does not meet: whatever no
case explains whole is UNEXPLAINED. tests/layout/test_differences.py has examples of both sides.
"""

import difflib
from collections import Counter
from typing import NamedTuple

SLASH = "slash"
KEPT = "kept with next"
MOVED = "moved"
UNEXPLAINED = "unexplained"

# A narrower gap at a hyphen is no space: a space has a quarter of the size, the height of a word's
# box is 1.1 to 1.3 times the size, and nothing we write shrinks spaces.
_GAP = 0.12


class Line(NamedTuple):
    page: int
    words: tuple
    top: float
    left: float
    right: float

    @property
    def text(self):
        return "".join(self.words)


class Comparison(NamedTuple):
    ours: list      # all lines of either side
    theirs: list
    blocks: list    # pairs of lists: lines of ours, of theirs that do not agree, neighbours together

    @property
    def agreed(self):
        return len(self.ours) - sum(len(mine) for mine, _ in self.blocks)


class Difference(NamedTuple):
    case: str
    ours: list
    theirs: list


def join_torn(words):
    """pdftotext tears a word where LibreOffice sets a no-break hyphen as a portion of its own."""
    joined = []
    for x1, y1, x2, y2, word in words:
        if joined:
            left, top, right, bottom, before = joined[-1]
            hyphen = before.endswith("-") or word.startswith("-")
            if hyphen and top == y1 and bottom == y2 and 0 <= x1 - right < _GAP * (y2 - y1):
                joined[-1] = (left, top, x2, bottom, before + word)
                continue
        joined.append((x1, y1, x2, y2, word))
    return joined


def lines_of(page, words):
    """Words in the order they were written: a line ends where the next word stands lower, higher or
    further left. Both programs write a table cell by cell, so the lines of a cell stay together."""
    lines = []
    last = None
    for x1, y1, x2, y2, word in join_torn(words):
        same = last and abs(last[3] - y2) < (y2 - y1) / 3 and (x1 >= last[2] - 1 or x1 == last[0])
        if not same:
            lines.append(Line(page, (), y1, x1, x2))
        before = lines[-1]
        lines[-1] = before._replace(words=before.words + (word,), left=min(before.left, x1), right=x2)
        last = (x1, y1, x2, y2)
    return lines


def compare(ours, theirs):
    """Lines on different pages do not agree."""
    keys = [[(line.page, line.words[0], line.words[-1]) for line in side] for side in (ours, theirs)]
    matcher = difflib.SequenceMatcher(a=keys[0], b=keys[1], autojunk=False)
    blocks = [code[1:] for code in matcher.get_opcodes() if code[0] != "equal"]
    # The two programs write headers and footers at another moment of the page: what is left on both
    # sides and says the same on the same page agrees as well.
    moved = (Counter(keys[0][i] for a1, a2, _, _ in blocks for i in range(a1, a2)) &
             Counter(keys[1][i] for _, _, b1, b2 in blocks for i in range(b1, b2)))
    spare = [Counter(moved), Counter(moved)]

    def unmatched(side, lines, begin, end):
        rest = []
        for i in range(begin, end):
            if spare[side][keys[side][i]] > 0:
                spare[side][keys[side][i]] -= 1
            else:
                rest.append(lines[i])
        return rest

    pairs = [(unmatched(0, ours, a1, a2), unmatched(1, theirs, b1, b2)) for a1, a2, b1, b2 in blocks]
    return Comparison(ours, theirs, [pair for pair in pairs if pair[0] or pair[1]])


def explain(comparison, keeping=frozenset()):
    """`keeping`: the texts, without spaces and in lower case, of the paragraphs that keep with the next."""
    runs = _moved_runs(comparison)
    gone = {id(line) for run in runs for side in (run.ours, run.theirs) for line in side}
    found = []
    for mine, other in comparison.blocks:
        found += _chunks([line for line in mine if id(line) not in gone],
                         [line for line in other if id(line) not in gone])
    # The pages on which something explained takes more room in ours, +1, or less, -1. Sums say nothing:
    # of two cells of one row only the taller counts.
    pushed = set()
    for one in found:
        if one.case == SLASH and len(one.ours) != len(one.theirs):
            pushed.add((one.ours[0].page, 1 if len(one.ours) > len(one.theirs) else -1))
    for run in runs:
        case = _case_of_run(run, comparison, keeping, pushed)
        if case != UNEXPLAINED:
            # They take room on the later of the two pages.
            ours, theirs = run.ours[0].page, run.theirs[0].page
            pushed.add((max(ours, theirs), 1 if ours > theirs else -1))
        found.append(Difference(case, run.ours, run.theirs))
    return sorted(found, key=lambda one: (one.ours or one.theirs)[0].page)


# A word with a slash: Word and we end its first line after a hyphen, or cut it where the line ends.
# LibreOffice ends it before the word, after a slash, or cuts it where no space stands before it.

def _chunks(mine, other):
    """The pair cut into the smallest pairs that hold the same text; what is left over is unexplained."""
    found = []
    start = [0, 0]
    end = [0, 0]
    text = ["", ""]
    sides = (mine, other)
    while all(end[side] < len(sides[side]) for side in (0, 1)) or text[0] != text[1]:
        side = 0 if len(text[0]) <= len(text[1]) else 1
        if text[0] == text[1]:
            for both in (0, 1):
                text[both] += sides[both][end[both]].text
                end[both] += 1
        elif end[side] < len(sides[side]):
            text[side] += sides[side][end[side]].text
            end[side] += 1
        else:
            break
        if text[0] == text[1]:
            pair = (mine[start[0]:end[0]], other[start[1]:end[1]])
            found.append(Difference(SLASH if _is_slash(*pair) else UNEXPLAINED, *pair))
            start, text = list(end), ["", ""]
    if start[0] < len(mine) or start[1] < len(other):
        found.append(Difference(UNEXPLAINED, mine[start[0]:], other[start[1]:]))
    return found


def _breaks(lines):
    """(where lines end, where words end inside a line), as numbers of characters."""
    line_ends, spaces = [], set()
    at = 0
    for line in lines:
        for word in line.words:
            at += len(word)
            spaces.add(at)
        spaces.discard(at)
        line_ends.append(at)
    return line_ends[:-1], spaces


def _is_column(lines):
    """One below the other in one column of one page: a paragraph, or a cell and what stands before it."""
    below = all(a.top < b.top for a, b in zip(lines, lines[1:]))
    rest = lines[1:]
    left = max((line.left for line in rest), default=0)
    return below and len({line.page for line in lines}) == 1 and all(left < line.right for line in rest)


def _is_slash(mine, other):
    if not _is_column(mine) or not _is_column(other) or mine[0].page != other[0].page:
        return False
    text = "".join(line.text for line in mine)
    (our_ends, our_spaces), (their_ends, their_spaces) = _breaks(mine), _breaks(other)
    if not our_ends or not their_ends:
        return False
    # Where one breaks the other does not: so every space shows on one side.
    spaces = sorted({0, len(text)} | our_spaces | their_spaces)
    ours, theirs = our_ends[0], their_ends[0]
    begin = max(at for at in spaces if at < ours)
    end = min(at for at in spaces if at >= ours)
    if ours == end or "/" not in text[begin:end]:
        return False
    after_slash = begin < theirs < end and text[theirs - 1] == "/"
    if text[ours - 1] != "-":
        # Cut where the line ends: it begins its line, and in front of it stand other cells at the most.
        return mine[0].words[-1] == text[begin:ours] and after_slash and theirs < ours
    cut = theirs < end and other[0].words[-1] == text[begin:theirs] and "/" in text[begin:theirs]
    return (theirs == begin and "/" in text[ours:end]) or (theirs > ours and (after_slash or cut))


# What stands on the next page, or the one before, only because of something explained.

def _moved_runs(comparison):
    """Differences without a case: the same lines in the same order on neighbouring pages."""
    left = {}
    for side, index in ((0, 0), (1, 1)):
        for block in comparison.blocks:
            for line in block[index]:
                left.setdefault((side, line.page), []).append(line)
    used = set()
    runs = []
    for page in sorted(page for side, page in left if side == 1):
        for step in (1, -1):
            theirs = [line for line in left[1, page] if id(line) not in used]
            ours = [line for line in left.get((0, page + step), []) if id(line) not in used]
            matcher = difflib.SequenceMatcher(a=[line.words for line in theirs],
                                              b=[line.words for line in ours], autojunk=False)
            pairs = [(theirs[a + i], ours[b + i]) for a, b, size in matcher.get_matching_blocks()
                     for i in range(size)]
            if pairs:
                runs.append(Difference(MOVED, [pair[1] for pair in pairs], [pair[0] for pair in pairs]))
                used |= {id(line) for pair in pairs for line in pair}
    return runs


def _ends_page(run, lines):
    """Whether nothing of its page stands below these lines and nothing behind them but a header."""
    last = max(i for i, line in enumerate(lines) if line is run[-1])
    top = min(line.top for line in run)
    return all(line.top < top for line in lines[last + 1:] if line.page == run[0].page)


def _begins_page(run, lines, before):
    """Whether in front of these lines stand only lines that the page before has as well (header rows),
    and a page number."""
    first = min(i for i, line in enumerate(lines) if line is run[0])
    known = {line.words for line in before}
    return all(line.words in known or line.text.isdecimal()
               for line in lines[:first] if line.page == run[0].page)


def _case_of_run(run, comparison, keeping, pushed):
    later = run.ours[0].page > run.theirs[0].page
    if later:
        earlier_side, earlier, late_side, late = comparison.theirs, run.theirs, comparison.ours, run.ours
    else:
        earlier_side, earlier, late_side, late = comparison.ours, run.ours, comparison.theirs, run.theirs
    before = [line for line in late_side if line.page == earlier[0].page]
    if not _ends_page(earlier, earlier_side) or not _begins_page(late, late_side, before):
        return UNEXPLAINED
    if later and _keeps_with_next(run.theirs, keeping):
        return KEPT
    return MOVED if (earlier[0].page, 1 if later else -1) in pushed else UNEXPLAINED


def _keeps_with_next(lines, keeping):
    """Whether the lines are paragraphs, each whole, that all keep with the next."""
    text = ""
    for line in lines:
        text += line.text.lower()
        if text in keeping:
            text = ""
    return not text
