#!/usr/bin/env python3
"""Real documents: the slips of the seeds by name, the corpus read without failure, the table of words up
to date. Skipped where ../shared is not beside the project.
"""

import json
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from faults import CheckCase  # noqa: E402
from support.program import SHARED, SOURCE, vanthu  # noqa: E402


class Real(CheckCase):
    def test_structure_of_the_seeds_slips(self):
        """The slips of the real plans, by name."""
        seeds = SHARED / "seeds"
        if not seeds.exists():
            self.skipTest("../shared/seeds is not beside the project")
        subprocess.run([sys.executable, SOURCE / "tests/support/seeds_to_data.py", seeds, self.folder / "seeds"],
                       check=True, capture_output=True)
        paths = []
        for data in sorted((self.folder / "seeds").glob("*.json")):
            path = self.folder / f"{data.stem}.docx"
            self.assertEqual(vanthu("render", "van-ban-co-ten-loai", data, "-o", path, "--force").returncode, 0)
            paths.append(path)
        self.assertEqual(len(paths), 5)
        found = json.loads(vanthu("check", "--format", "json", *paths).stdout)["files"]
        messages = {pathlib.Path(one["file"]).stem: [(finding["rule"], finding["message"]) for finding in one["findings"]] for one in found}
        for seed, rule, words in (
                ("seed_001", "sai-dau", "“son hải”"), ("seed_001", "sai-dau", "“phong, chống”"), ("seed_001", "so-thu-tu-nhay", "III."),
                ("seed_001", "so-thu-tu-trung", "2."), ("seed_002", "sai-dau", "“đạo tạo”"), ("seed_002", "sau-so-thu-tu", "“IV.”"),
                ("seed_002", "vien-dan-khac-tep", "“28/2021/NQ-CP”"), ("seed_003", "vien-dan-khac-tep", "“28/NQ-CP”"),
                ("seed_003", "sai-dau", "“phần đầu”"), ("seed_004", "ky-hieu-cach-chu", "KH- BVSTBCPN"),
                ("seed_004", "cach-quanh-gach-noi", "KH- BVSTBCPN")):
            with self.subTest(seed=seed, words=words):
                self.assertTrue(any(one == rule and words in message for one, message in messages[seed]), messages[seed])
        slips = [message for all_of in messages.values() for rule, message in all_of if rule == "sai-dau"]
        self.assertEqual(len(slips), 4, slips)  # nothing else is taken for one

    def test_real_plans_are_read(self):
        folder = SHARED / "corpus"
        if not folder.exists():
            self.skipTest("../shared/corpus is not beside the project")
        for path in sorted(folder.glob("*/*.docx")):
            with self.subTest(file=path.name):
                done = vanthu("check", path)
                self.assertIn(done.returncode, (0, 1), done.stderr)

    def test_the_table_of_words_is_up_to_date(self):
        done = subprocess.run([sys.executable, SOURCE / "tools/make_word_table.py", "--check"], capture_output=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)
