"""Every sample's PDF is what its metadata claim: PDF/A-2a (with an attachment PDF/A-3a) and PDF/UA-1.

Two judges: tools/check-pdf with all its clauses and the rules of our own, and PDFBox preflight.
"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
from pdfa import check  # noqa: E402
from program import SOURCE, needs, samples, vanthu  # noqa: E402


@needs("qpdf")
class Conformance(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.made = []
        for name, template, data in samples():
            pdf = pathlib.Path(cls.folder.name) / f"{name}.pdf"
            done = vanthu("render", template, data, "-o", pdf)
            if done.returncode != 0:
                raise AssertionError(f"{name}: exit {done.returncode}\n{done.stderr}")
            cls.made.append(pdf)
        pdf = pathlib.Path(cls.folder.name) / "mang-du-lieu.pdf"
        vanthu("render", template, data, "-o", pdf, "--embed-data")
        cls.made.append(pdf)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_claims_and_keeps_them(self):
        self.assertTrue(self.made)
        for pdf in self.made:
            with self.subTest(sample=pdf.stem):
                doc, report, claimed = check.run(pdf)
                attached = "/EmbeddedFiles" in doc.entries(doc.get(doc.catalog, "/Names"))
                self.assertEqual(claimed, ["a3a" if attached else "a2a", "ua1"])
                for flavour in [*claimed, "own"]:
                    self.assertEqual(report.findings(flavour), [], flavour)

    def test_preflight_has_nothing_to_add(self):
        done = subprocess.run([SOURCE / "tools/pdfa/preflight", *self.made], capture_output=True, text=True,
                              check=False)
        if done.stdout.startswith("skipped"):
            self.skipTest(done.stdout.strip())
        self.assertEqual((done.returncode, done.stdout), (0, ""))


if __name__ == "__main__":
    unittest.main(verbosity=2)
