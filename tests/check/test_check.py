#!/usr/bin/env python3
"""`vanthu check` from outside: our own documents are quiet, and one fault of form put into them gives
exactly the finding that is due. Faults of text: test_text.py.
"""

import collections
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from form_faults import SAMPLES, FormFaults  # noqa: E402
from support.program import vanthu  # noqa: E402


class Form(FormFaults):
    def test_our_own_documents_are_quiet(self):
        for name, path in self.files.items():
            with self.subTest(sample=name):
                found = collections.Counter(one["rule"] for one in self.findings(path))
                self.assertEqual(dict(found), {})
                self.assertEqual(vanthu("check", path).returncode, 0)

    def test_one_fault_one_finding(self):
        type(self).faults = 0
        for name in SAMPLES:
            self.faults_of_letters(name)
        self.faults_of_page("ke-hoach-binh-dang-gioi-xa")
        self.faults_of_page("quyet-dinh-truc-tiep")
        self.faults_of_turned_pages("quyet-dinh-truc-tiep")
        self.faults_of_rules("ke-hoach-binh-dang-gioi-xa")
        self.assertGreaterEqual(type(self).faults, 150)

    def test_every_other_rule(self):
        self.faults_of_every_other_rule("ke-hoach-binh-dang-gioi-xa")
        self.faults_of_letters_of_offices("cong-van")

    def test_heads_without_a_table(self):
        self.faults_of_heads_in_text("ke-hoach-binh-dang-gioi-xa")

    def test_explain(self):
        done = vanthu("explain", "le-trai")
        self.assertIn("30 mm – 35 mm", done.stdout.decode("utf-8"))
        self.assertIn("nd30.pl1.I.3", done.stdout.decode("utf-8"))
        self.assertEqual(vanthu("explain", "khong-co").returncode, 1)
        names = vanthu("explain").stdout.decode("utf-8")
        self.assertIn("so-thu-tu-nhay", names)


if __name__ == "__main__":
    unittest.main(verbosity=2)
