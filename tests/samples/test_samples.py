"""Properties of every sample: same bytes, same text in both outputs, valid files."""

import json
import pathlib
import subprocess
import sys
import tempfile
import typing
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from docx_text import docx_lines  # noqa: E402
from pdf_words import difference, pdf_pages  # noqa: E402
from program import SHARED, needs, samples, vanthu  # noqa: E402

# The process environment that must not matter.
ENVIRONMENTS = [
    {"LC_ALL": "C", "TZ": "UTC"},
    {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"},
    {"LC_ALL": "de_DE.UTF-8", "LANG": "vi_VN", "TZ": "America/Los_Angeles"},
]


class Made(typing.NamedTuple):
    name: str
    template: str
    data: pathlib.Path
    docx: pathlib.Path
    pdf: pathlib.Path


class Samples(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.made = []
        for name, template, data in samples():
            docx = pathlib.Path(cls.folder.name) / f"{name}.docx"
            pdf = docx.with_suffix(".pdf")
            done = vanthu("render", template, data, "-o", docx, "-o", pdf)
            if done.returncode != 0:
                raise AssertionError(f"{name}: exit {done.returncode}\n{done.stderr}")
            cls.made.append(Made(name, template, data, docx, pdf))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_there_are_samples(self):
        self.assertTrue(self.made)

    def test_a_sample_has_no_errors_and_no_warnings(self):
        for made in self.made:
            with self.subTest(sample=made.name):
                done = vanthu("dump", "--stage", "pages", made.template, made.data, "--report", "json")
                report = json.loads(done.stderr)
                self.assertEqual((report["errors"], report["warnings"]), (0, 0), done.stderr)

    def test_same_bytes_under_any_locale_and_time_zone(self):
        for made in self.made:
            with self.subTest(sample=made.name):
                for environment in ENVIRONMENTS:
                    for kind, first in (("docx", made.docx), ("pdf", made.pdf)):
                        again = vanthu("render", made.template, made.data, "-o", "-", "--format", kind,
                                       env=environment)
                        self.assertEqual(again.returncode, 0, again.stderr)
                        self.assertTrue(again.stdout == first.read_bytes(), f"{kind} {environment}")

    def reading_text(self, template, data):
        done = vanthu("dump", "--stage", "text", template, data)
        self.assertEqual(done.returncode, 0, done.stderr)
        return [line for line in done.stdout.decode("utf-8").split("\n") if line.strip()]

    def test_docx_text_is_the_text_of_the_model(self):
        for made in self.made:
            with self.subTest(sample=made.name):
                self.assertEqual(docx_lines(made.docx), self.reading_text(made.template, made.data))

    @needs("pdftotext")
    def test_pdf_text_is_the_text_of_the_model(self):
        for made in self.made:
            with self.subTest(sample=made.name):
                expected = " ".join(self.reading_text(made.template, made.data)).split()
                pages = vanthu("dump", "--stage", "pages", made.template, made.data).stdout.decode()
                self.assertIsNone(difference(expected, pdf_pages(made.pdf, pages)))

    @needs("xmllint")
    @unittest.skipUnless((SHARED / "ooxml/validate.sh").exists(), "no OOXML schemas beside the project")
    def test_docx_follows_the_schemas(self):
        for made in self.made:
            with self.subTest(sample=made.name):
                done = subprocess.run(["sh", SHARED / "ooxml/validate.sh", "-w", made.docx],
                                      capture_output=True, text=True, check=False)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    @needs("qpdf")
    def test_pdf_is_clean(self):
        for made in self.made:
            with self.subTest(sample=made.name):
                done = subprocess.run(["qpdf", "--check", made.pdf], capture_output=True, text=True, check=False)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    @needs("pdffonts")
    def test_pdf_fonts_are_embedded_subsets_with_unicode(self):
        for made in self.made:
            with self.subTest(sample=made.name):
                done = subprocess.run(["pdffonts", made.pdf], capture_output=True, text=True, check=True)
                rows = done.stdout.splitlines()[2:]
                self.assertTrue(rows)
                for row in rows:
                    self.assertRegex(row.split()[0], r"^[A-Z]{6}\+")
                    self.assertEqual(row.split()[-5:-2], ["yes", "yes", "yes"], row)

    def test_python_docx_reads_it(self):
        try:
            import docx as python_docx
        except ImportError:
            self.skipTest("python3-docx is not installed")
        for made in self.made:
            with self.subTest(sample=made.name):
                document = python_docx.Document(str(made.docx))
                self.assertTrue(document.sections)
                # It knows neither content controls nor w:noBreakHyphen, so words are not compared.
                self.assertTrue(any(p.text.strip() for p in document.paragraphs))
                self.assertTrue(all(p.style.name for p in document.paragraphs))


if __name__ == "__main__":
    unittest.main(verbosity=2)
