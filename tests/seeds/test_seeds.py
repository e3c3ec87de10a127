"""The five real plans beside the project, through the generic template: no word lost or changed.

tests/support/seeds_to_data.py turns each plan's text into data and the list of words that must come
out, in order. Skipped where the plans are not there.
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from docx_text import docx_words  # noqa: E402
from pdf_words import difference, pdf_pages  # noqa: E402
from program import SHARED, SOURCE, needs, vanthu  # noqa: E402

TEMPLATE = "van-ban-co-ten-loai"


def body(words, found):
    """What was found without the head of the first page, which the texts lack: the agencies, quốc hiệu
    and tiêu ngữ, and in one of them the number and the place."""
    for start in range(min(60, len(found))):
        if found[start:start + 4] == words[:4]:
            return found[start:]
    return found


def annex_label(rest):
    """The form numbers annexes that the author did not: "Phụ lục I"."""
    return 3 if rest[:2] == ["Phụ", "lục"] and re.fullmatch("[IVX]+", rest[2]) else 0


@unittest.skipUnless((SHARED / "seeds").is_dir(), "the real plans are not beside the project")
class Seeds(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        folder = pathlib.Path(holder.name)
        subprocess.run([sys.executable, SOURCE / "tests/support/seeds_to_data.py", SHARED / "seeds",
                        folder], check=True)
        cls.made = []  # (name, the words expected, docx, pdf)
        for data in sorted(folder.glob("seed_*.json")):
            docx, pdf = data.with_suffix(".docx"), data.with_suffix(".pdf")
            done = vanthu("render", TEMPLATE, data, "-o", docx, "-o", pdf)
            if done.returncode != 0:
                raise AssertionError(f"{data.name}: exit {done.returncode}\n{done.stderr}")
            words = data.with_suffix(".words.txt").read_text(encoding="utf-8").split()
            cls.made.append((data.stem, words, docx, pdf))

    def test_all_are_there(self):
        self.assertEqual(len(self.made), len(list((SHARED / "seeds").glob("*.txt"))))

    def test_docx_has_every_word_in_order(self):
        for name, words, docx, _ in self.made:
            with self.subTest(seed=name):
                self.assertIsNone(difference(words, [body(words, docx_words(docx))], annex_label))

    @needs("pdftotext")
    def test_pdf_has_every_word_in_order(self):
        for name, words, _, pdf in self.made:
            with self.subTest(seed=name):
                dump = vanthu("dump", "--stage", "pages", TEMPLATE, pdf.with_suffix(".json"))
                pages = pdf_pages(pdf, dump.stdout.decode())
                found = [body(words, pages[0]), *pages[1:]]
                self.assertIsNone(difference(words, found, annex_label))

    @needs("xmllint")
    @unittest.skipUnless((SHARED / "ooxml/validate.sh").exists(), "no OOXML schemas beside the project")
    def test_docx_follows_the_schemas(self):
        for name, _, docx, _ in self.made:
            with self.subTest(seed=name):
                done = subprocess.run(["sh", SHARED / "ooxml/validate.sh", docx], capture_output=True,
                                      text=True, check=False)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    @needs("qpdf")
    def test_pdf_is_clean(self):
        for name, _, _, pdf in self.made:
            with self.subTest(seed=name):
                done = subprocess.run(["qpdf", "--check", pdf], capture_output=True, text=True, check=False)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    @needs("soffice")
    @needs("pdftotext")
    def test_libreoffice_breaks_lines_and_pages_alike(self):
        files = [path for _, _, docx, pdf in self.made for path in (docx, pdf)]
        done = subprocess.run([SOURCE / "tools/compare-layout", *files, "--min", "99"], capture_output=True,
                              text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)
