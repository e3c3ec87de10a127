"""Properties of every sample: same bytes, same text in both outputs, valid files."""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import typing
import unittest
from xml.etree import ElementTree

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


# The words of a run in `vanthu dump --stage pages`.
_RUN = re.compile(r'(?:regular|bold|italic|bold-italic) "(.*?)"(?:->\d+)?'
                  r'(?= \d+\.\d\d (?:regular|bold|italic)| to -?\d)')


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
            done = vanthu("render", template, data, "-o", docx, "-o", pdf, "-o", docx.with_suffix(".svg"))
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

    def test_docx_read_back_has_the_text_of_the_model(self):
        """By our own reader; what only keeps a line together is not text."""
        plain = str.maketrans({"\u00a0": " ", "\u2011": "-", "\u2060": None})
        for made in self.made:
            with self.subTest(sample=made.name):
                done = vanthu("dump", "--stage", "text", made.docx)
                self.assertEqual((done.returncode, done.stderr), (0, ""))
                lines = [line for line in done.stdout.decode("utf-8").translate(plain).split("\n") if line.strip()]
                self.assertEqual(lines, self.reading_text(made.template, made.data))

    @needs("pdftotext")
    def test_pdf_text_is_the_text_of_the_model(self):
        for made in self.made:
            with self.subTest(sample=made.name):
                expected = " ".join(self.reading_text(made.template, made.data)).split()
                pages = vanthu("dump", "--stage", "pages", made.template, made.data).stdout.decode()
                self.assertIsNone(difference(expected, pdf_pages(made.pdf, pages)))

    @staticmethod
    def svg_pages(made):
        """The root element of every page."""
        pages = []
        while (page := made.pdf.with_name(f"{made.name}-{len(pages) + 1}.svg")).exists():
            pages.append(ElementTree.parse(page).getroot())
        return pages

    def test_svg_letters_are_those_of_the_pages(self):
        """In reading order, page by page; and each has its own place."""
        svg = "{http://www.w3.org/2000/svg}"
        for made in self.made:
            with self.subTest(sample=made.name):
                dump = vanthu("dump", "--stage", "pages", made.template, made.data).stdout.decode("utf-8")
                expected = ["".join(_RUN.findall(page)) for page in re.split(r"^page ", dump, flags=re.M)[1:]]
                pages = self.svg_pages(made)
                self.assertEqual(len(pages), len(expected))
                for root, letters in zip(pages, expected, strict=True):
                    texts = list(root.iter(f"{svg}tspan"))
                    self.assertEqual("".join("".join(t.text for t in texts).split()), "".join(letters.split()))
                    for one in texts:
                        self.assertEqual(len(one.get("x").split()), len(one.text.encode("utf-16-le")) // 2)

    @needs("pdftotext")
    def test_svg_text_is_the_text_of_the_pdf_page_by_page(self):
        svg = "{http://www.w3.org/2000/svg}"
        for made in self.made:
            with self.subTest(sample=made.name):
                text = subprocess.run(["pdftotext", "-raw", made.pdf, "-"], capture_output=True, text=True,
                                      check=True).stdout
                # pdftotext puts cells of one row into one line: letters are compared, not their order.
                expected = [sorted("".join(page.split())) for page in text.split("\f")[:-1]]
                found = [sorted("".join("".join(t.text for t in root.iter(f"{svg}tspan")).split()))
                         for root in self.svg_pages(made)]
                self.assertEqual(found, expected)

    def test_svg_names_every_field_that_the_styled_document_names(self):
        svg = "{http://www.w3.org/2000/svg}"
        for made in self.made:
            with self.subTest(sample=made.name):
                dump = vanthu("dump", "--stage", "styled", made.template, made.data).stdout.decode("utf-8")
                expected = set(re.findall(r"[\[ ]field=(\S+)\](?= |$)", dump, flags=re.M))
                found = set()
                for root in self.svg_pages(made):
                    for group in root.iter(f"{svg}g"):
                        if group.get("class") == "truong":
                            found.add(group.get("data-field"))
                            self.assertGreater(float(group.find(f"{svg}rect").get("width")), 0)
                self.assertTrue(found)
                self.assertEqual(found, expected)

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
