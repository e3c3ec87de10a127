"""The program from outside: exit codes, files kept, nothing left behind."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from program import PROGRAM, SOURCE, needs, vanthu  # noqa: E402

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


class Render(Desk):
    def test_both_outputs_in_one_run(self):
        done = self.run_here("render", "mau", "data.json", "-o", "a.docx", "-o", "a.pdf")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stderr, "")
        self.assertEqual(done.stdout.decode().count("\n"), 1)
        self.assertIn("a.docx", done.stdout.decode())
        self.assertEqual(self.files(), sorted([*self.before, "a.docx", "a.pdf"]))
        self.assertTrue((self.folder / "a.docx").read_bytes().startswith(b"PK"))
        self.assertTrue((self.folder / "a.pdf").read_bytes().startswith(b"%PDF-"))

    def test_names_with_spaces_and_accents(self):
        self.write("dữ liệu.json", json.dumps(DATA))
        done = self.run_here("render", "mau", "dữ liệu.json", "-o", "Kế hoạch số 1.docx")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Kế hoạch số 1.docx", self.files())

    def test_existing_file_is_kept(self):
        (self.folder / "a.docx").write_text("old")
        done = self.run_here("render", "mau", "data.json", "-o", "a.docx", "-o", "a.pdf")
        self.assertEqual(done.returncode, 4)
        self.assertIn("file-exists", done.stderr)
        self.assertEqual((self.folder / "a.docx").read_text(), "old")
        self.assertFalse((self.folder / "a.pdf").exists())

    def test_force_replaces_and_keeps_the_rights(self):
        (self.folder / "a.docx").write_text("old")
        (self.folder / "a.docx").chmod(0o640)
        done = self.run_here("render", "mau", "data.json", "-o", "a.docx", "--force")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue((self.folder / "a.docx").read_bytes().startswith(b"PK"))
        self.assertEqual((self.folder / "a.docx").stat().st_mode & 0o777, 0o640)

    def test_force_does_not_lose_the_old_file_on_bad_input(self):
        (self.folder / "a.docx").write_text("old")
        self.write("bad.json", "{")
        done = self.run_here("render", "mau", "bad.json", "-o", "a.docx", "--force")
        self.assertEqual(done.returncode, 1)
        self.assertEqual((self.folder / "a.docx").read_text(), "old")

    def test_standard_input_and_output(self):
        done = self.run_here("render", "mau", "-", "-o", "-", "--format", "pdf",
                             stdin=json.dumps(DATA).encode())
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(done.stdout.startswith(b"%PDF-"))
        self.assertEqual(self.files(), self.before)

    def test_several_data_files(self):
        self.write("one.json", json.dumps({"co_quan": "UBND xã A", "viec": "việc cũ"}))
        self.write("two.json", json.dumps({"viec": "việc mới"}))
        done = self.run_here("dump", "--stage", "text", "mau", "one.json", "two.json")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("việc mới", done.stdout.decode())
        self.assertNotIn("việc cũ", done.stdout.decode())

    def test_a_full_disk_behind_standard_output(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "render", "mau", "data.json", "-o", "-", "--format", "docx"],
                                  cwd=self.folder, stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 4)

    @unittest.skipIf(os.environ.get("VANTHU_SANITIZED"), "the sanitizer needs more address space")
    @needs("prlimit")
    def test_too_little_memory_is_a_limit(self):
        big = self.write("big.json", json.dumps({**DATA, "viec": "x " * (8 << 20)}))
        self.addCleanup(big.unlink)
        done = self.run_here("render", "mau", "big.json", "-o", "a.docx",
                             prefix=["prlimit", "--as=180000000"])
        self.assertEqual(done.returncode, 5, done.stderr)
        self.assertIn("memory-exhausted", done.stderr)
        self.assertFalse((self.folder / "a.docx").exists())


class Refused(Desk):
    def test_broken_json(self):
        self.write("bad.json", '{"co_quan": "A",\n  "viec": }')
        self.before = self.files()
        self.refused(1, "render", "mau", "bad.json", "-o", "a.docx", says="bad.json:2:")

    def test_missing_unknown_and_mistyped_fields_in_one_run(self):
        self.write("bad.json", '{"viec": 5,\n "vieec": "x"}')
        self.before = self.files()
        done = self.refused(1, "render", "mau", "bad.json", "-o", "a.docx", "-o", "a.pdf",
                            says=("co_quan", "vieec", "bad.json:1:", "bad.json:2:"))
        self.assertIn("3 lỗi", done.stderr)

    def test_doctype_in_a_template(self):
        self.write("mau/template.xml",
                   '<!DOCTYPE mau [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n' + FORM)
        self.refused(1, "render", "mau", "data.json", "-o", "a.docx", says="xml-doctype")

    def test_a_character_the_font_lacks(self):
        for output in ("a.docx", "a.pdf"):
            self.write("bad.json", json.dumps({**DATA, "viec": "việc \u4e2d"}))
            self.before = self.files()
            self.refused(1, "render", "mau", "bad.json", "-o", output, says="bad.json:1:")

    def test_missing_input(self):
        self.refused(1, "render", "mau", "none.json", "-o", "a.docx", says="file-unreadable")

    def test_input_is_a_folder(self):
        self.refused(1, "render", "mau", "mau", "-o", "a.docx", says="file-unreadable")

    def test_unknown_template_suggests_one(self):
        self.refused(1, "render", "van-ban-co-ten-loi", "data.json", "-o", "a.docx",
                     says="van-ban-co-ten-loai")

    def test_input_beyond_the_limit(self):
        big = self.folder / "big.json"
        with open(big, "wb") as file:
            file.truncate((64 << 20) + 1)
        self.before = self.files()
        self.refused(5, "render", "mau", "big.json", "-o", "a.docx", says="file-too-large")

    def test_not_utf8(self):
        self.write("bad.json", b'{"co_quan": "\xff", "viec": "x"}')
        self.before = self.files()
        self.refused(1, "render", "mau", "bad.json", "-o", "a.docx", says="bad.json")

    def test_folder_that_is_not_there(self):
        self.refused(4, "render", "mau", "data.json", "-o", "none/a.docx", says="none/a.docx")

    def test_output_is_a_folder(self):
        (self.folder / "dir.docx").mkdir()
        self.refused(4, "render", "mau", "data.json", "-o", "dir.docx", "--force")

    @unittest.skipIf(os.geteuid() == 0, "nothing is read-only for root")
    def test_read_only_folder(self):
        folder = self.folder / "locked"
        folder.mkdir()
        folder.chmod(0o555)
        self.refused(4, "render", "mau", "data.json", "-o", "locked/a.docx")

    @unittest.skipUnless(pathlib.Path("/proc/self").exists(), "no /proc")
    def test_folder_where_nothing_can_be_made(self):
        self.refused(4, "render", "mau", "data.json", "-o", "/proc/self/a.docx")

    def test_report_as_json(self):
        done = self.refused(1, "render", "mau", "none.json", "-o", "a.docx", "--report", "json")
        report = json.loads(done.stderr)
        self.assertEqual(report["errors"], 1)
        self.assertEqual(report["diagnostics"][0]["code"], "file-unreadable")

    def test_messages_in_english(self):
        self.refused(1, "render", "mau", "none.json", "-o", "a.docx", "--lang", "en",
                     says="cannot read file")


class Usage(Desk):
    def test_wrong_commands(self):
        rows = [
            (),
            ("rendr",),
            ("render",),
            ("render", "mau", "data.json"),
            ("render", "mau", "-o", "a.docx"),
            ("render", "mau", "data.json", "-o"),
            ("render", "mau", "data.json", "-o", "a.odt"),
            ("render", "mau", "data.json", "-o", "docx"),
            ("render", "mau", "data.json", "-o", "a.docx", "-o", "./a.docx"),
            ("render", "mau", "data.json", "-o", "-"),
            ("render", "mau", "data.json", "-o", "-", "-o", "a.pdf", "--format", "docx"),
            ("render", "mau", "data.json", "-o", "-", "--format", "odt"),
            ("render", "mau", "-", "-", "-o", "a.docx"),
            ("render", "mau", "data.json", "-o", "a.docx", "--lang", "fr"),
            ("render", "mau", "data.json", "-o", "a.docx", "--report", "xml"),
            ("render", "mau", "data.json", "-o", "a.docx", "--no-such-option"),
            ("dump", "mau", "data.json"),
            ("dump", "--stage", "none", "mau", "data.json"),
        ]
        for arguments in rows:
            with self.subTest(arguments=arguments):
                done = self.refused(2, *arguments)
                self.assertNotEqual(done.stderr, "")

    def test_help_is_vietnamese_first(self):
        for arguments in (("--help",), ("render", "--help"), ("dump", "-h"), ("doctor", "--help")):
            with self.subTest(arguments=arguments):
                vietnamese = self.run_here(*arguments)
                self.assertEqual(vietnamese.returncode, 0)
                self.assertIn("Cách dùng", vietnamese.stdout.decode())
                english = self.run_here("--lang", "en", *arguments)
                self.assertIn("Usage", english.stdout.decode())

    def test_version(self):
        done = self.run_here("--version")
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout.decode(), r"^vanthu \d+\.\d+\.\d+\n$")

    def test_doctor(self):
        done = self.run_here("doctor")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("HarfBuzz", done.stdout.decode())

    def test_a_missing_installation_is_said(self):
        self.refused(6, "render", "mau", "data.json", "-o", "a.docx", says="resources-missing",
                     env={"VANTHU_HOME": str(self.folder)})

    def test_resource_folder_can_be_moved(self):
        done = self.run_here("render", "mau", "data.json", "-o", "a.docx",
                             env={"VANTHU_HOME": str(SOURCE)})
        self.assertEqual(done.returncode, 0, done.stderr)


class Faults(Desk):
    """Every system call that writes fails once, or the process is killed there (strace)."""

    @unittest.skipIf(os.environ.get("VANTHU_SANITIZED"), "strace and the leak checker do not mix")
    @needs("strace")
    def test_the_target_is_always_old_or_new(self):
        probe = vanthu("--version", prefix=["strace", "-qq", "-o", "/dev/null"])
        if probe.returncode != 0:
            self.skipTest("strace may not trace here")
        (self.folder / "a.docx").write_text("old")
        self.assertEqual(self.run_here("render", "mau", "data.json", "-o", "new.docx").returncode, 0)
        new = (self.folder / "new.docx").read_bytes()
        for call in ("write", "fsync", "rename"):
            for fault in ("error=ENOSPC", "error=EIO", "signal=KILL"):
                for when in range(1, 4):
                    with self.subTest(call=call, fault=fault, when=when):
                        (self.folder / "a.docx").write_text("old")
                        for left in self.folder.glob(".vanthu-*"):  # of a run that was killed
                            left.unlink()
                        trace = self.folder / "trace"
                        done = self.run_here(
                            "render", "mau", "data.json", "-o", "a.docx", "--force",
                            prefix=["strace", "-qq", "-o", trace, "-e", f"trace={call}", "-e",
                                    f"inject={call}:{fault}:when={when}"])
                        content = (self.folder / "a.docx").read_bytes()
                        self.assertIn(content, (b"old", new))
                        if done.returncode == 0:
                            self.assertEqual(content, new)
                        elif fault != "signal=KILL":
                            self.assertIn(done.returncode, (3, 4, 6), done.stderr)
                            self.assertFalse(list(self.folder.glob(".vanthu-*")))


if __name__ == "__main__":
    unittest.main(verbosity=2)
