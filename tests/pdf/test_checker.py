"""tools/check-pdf: proved against the labelled files, and against our own file with one mistake after another."""

import contextlib
import io
import pathlib
import re
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
from edit import Objects, as_json, conforming  # noqa: E402
from mistakes import LINK, MISTAKES, SPELLING, field, xmp  # noqa: E402
from pdfa import check, prove, rules  # noqa: E402
from program import SHARED, SOURCE, needs, vanthu  # noqa: E402

SAMPLE = "van-ban-co-ten-loai"  # short, with headings, lists and a table
CORPUS = SHARED / "pdf/corpus"


@needs("qpdf")
class OurFile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        cls.pdf = cls.folder / "sample.pdf"
        data = SOURCE / "samples" / SAMPLE / "du-lieu.json"
        done = vanthu("render", SAMPLE, data, "-o", cls.pdf)
        if done.returncode != 0:
            raise AssertionError(done.stderr)
        cls.json = as_json(cls.pdf)

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def findings(self, path, flavour):
        _, report, _ = check.run(path, [flavour])
        return report.findings(flavour)

    def changed(self, change):
        objects = conforming(Objects(self.json))
        change(objects)
        path = self.folder / "changed.pdf"
        objects.write(path)
        return path

    def test_without_a_mistake_there_is_no_finding(self):
        path = self.changed(lambda o: None)
        for flavour in ("a2a", "a2u", "a2b", "ua1", "own"):
            with self.subTest(flavour=flavour):
                self.assertEqual(self.findings(path, flavour), [])

    def test_link_field_and_attachment_without_a_mistake(self):
        path = self.changed(lambda o: (o.annotate(LINK, "/Link"), field(o), o.attach(),
                                       xmp(b">2</pdfaid:part>", b">3</pdfaid:part>")(o)))
        for flavour in ("a3a", "ua1", "own"):
            with self.subTest(flavour=flavour):
                self.assertEqual(self.findings(path, flavour), [])

    def test_each_mistake_is_found(self):
        for flavour, clause, change in MISTAKES:
            with self.subTest(clause=clause):
                found = {f.clause for f in self.findings(self.changed(change), flavour)}
                self.assertIn(clause, found)

    def test_each_mistake_of_spelling_is_found(self):
        plain = self.changed(lambda o: None).read_bytes()
        path = self.folder / "spelt.pdf"
        for flavour, clause, change in SPELLING:
            with self.subTest(clause=clause):
                data = change(plain)
                self.assertNotEqual(data, plain)
                path.write_bytes(data)
                self.assertIn(clause, {f.clause for f in self.findings(path, flavour)})

    def test_every_rule_of_our_own_has_a_mistake(self):
        tried = {clause for flavour, clause, _ in MISTAKES + SPELLING if flavour == "own"}
        self.assertEqual(tried, {key for key in rules.RULES if key.startswith("own-")})


@needs("qpdf")
@unittest.skipUnless(CORPUS.is_dir(), "no labelled files beside the project")
class Proof(unittest.TestCase):
    def test_labelled_files(self):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            proved = prove.prove(CORPUS)
        print(printed.getvalue())
        self.assertTrue(proved, printed.getvalue())


class Table(unittest.TestCase):
    def test_clauses_are_claimed_once_per_rule(self):
        for flavour in rules.FLAVOURS:
            numbers = [rules.clause(key, flavour) for key in rules.RULES]
            self.assertTrue(any(numbers), flavour)
        for family in ("1", "2"):
            numbers = [rule.clauses[family] for rule in rules.RULES.values() if family in rule.clauses]
            self.assertEqual(sorted(numbers), sorted(set(numbers)))

    def test_conformance_paper_names_every_claimed_section(self):
        paper = (SOURCE / "engine/pdf/CONFORMANCE.md").read_text(encoding="utf-8")
        for flavour in ("a3a", "ua1", "own"):
            for number in rules.claimed(flavour):
                section = number if flavour == "own" else rules.section(number)
                self.assertRegex(paper, r"(?<![\d.])" + re.escape(section) + r"(?![\d.]*\d)", number)


if __name__ == "__main__":
    unittest.main(verbosity=2)
