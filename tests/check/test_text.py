#!/usr/bin/env python3
"""One fault of words, numbering or figures put into a sample: exactly the finding that is due; and what
is like a fault but right stays quiet.
"""

import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from faults import Document, said_last  # noqa: E402
from support.program import vanthu  # noqa: E402
from text_faults import TextFaults  # noqa: E402


class Text(TextFaults):
    def test_one_fault_one_finding(self):
        type(self).faults = 0
        self.faults_of_text("ke-hoach-binh-dang-gioi-xa")
        self.faults_of_figures("ke-hoach-binh-dang-gioi-xa")
        self.assertGreaterEqual(type(self).faults, 65)

    def test_one_document_cited_in_two_files(self):
        name = "ke-hoach-binh-dang-gioi-xa"
        dashes = self.components(self.files[name])["gạch đầu dòng"]

        def with_words(file, words):
            document = Document(self.files[name])
            document.change(dashes[1], said_last(lambda t: t.rstrip(".;") + "; theo Nghị quyết số " + words))
            document.write(self.folder / file)
            return self.folder / file
        one = with_words("one.docx", "19/NQ-CP ngày 03/3/2021")
        for words, wanted in (("19/2021/NQ-CP ngày 03 tháng 3 năm 2021", 2), ("19/NQ-CP ngày 03/3/2021", 0),
                              ("19/2021/NQ-CP ngày 04/3/2021", 0), ("19/2021/NQ-CP", 0)):
            other = with_words("other.docx", words)
            files = json.loads(vanthu("check", "--format", "json", one, other).stdout)["files"]
            rules = [finding["rule"] for file in files for finding in file["findings"]]
            self.assertEqual(rules, ["vien-dan-khac-tep"] * wanted, words)


if __name__ == "__main__":
    unittest.main(verbosity=2)
