"""`vanthu batch` from outside: kills and resumption, failures, shards, the terminal."""

import datetime
import json
import os
import pathlib
import pty
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from program import PROGRAM, needs, vanthu  # noqa: E402

FORM = """<mau id="thu" ten="Thử">
  <truong-du-lieu>
    <truong ten="co_quan" kieu="chu" bat-buoc="co"/>
    <truong ten="viec" kieu="chu" bat-buoc="co"/>
    <truong ten="noi_dung" kieu="noi-dung"/>
    <truong ten="ky" kieu="nhom"><truong ten="ho_ten" kieu="chu"/></truong>
    <truong ten="noi_nhan" kieu="danh-sach-chu"/>
  </truong-du-lieu>
  <van-ban loai="KH">
    <dau-van-ban>
      <co-quan-ban-hanh>{{ co_quan }}</co-quan-ban-hanh>
      <so-ky-hieu ky-hieu="KH-UBND"/>
      <dia-danh-ngay dia-danh="Phú Vinh" ngay="2026-06"/>
    </dau-van-ban>
    <tieu-de><trich-yeu>{{ viec }}</trich-yeu></tieu-de>
    <noi-dung tu="noi_dung"/>
  </van-ban>
</mau>
"""
COMMON = {"viec": "việc chung", "noi_dung": "I. MỤC ĐÍCH\n" + "Thực hiện đúng quy định. " * 200}


class Batch(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)
        self.write("mau/template.xml", FORM)
        self.write("chung.json", json.dumps(COMMON))

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def rows(self, count, bad=()):
        rows = [{"co_quan": f"UBND xã {n}"} if n not in bad else {"co_qan": f"xã {n}"}
                for n in range(1, count + 1)]
        self.write("rows.jsonl", "".join(json.dumps(row) + "\n" for row in rows))

    def command(self, folder, *options):
        return ("batch", "mau", "rows.jsonl", "--common", "chung.json", "-o", folder, *options)

    def run_batch(self, folder, *options, expect=0, **how):
        done = vanthu(*self.command(folder, *options), cwd=self.folder, **how)
        self.assertEqual(done.returncode, expect, done.stderr)
        return done

    def files(self, folder, hidden=False):
        return {path.name: path.read_bytes() for path in (self.folder / folder).iterdir()
                if hidden or not path.name.startswith(".")}


class Resume(Batch):
    def kill_once(self, folder, *options):
        """Starts a run and kills it when it has made some more documents; True if it was in time."""
        target = self.folder / folder
        count = lambda: len(list(target.glob("*.pdf"))) if target.exists() else 0  # noqa: E731
        wanted = count() + 3
        with subprocess.Popen([PROGRAM, *self.command(folder, *options)], cwd=self.folder,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
            while run.poll() is None and count() < wanted:
                time.sleep(0.001)
            run.send_signal(signal.SIGKILL)
        return run.returncode == -signal.SIGKILL

    def test_killed_again_and_again(self):
        self.rows(60, bad=(7,))
        self.run_batch("whole", "--jobs", "2", expect=3)
        kills = sum(self.kill_once("parts", "--jobs", "2", "--resume") for _ in range(5))
        self.assertGreaterEqual(kills, 3)
        made = len(list((self.folder / "parts").glob("*.pdf")))
        self.assertLess(made, 59)
        # What a kill in the middle of a line, of a file or between name and journal leaves.
        journal = self.folder / "parts/.vanthu-batch"
        journal.write_bytes(journal.read_bytes()[:-20])
        (self.folder / "parts/.vanthu-batch-0.tmp").write_bytes(b"half")
        done = self.run_batch("parts", "--resume", expect=3)
        self.assertIn("đã có từ lượt trước", done.stdout.decode())
        self.assertEqual(self.files("parts"), self.files("whole"))
        self.assertEqual(list((self.folder / "parts").glob("*.tmp")), [])

    def test_finished_rows_are_not_made_again(self):
        self.rows(5)
        self.run_batch("out")
        before = {path.name: path.stat().st_mtime_ns for path in (self.folder / "out").iterdir()}
        done = self.run_batch("out", "--resume")
        self.assertIn("5 đã có từ lượt trước", done.stdout.decode())
        after = {path.name: path.stat().st_mtime_ns for path in (self.folder / "out").iterdir()}
        self.assertEqual(before, after)

    def test_one_format_after_the_other(self):
        self.rows(3)
        self.run_batch("both")
        self.run_batch("out", "--format", "docx")
        self.assertEqual(len(self.files("out")), 3)
        self.run_batch("out", "--format", "docx,pdf", "--resume")
        self.assertEqual(self.files("out"), self.files("both"))


class Failures(Batch):
    def test_failed_rows_are_listed(self):
        self.rows(6, bad=(2, 5))
        done = self.run_batch("out", expect=3)
        self.assertIn("2 dòng lỗi", done.stdout.decode())
        self.assertIn("rows.jsonl:2:2: lỗi [data-field-unknown]", done.stderr)
        with zipfile.ZipFile(self.folder / "out/loi.xlsx") as book:
            sheet = book.read("xl/worksheets/sheet1.xml").decode("utf-8")
        for text in ("Dòng gốc", "Tên tệp văn bản", "Lỗi cần sửa", "co_qan", "xã 5", "005",
                     "rows.jsonl:5:2: "):
            self.assertIn(text, sheet)
        self.assertNotIn("xã 4", sheet)

    def test_nested_values_are_columns(self):
        self.write("rows.jsonl", json.dumps({"ky": {"ho_ten": "Trần B"}, "noi_nhan": ["a", "b"],
                                             "la": [{"x": 1.5}]}) + "\n")
        self.run_batch("out", expect=1)
        with zipfile.ZipFile(self.folder / "out/loi.xlsx") as book:
            sheet = book.read("xl/worksheets/sheet1.xml").decode("utf-8")
        for text in ("ky.ho_ten", "Trần B", "a\nb", "[{&quot;x&quot;: 1.5}]"):
            self.assertIn(text, sheet.replace('"', "&quot;"))

    def test_the_list_is_a_file_of_rows_and_keeps_the_names(self):
        self.rows(4)
        self.run_batch("whole")
        # Without the common data every row lacks a field; with them the list alone is enough.
        done = vanthu("batch", "mau", "rows.jsonl", "-o", "out", cwd=self.folder)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("rows.jsonl:3:1: lỗi [data-field-missing]", done.stderr)
        done = vanthu("batch", "mau", "out/loi.xlsx", "--common", "chung.json", "-o", "out",
                      "--resume", cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        documents = {name: data for name, data in self.files("out").items() if name != "loi.xlsx"}
        self.assertEqual(documents, self.files("whole"))

    def test_a_corrected_list_of_jsonl_rows_gives_the_same_documents(self):
        """Numbers, dates, lists of objects, free tables: what a row held comes back from the cells.

        Plain files: the record in a DOCX holds the data as they were written, and in a sheet they are
        written in another order.
        """
        self.write("mau/template.xml", FORM.replace("</truong-du-lieu>", """
            <truong ten="ty_le" kieu="thap-phan"/><truong ten="tien" kieu="tien"/><truong ten="ngay" kieu="ngay"/>
            <truong ten="gap" kieu="co-khong"/><truong ten="soan" kieu="nguoi"/><truong ten="bang" kieu="bang-dong"/>
            <truong ten="muc" kieu="danh-sach"><truong ten="ten" kieu="chu" bat-buoc="co"/>
              <truong ten="so" kieu="so-nguyen"/>
              <truong ten="con" kieu="danh-sach"><truong ten="ten" kieu="chu"/></truong></truong>
            </truong-du-lieu>""").replace("<noi-dung", """
            <doan>{{ ty_le }} {{ tien }} {{ ngay }} {{ gap }} {{ soan }} {{ soan.chuc_vu }}</doan>
            <lap qua="noi_nhan" la="noi"><doan>({{ noi }})</doan></lap>
            <lap qua="muc" la="m"><doan>{{ m.ten }} {{ m.so }}</doan>
              <lap qua="m.con" la="c"><doan>{{ c.ten }}</doan></lap></lap>
            <bang-dong tu="bang"/><noi-dung"""))
        rows = [{"ty_le": 12.345, "tien": 15000000, "ngay": "2026-06-05", "gap": True, "soan": "Bình",
                 "noi_nhan": ["một\nhai", "ba"], "ky": {"ho_ten": "An"},
                 "muc": [{"ten": "a \"b\"", "so": 1234, "con": [{"ten": "x"}, {"ten": "y"}]}, {"ten": "c"}],
                 "bang": {"cot": [{"ten": "TT", "rong_mm": 12}, {"ten": "Việc"}], "hang": [["1", "a\nb"]]}},
                {"ty_le": 1.500, "ngay": "2026-06", "gap": False, "soan": {"ho_ten": "Chi", "chuc_vu": "Phó"},
                 "noi_nhan": ["[1] một", "hai"], "muc": []},
                {"ty_le": -0.25, "noi_nhan": ["["], "ngay": "2026"}]
        for row in rows:
            row["co_quan"] = "UBND xã"
        self.write("rows.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
        self.run_batch("whole", "--plain")
        done = vanthu("batch", "mau", "rows.jsonl", "-o", "out", cwd=self.folder)  # all lack "viec"
        self.assertEqual(done.returncode, 1, done.stderr)
        done = vanthu("batch", "mau", "out/loi.xlsx", "--common", "chung.json", "-o", "again", "--plain", cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.files("again"), self.files("whole"))

    def test_a_corrected_list_of_sheet_rows_gives_the_same_documents(self):
        try:
            import openpyxl
        except ImportError:
            self.skipTest("python3-openpyxl is not installed")
        self.write("mau/template.xml", FORM.replace("</truong-du-lieu>", """
            <truong ten="ty_le" kieu="thap-phan"/><truong ten="phan" kieu="phan-tram"/><truong ten="ngay" kieu="ngay"/>
            <truong ten="luc" kieu="chu"/></truong-du-lieu>""").replace(
                "<noi-dung", "<doan>{{ ty_le }} {{ phan }} {{ ngay }} {{ luc }}</doan><noi-dung"))
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.append(["co_quan", "ty_le", "phan", "ngay", "luc"])
        day = datetime.date(2026, 6, 5)
        sheet.append(["UBND xã 1", 12.345, 0.12345, day, day])
        sheet.append(["UBND xã 2", 1234.5, 0.5, day, 12.345])
        for row in (2, 3):
            sheet.cell(row, 3).number_format = "0.000%"
        book.save(self.folder / "rows.xlsx")
        run = ("batch", "mau", "rows.xlsx")
        done = vanthu(*run, "--common", "chung.json", "-o", "whole", cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        done = vanthu(*run, "-o", "out", cwd=self.folder)
        self.assertEqual(done.returncode, 1, done.stderr)
        done = vanthu("batch", "mau", "out/loi.xlsx", "--common", "chung.json", "-o", "again", cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.files("again"), self.files("whole"))

    def test_a_broken_list_in_a_cell_costs_its_row(self):
        self.write("mau/template.xml", FORM.replace("</truong-du-lieu>", """
            <truong ten="muc" kieu="danh-sach"><truong ten="ten" kieu="chu"/></truong></truong-du-lieu>"""))
        self.write("rows.csv", 'co_quan;muc\nUBND xã 1;"[{""ten"": ""a""}]"\nUBND xã 2;"[{""ten"": ""b""]"\n')
        done = vanthu("batch", "mau", "rows.csv", "--common", "chung.json", "-o", "out", cwd=self.folder)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("rows.csv:3:11: lỗi [sheet-cell-no-json]", done.stderr)

    def test_rows_of_a_sheet(self):
        self.rows(3)
        self.run_batch("whole")
        self.write("rows.csv", "Co quan;Ky.ho_ten\nUBND xã 1;\nUBND xã 2;\n;\nUBND xã 3;\n")
        done = vanthu("batch", "mau", "rows.csv", "--common", "chung.json", "-o", "out",
                      cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.files("out"), self.files("whole"))
        self.write("rows.csv", "co_quan;so\nUBND xã 1;\n")
        done = vanthu("batch", "mau", "rows.csv", "--common", "chung.json", "-o", "none",
                      cwd=self.folder)
        self.assertEqual(done.returncode, 1)
        self.assertIn("rows.csv:1:9", done.stderr)
        self.assertFalse((self.folder / "none").exists())

    def test_report_as_json(self):
        self.rows(3, bad=(2,))
        report = json.loads(self.run_batch("out", "--report", "json", expect=3).stderr)
        self.assertEqual((report["rows"], report["made"], report["failed"]), (3, 2, 1))
        self.assertEqual(report["reports"][0]["row"], 2)
        self.assertEqual(report["reports"][0]["diagnostics"][0]["code"], "data-field-unknown")

    def test_a_folder_that_takes_no_files_stops_the_run(self):
        self.rows(3)
        (self.folder / "out").write_text("a file")
        done = self.run_batch("out", expect=4)
        self.assertIn("file-not-written", done.stderr)

    @unittest.skipIf(os.environ.get("VANTHU_SANITIZED"), "strace and the leak checker do not mix")
    @needs("strace")
    def test_a_full_disk_stops_the_run_and_the_next_one_goes_on(self):
        if vanthu("--version", prefix=["strace", "-qq", "-o", "/dev/null"]).returncode != 0:
            self.skipTest("strace may not trace here")
        self.rows(8)
        self.run_batch("whole")
        done = self.run_batch("out", "--jobs", "1", expect=4, prefix=[
            "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=write", "-e",
            "inject=write:error=ENOSPC:when=9"])
        self.assertIn("batch-stopped", done.stderr)
        self.run_batch("out", "--resume")
        self.assertEqual(self.files("out"), self.files("whole"))


class Shares(Batch):
    def test_threads_change_no_byte(self):
        self.rows(24, bad=(3, 17))
        self.run_batch("one", "--jobs", "1", expect=3)
        self.run_batch("four", "--jobs", "4", expect=3)
        self.assertEqual(self.files("one"), self.files("four"))

    @needs("parallel")
    def test_under_gnu_parallel(self):
        self.rows(12)
        self.run_batch("whole")
        command = " ".join(map(str, [PROGRAM, *self.command("out", "--shard", "{}/4")]))
        done = subprocess.run(["parallel", command, ":::", "1", "2", "3", "4"], cwd=self.folder,
                              capture_output=True, check=False, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.files("out"), self.files("whole"))

    def test_rows_from_standard_input(self):
        self.rows(3)
        self.run_batch("whole")
        done = vanthu("batch", "mau", "-", "--common", "chung.json", "-o", "out", cwd=self.folder,
                      stdin=(self.folder / "rows.jsonl").read_bytes())
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.files("out"), self.files("whole"))


class Terminal(Batch):
    def test_a_bar_on_a_terminal_only(self):
        self.rows(4)
        self.assertEqual(self.run_batch("quiet").stderr, "")
        ours, theirs = pty.openpty()
        with subprocess.Popen([PROGRAM, *self.command("out")], cwd=self.folder, stderr=theirs,
                              stdout=subprocess.DEVNULL) as run:
            os.close(theirs)
            shown = b""
            while True:
                try:
                    piece = os.read(ours, 4096)
                except OSError:  # the other end is closed
                    break
                if not piece:
                    break
                shown += piece
        os.close(ours)
        self.assertEqual(run.returncode, 0)
        self.assertIn("4/4", shown.decode("utf-8"))
        self.assertTrue(shown.endswith(b"\x1b[K"))

    def test_wrong_commands(self):
        self.rows(1)
        for options in (("--shard", "5/4"), ("--shard", "0/4"), ("--shard", "x"), ("--jobs", "0"),
                        ("--format", "odt")):
            with self.subTest(options=options):
                self.run_batch("out", *options, expect=2)
        self.assertFalse((self.folder / "out").exists())


if __name__ == "__main__":
    unittest.main(verbosity=2)
