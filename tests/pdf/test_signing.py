"""Signature fields: where they stand, and that both are signed in turn by a real program.

A certificate made here signs with pdfsig (poppler-utils) over NSS (libnss3-tools).
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
from pdfa import check  # noqa: E402
from program import SOURCE, needs, vanthu  # noqa: E402

SAMPLE = "quyet-dinh-truc-tiep"
SIGNER, AGENCY = "ChuKy1", "CoQuan1"


def run(*command, cwd):
    return subprocess.run([*map(str, command)], cwd=cwd, capture_output=True, text=True, check=False)


class Signing(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.holder = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.holder.name)
        cls.pdf = cls.folder / "van-ban.pdf"
        data = SOURCE / "samples" / SAMPLE / "du-lieu.json"
        done = vanthu("render", SAMPLE, data, "-o", cls.pdf, "--signature-fields", "--embed-data")
        if done.returncode != 0:
            raise AssertionError(done.stderr)

    @classmethod
    def tearDownClass(cls):
        cls.holder.cleanup()

    @needs("qpdf")
    def test_the_file_is_still_pdf_a_and_pdf_ua(self):
        _, report, claimed = check.run(self.pdf)
        self.assertEqual(claimed, ["a3a", "ua1"])
        for flavour in [*claimed, "own"]:
            self.assertEqual(report.findings(flavour), [], flavour)

    @needs("qpdf")
    def test_the_fields_stand_between_post_and_name(self):
        doc, _, _ = check.run(self.pdf)
        boxes = {}
        for value in doc.array(doc.get(doc.catalog, "/AcroForm"), "/Fields"):
            field = doc.resolve(value)
            boxes[doc.get(field, "/T").removeprefix("u:")] = [float(x) for x in doc.get(field, "/Rect")]
        self.assertEqual(sorted(boxes), [SIGNER, AGENCY])
        words = run("pdftotext", "-bbox", self.pdf, "-", cwd=self.folder).stdout
        page = words[words.rindex("<page "):]
        height = float(re.search(r'height="([\d.]+)"', page).group(1))
        lines = {word: (float(top), float(bottom)) for top, bottom, word in re.findall(
            r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]+)<', page)}
        left, bottom, right, top = boxes[SIGNER]
        post, name = lines["TỊCH"], lines[self.last_name()]
        self.assertLessEqual(post[1] - 3, height - top)  # below the post
        self.assertLessEqual(height - bottom, name[0] + 3)  # above the name
        self.assertGreater(top - bottom, 36)
        # A third of the signer's box lies under the agency's.
        self.assertAlmostEqual(boxes[AGENCY][2] - left, (right - left) / 3, delta=0.1)
        self.assertLess(boxes[AGENCY][0], left)

    @needs("qpdf")
    def test_an_annex_of_its_own_has_the_agencys_field_at_the_top_right(self):
        pdf = self.folder / "phu-luc.pdf"
        data = SOURCE / "samples/phu-luc-dien-tu/du-lieu.json"
        done = vanthu("render", "phu-luc-dien-tu", data, "-o", pdf, "--signature-fields")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        doc, report, claimed = check.run(pdf)
        for flavour in [*claimed, "own"]:
            self.assertEqual(report.findings(flavour), [], flavour)
        fields = doc.array(doc.get(doc.catalog, "/AcroForm"), "/Fields")
        self.assertEqual(len(fields), 1)
        field = doc.resolve(fields[0])
        self.assertEqual(doc.get(field, "/T").removeprefix("u:"), AGENCY)
        left, bottom, right, top = [float(x) for x in doc.get(field, "/Rect")]
        width, height = 841.9, 595.3  # A4, turned
        self.assertAlmostEqual(width - right, 20 / 25.4 * 72, delta=1)  # the right margin
        self.assertAlmostEqual(right - left, 70 / 25.4 * 72, delta=0.1)
        self.assertGreater(bottom, height - 20 / 25.4 * 72 - 1)  # inside the top margin
        self.assertLess(top, height)

    @needs("pdftotext")
    def test_what_the_field_of_an_annex_shows_is_not_on_the_page(self):
        data = SOURCE / "samples/phu-luc-dien-tu/du-lieu.json"
        words = {}
        for options in ((), ("--signature-fields",)):
            pdf = self.folder / f"phu-luc-{len(options)}.pdf"
            done = vanthu("render", "phu-luc-dien-tu", data, "-o", pdf, *options)
            self.assertEqual(done.returncode, 0, done.stderr)
            shown = run("pdftotext", pdf, "-", cwd=self.folder).stdout
            words[len(options)] = shown.count("14:05:32")
        # Readers show the field's appearance once, or leave fields out; the page has no second one.
        self.assertEqual(words[0], 1)
        self.assertLessEqual(words[1], 1)

    @staticmethod
    def last_name():
        text = (SOURCE / "samples" / SAMPLE / "du-lieu.json").read_text(encoding="utf-8")
        return re.search(r'"ho_ten": "([^"]+)"', text).group(1).split()[-1]

    @needs("certutil")
    @needs("pdfsig")
    def test_both_are_signed_in_turn(self):
        store = self.folder / "nss"
        store.mkdir()
        (self.folder / "noise").write_bytes(bytes(range(64)))
        self.assertEqual(run("certutil", "-N", "-d", f"sql:{store}", "--empty-password", cwd=self.folder).returncode, 0)
        made = run("certutil", "-S", "-d", f"sql:{store}", "-n", "kyso", "-s", "CN=Nguyen Van A,C=VN", "-x", "-t",
                   "CTu,CTu,CTu", "-v", "120", "-g", "2048", "-Z", "SHA256", "--keyUsage",
                   "digitalSignature,nonRepudiation", "-z", "noise", cwd=self.folder)
        self.assertEqual(made.returncode, 0, made.stderr)
        once, twice = self.folder / "mot.pdf", self.folder / "hai.pdf"
        for field, before, after in ((SIGNER, self.pdf, once), (AGENCY, once, twice)):
            done = run("pdfsig", "-nssdir", f"sql:{store}", "-nick", "kyso", "-sign", field, before, after,
                       cwd=self.folder)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            self.assertTrue(after.read_bytes().startswith(before.read_bytes()))
        shown = run("pdfsig", "-nssdir", f"sql:{store}", twice, cwd=self.folder).stdout
        self.assertEqual(shown.count("Signature Validation: Signature is Valid."), 2, shown)
        self.assertIn("Total document signed", shown)

        broken = bytearray(twice.read_bytes())
        broken[len(self.pdf.read_bytes()) // 2] ^= 1
        (self.folder / "hong.pdf").write_bytes(broken)
        shown = run("pdfsig", "-nssdir", f"sql:{store}", "hong.pdf", cwd=self.folder).stdout
        self.assertNotIn("Signature is Valid", shown)


if __name__ == "__main__":
    unittest.main(verbosity=2)
