"""A folder with a template and its data, where the program is run."""

import json
import pathlib
import tempfile
import unittest

from program import vanthu

FORM = """<mau id="thu" ten="Thử">
  <truong-du-lieu>
    <truong ten="co_quan" kieu="chu" bat-buoc="co"/>
    <truong ten="viec" kieu="chu" bat-buoc="co"/>
  </truong-du-lieu>
  <van-ban loai="KH">
    <dau-van-ban>
      <co-quan-ban-hanh>{{ co_quan }}</co-quan-ban-hanh>
      <so-ky-hieu ky-hieu="KH-UBND"/>
      <dia-danh-ngay dia-danh="Phú Vinh" ngay="2026-06"/>
    </dau-van-ban>
    <tieu-de><trich-yeu>{{ viec }}</trich-yeu></tieu-de>
    <doan>Giao các đơn vị thực hiện {{ viec }}.</doan>
  </van-ban>
</mau>
"""
DATA = {"co_quan": "UBND xã Phú Vinh", "viec": "việc A"}

class Desk(unittest.TestCase):
    """A folder with a template and its data."""

    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)
        self.write("mau/template.xml", FORM)
        self.write("data.json", json.dumps(DATA))
        self.before = self.files()

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    def files(self):
        return sorted(str(p.relative_to(self.folder)) for p in self.folder.rglob("*") if p.is_file())

    def run_here(self, *arguments, **options):
        return vanthu(*arguments, cwd=self.folder, **options)

    def refused(self, code, *arguments, says=(), **options):
        """The command fails with this exit code, says so, and leaves the folder as it was."""
        done = self.run_here(*arguments, **options)
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertEqual(done.stdout, b"")
        for part in (says,) if isinstance(says, str) else says:
            self.assertIn(part, done.stderr)
        self.assertEqual(self.files(), self.before)
        return done
