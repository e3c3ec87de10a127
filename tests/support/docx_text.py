"""The text of a DOCX as a reader sees it: one paragraph a line, table cells in row order.

Standard library only. Headers and footers are left out; U+00A0 counts as a space and
w:noBreakHyphen as a hyphen, because both only say that a line must not break there. Empty
paragraphs give no line.

    python3 tests/support/docx_text.py FILE.docx
"""

import sys
import xml.etree.ElementTree as ElementTree
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _paragraph(paragraph):
    parts = []
    for element in paragraph.iter():
        if element.tag == W + "t":
            parts.append(element.text or "")
        elif element.tag == W + "noBreakHyphen":
            parts.append("-")
        elif element.tag in (W + "br", W + "cr"):
            parts.append("\n")
        elif element.tag == W + "tab":
            # w:tab is also the name of a tab stop (in w:tabs), which is no text.
            parts.append("\t")
    return "".join(parts).replace("\u00a0", " ")


def lines_of_body(body):
    lines = []
    for paragraph in body.iter(W + "p"):
        for tabs in paragraph.iter(W + "pPr"):
            for stops in tabs.findall(W + "tabs"):
                tabs.remove(stops)
        lines += [line for line in _paragraph(paragraph).split("\n") if line.strip()]
    return lines


def docx_lines(path):
    with zipfile.ZipFile(path) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
    return lines_of_body(root.find(W + "body"))


def docx_words(path):
    return " ".join(docx_lines(path)).split()


if __name__ == "__main__":
    print("\n".join(docx_lines(sys.argv[1])))
