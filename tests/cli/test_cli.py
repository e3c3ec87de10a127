"""The program from outside: exit codes, files kept, nothing left behind."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from desk import DATA, FORM, Desk  # noqa: E402
from program import PROGRAM, SOURCE, needs, vanthu  # noqa: E402


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

    @needs("pdfdetach")
    def test_the_pdf_carries_the_data_when_asked(self):
        self.write("them.json", json.dumps({"viec": "việc B"}))
        done = self.run_here("render", "mau", "data.json", "them.json", "-o", "a.pdf", "--embed-data")
        self.assertEqual(done.returncode, 0, done.stderr)
        subprocess.run(["pdfdetach", "-saveall", "a.pdf"], cwd=self.folder, check=True, capture_output=True)
        inside = json.loads((self.folder / "du-lieu.json").read_text(encoding="utf-8"))
        self.assertEqual(inside, {**DATA, "viec": "việc B"})
        again = self.run_here("render", "mau", "du-lieu.json", "-o", "b.pdf", "--embed-data")
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertEqual((self.folder / "a.pdf").read_bytes(), (self.folder / "b.pdf").read_bytes())

    def test_svg_is_a_file_a_page(self):
        annex = "<phu-luc><ten>Danh mục</ten><doan>Một</doan></phu-luc></van-ban>"
        self.write("mau/template.xml", FORM.replace("</van-ban>", annex))
        done = self.run_here("render", "mau", "data.json", "-o", "xem.svg", "-o", "a.pdf")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(self.files(), sorted([*self.before, "a.pdf", "xem-1.svg", "xem-2.svg"]))
        self.assertIn("xem-1.svg … xem-2.svg", done.stdout.decode())
        self.assertIn(b'data-field="viec"', (self.folder / "xem-1.svg").read_bytes())
        # The document is shorter now.
        self.write("mau/template.xml", FORM)
        done = self.run_here("render", "mau", "data.json", "-o", "xem.svg", "--force")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("output-pages-removed", done.stderr)
        self.assertEqual(self.files(), sorted([*self.before, "a.pdf", "xem-1.svg"]))
        done = self.run_here("render", "mau", "data.json", "-o", "-", "--format", "svg")
        self.assertEqual(done.stdout, (self.folder / "xem-1.svg").read_bytes())

    def test_a_page_in_the_way_keeps_all_pages_from_being_written(self):
        annex = "<phu-luc><ten>Danh mục</ten><doan>Một</doan></phu-luc></van-ban>"
        self.write("mau/template.xml", FORM.replace("</van-ban>", annex))
        (self.folder / "xem-2.svg").mkdir()
        done = self.run_here("render", "mau", "data.json", "-o", "xem.svg", "--force")
        self.assertEqual(done.returncode, 4, done.stderr)
        self.assertIn("xem-2.svg", done.stderr)
        self.assertEqual(self.files(), self.before)

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

    def test_what_stands_in_a_docx(self):
        done = self.run_here("render", "mau", "data.json", "-o", "a.docx")
        self.assertEqual(done.returncode, 0, done.stderr)
        done = self.run_here("dump", "--stage", "docx", "a.docx")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("\nbody word/document.xml\n", done.stdout.decode())
        text = self.run_here("dump", "--stage", "text", "a.docx")
        self.assertEqual((text.returncode, text.stderr), (0, ""))
        self.assertIn("UBND", text.stdout.decode())
        self.write("b.docx", "%PDF-1.7")
        self.before = self.files()
        self.refused(1, "dump", "--stage", "docx", "b.docx", says="docx-other-kind")
        self.refused(1, "dump", "--stage", "docx", "none.docx", says="file-unreadable")

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


class Pages(Desk):
    """--fit and --break-risks."""

    def write_lines(self, count):
        lines = "".join(f"<doan>Dòng thứ {i}.</doan>" for i in range(count))
        self.write("mau/template.xml", FORM.replace("</van-ban>", lines + "</van-ban>"))

    def nearly_empty(self):
        """Writes the shortest text whose last page is worth saving; its messages with --fit."""
        for count in range(20, 45):
            self.write_lines(count)
            done = self.run_here("render", "mau", "data.json", "-o", "a.docx", "-o", "a.pdf", "--fit", "--force")
            self.assertEqual(done.returncode, 0, done.stderr)
            if done.stderr:
                return done.stderr
        self.fail("no text with a last page of one line")

    def test_fit_tightens_both_outputs_and_says_so(self):
        told = self.nearly_empty()
        self.assertIn("fit-line-spacing", told)
        self.assertIn("từ 115% xuống 110%", told)
        self.assertIn("trang 2", told)
        fitted = {name: (self.folder / name).read_bytes() for name in ("a.docx", "a.pdf")}
        done = self.run_here("render", "mau", "data.json", "-o", "b.docx", "-o", "b.pdf")
        self.assertEqual(done.stderr, "")
        self.assertNotEqual(fitted["a.docx"], (self.folder / "b.docx").read_bytes())
        self.assertNotEqual(fitted["a.pdf"], (self.folder / "b.pdf").read_bytes())
        again = self.run_here("render", "mau", "data.json", "-o", "c.docx", "-o", "c.pdf", "--fit")
        self.assertEqual(again.returncode, 0)
        for name, kept in fitted.items():
            self.assertEqual(kept, (self.folder / name.replace("a", "c", 1)).read_bytes())

    def test_fit_in_a_batch_and_its_resumption(self):
        self.nearly_empty()
        self.write("rows.jsonl", json.dumps(DATA) + "\n")
        command = ("batch", "mau", "rows.jsonl", "-o", "ra", "--name", "a", "--format", "docx")
        done = self.run_here(*command)
        self.assertEqual(done.returncode, 0, done.stderr)
        plain = (self.folder / "ra/a.docx").read_bytes()
        done = self.run_here(*command, "--fit", "--resume")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("fit-line-spacing", done.stderr)
        self.assertNotEqual(plain, (self.folder / "ra/a.docx").read_bytes())

    def test_break_risks_as_text_and_json(self):
        self.write("mau/template.xml", FORM)
        words = "Giao các đơn vị liên quan phối hợp thực hiện nhiệm vụ được phân công " * 12
        self.write("data.json", json.dumps({**DATA, "viec": words.strip()}))
        command = ("render", "mau", "data.json", "-o", "a.docx", "--break-risks", "--force")
        done = self.run_here(*command)
        self.assertEqual(done.returncode, 0, done.stderr)
        text = done.stderr
        self.assertRegex(text, r"trang 1, đoạn “.+ …”, dòng “\S+ … \S+”: .*\d+,\d pt.* \(data\.json:1:\d+\)\n")
        self.assertIn("Word (chế độ 15) có thể dồn thêm chữ sau", text)
        self.assertRegex(text, r"\n\d+ chỗ có thể ngắt dòng, ngắt trang khác đi trên máy khác\n$")
        english = self.run_here(*command, "--lang", "en").stderr
        self.assertRegex(english, r"\n\d+ places where lines or pages may break otherwise on another machine\n$")
        report = json.loads(self.run_here(*command, "--report", "json").stderr)
        self.assertEqual(report["errors"], 0)
        risks = report["break_risks"]
        self.assertEqual(len(risks), len(text.splitlines()) - 1)
        squeezed = [risk for risk in risks if risk["kind"] == "line-squeezed"]
        self.assertTrue(squeezed)
        for risk in squeezed:
            self.assertLessEqual(risk["lacking_pt"], risk["give_pt"])
            self.assertEqual(risk["at"]["file"], "data.json")
            self.assertEqual(str(risk["page"]), risk["label"])
            self.assertTrue(risk["next"] and risk["first"] and risk["last"] and risk["paragraph"])
        # An annex counts its own pages.
        annex = "<phu-luc><ten>Một</ten><doan>{{ viec }}</doan></phu-luc>"
        self.write("mau/template.xml", FORM.replace("</van-ban>", annex + "</van-ban>"))
        self.assertRegex(self.run_here(*command).stderr, r"\ntrang \d+ \(đánh số 1\), đoạn ")
        # Standard output stays the document's.
        streamed = self.run_here("render", "mau", "data.json", "-o", "-", "--format", "pdf", "--break-risks")
        self.assertTrue(streamed.stdout.startswith(b"%PDF"))

    def test_an_exact_height_that_cuts_letters_off_is_refused(self):
        rules = (SOURCE / "templates/rules/nd30.xml").read_text(encoding="utf-8")
        shutil.copytree(SOURCE / "templates", self.folder / "home/templates")
        (self.folder / "home/fonts").symlink_to(SOURCE / "fonts")
        self.assertIn('min="1" max="1.5" use="1.15"', rules)
        for use, code in (('min="1" max="1.5" use="18pt"', 0), ('min="1" max="1.5" use="15pt"', 6),
                          ('min="10pt" max="22pt" use="14pt"', 6)):
            with self.subTest(use=use):
                self.write("home/templates/rules/nd30.xml",
                           rules.replace('min="1" max="1.5" use="1.15"', use))
                done = self.run_here("render", "mau", "data.json", "-o", "a.docx", "--force",
                                     env={"VANTHU_HOME": str(self.folder / "home")})
                self.assertEqual(done.returncode, code, done.stderr)
        self.assertIn("rules-lines-too-low", done.stderr)
        with zipfile.ZipFile(self.folder / "a.docx") as docx:
            self.assertIn('w:line="360" w:lineRule="exact"', docx.read("word/styles.xml").decode())


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
            ("dump", "--stage", "document", "mau"),
            ("dump", "--stage", "docx", "a.docx", "data.json"),
        ]
        for arguments in rows:
            with self.subTest(arguments=arguments):
                done = self.refused(2, *arguments)
                self.assertNotEqual(done.stderr, "")

    def test_help_is_vietnamese_first(self):
        for arguments in (("--help",), ("render", "--help"), ("dump", "-h"), ("doctor", "--help"),
                          ("new", "--help"), ("fields", "--help")):
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
