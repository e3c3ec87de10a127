"""What the laws of the merge make (tests/unit/merge/laws_test.cpp, tracked_diff_test.cpp), before the judges from
outside: the schemas, LibreOffice. VANTHU_MERGE_CASES says how many cases of each law."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from docx_text import docx_lines  # noqa: E402
from program import PROGRAM, SHARED, needs  # noqa: E402

LAWS = PROGRAM.parent / "test_merge"
VALIDATOR = SHARED / "ooxml/validate.sh"
CASES = os.environ.get("VANTHU_MERGE_CASES", "40")
KINDS = ("edited", "merged", "tracked", "in-two", "diff")
NAMES = ("nothing by hand is lost*", "the order of unrelated edits*", "accepted the newer*")


@unittest.skipUnless(LAWS.exists(), "test_merge is not built")
class Generated(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        environment = dict(os.environ, VANTHU_MERGE_SAVE=str(cls.folder), VANTHU_MERGE_CASES=CASES)
        for name in NAMES:
            done = subprocess.run([LAWS, name], env=environment, capture_output=True, text=True, check=False)
            if done.returncode != 0:
                raise AssertionError(done.stdout)
        cls.files = {kind: sorted(cls.folder.glob(f"{kind}-*.docx")) for kind in KINDS}

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    @unittest.skipUnless(shutil.which("xmllint") and VALIDATOR.exists(), "no validator beside the project")
    def test_every_file_follows_the_schemas(self):
        for kind, files in self.files.items():
            self.assertGreaterEqual(len(files), int(CASES), kind)
        files = [file for kind in KINDS for file in self.files[kind]]
        done = subprocess.run(["sh", VALIDATOR, "-w", *files], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, "\n".join(
            line for line in done.stdout.splitlines() if ": valid (" not in line) + done.stderr)
        self.assertEqual(done.stdout.count(": valid ("), len(files))

    @needs("soffice")
    def test_libreoffice_opens_them(self):
        files = [file for kind in KINDS[1:] for file in self.files[kind][:5]]
        texts = self.folder / "chu"
        subprocess.run(["soffice", f"-env:UserInstallation={(self.folder / 'ho-so').as_uri()}", "--headless",
                        "--convert-to", "txt:Text (encoded):UTF8", "--outdir", texts, *files],
                       check=True, capture_output=True, timeout=200)
        for file in files:
            with self.subTest(file=file.name):
                text = (texts / file.name).with_suffix(".txt").read_text(encoding="utf-8-sig")
                for line in docx_lines(file):
                    for word in line.split():
                        self.assertIn(word, text)


if __name__ == "__main__":
    unittest.main(verbosity=2)
