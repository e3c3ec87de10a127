#!/usr/bin/env python3
"""`vanthu check` from outside: our own documents are quiet, and one fault put into them gives exactly
the finding that is due.

A fault is a change of the XML of a rendered sample (a size, a margin, a missing dot). Where a
component stands is asked of `--explain-structure`, so the faults are the same for every sample.
"""

import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import urllib.parse
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.program import SHARED, SOURCE, samples, vanthu  # noqa: E402

PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>(?:(?!<w:p[ >]).)*?</w:p>", re.S)
RUN = re.compile(r"<w:r(?: [^>]*)?>.*?</w:r>", re.S)
TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*)(</w:t>)")


def plain(paragraph):
    words = re.sub(r"<w:tab/>|<w:br/>", " ", paragraph).replace("<w:noBreakHyphen/>", "-")
    words = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|(-)(?=<|$)", words)[i][0]
                    for i in range(len(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|(-)(?=<|$)", words))))
    return " ".join(words.replace("\u00a0", " ").replace("\u2060", "").split())


class Document:
    """The parts of a DOCX; `paragraph` finds one by what it says."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.body = self.parts["word/document.xml"].decode("utf-8")

    def write(self, path):
        self.parts["word/document.xml"] = self.body.encode("utf-8")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                archive.writestr(name, content)

    def change(self, words, edit, count=1):
        """Applies `edit` to the paragraphs that begin with these words; False when none does."""
        whole = re.sub(r"[^\w]", "", words)
        wanted = whole[:40]
        # A post ("CHỦ TỊCH") may begin other paragraphs, too.
        exact = any(re.sub(r"[^\w]", "", plain(one)) == whole for one in PARAGRAPH.findall(self.body))
        done = 0

        def one(match):
            nonlocal done
            says = re.sub(r"[^\w]", "", plain(match.group(0)))
            if done >= count or not wanted or not (says == whole if exact else says.startswith(wanted)):
                return match.group(0)
            new = edit(match.group(0))
            if new != match.group(0):
                done += 1
            return new

        self.body = PARAGRAPH.sub(one, self.body)
        return done > 0


def direct(element, name):
    """Direct formatting of every run of a paragraph."""
    def edit(paragraph):
        def run(match):
            text = match.group(0)
            if "<w:rPr>" not in text:
                return re.sub(r"(<w:r(?: [^>]*)?>)", rf"\1<w:rPr>{element}</w:rPr>", text, count=1)
            text = re.sub(rf"<w:{name}(?: [^>]*)?/>", "", text)
            return text.replace("</w:rPr>", element + "</w:rPr>", 1)
        return RUN.sub(run, paragraph)
    return edit


def size(half_points):
    return direct(f'<w:sz w:val="{half_points}"/>', "sz")


def switch(name, on):
    return direct(f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>', name)


def aligned(value):
    def edit(paragraph):
        paragraph = re.sub(r'<w:jc w:val="\w+"/>', "", paragraph)
        element = f'<w:jc w:val="{value}"/>'
        if "<w:pPr>" in paragraph:
            return paragraph.replace("</w:pPr>", element + "</w:pPr>", 1)
        return re.sub(r"(<w:p(?: [^>]*)?>)", rf"\1<w:pPr>{element}</w:pPr>", paragraph, count=1)
    return edit


def said(function):
    """Changes the words of the first text of a paragraph that it changes at all."""
    def edit(paragraph):
        done = False

        def one(match):
            nonlocal done
            new = match.group(2) if done else function(match.group(2))
            done = done or new != match.group(2)
            return '<w:t xml:space="preserve">' + new + match.group(3)
        return TEXT.sub(one, paragraph)
    return edit


def said_last(function):
    def edit(paragraph):
        texts = list(TEXT.finditer(paragraph))
        if not texts:
            return paragraph
        last = texts[-1]
        return (paragraph[:last.start()] + '<w:t xml:space="preserve">' + function(last.group(2)) +
                "</w:t>" + paragraph[last.end():])
    return edit


def alike(*all_words):
    """Further paragraphs behind one, with its formatting."""
    def edit(paragraph):
        properties = re.search(r"<w:pPr>.*?</w:pPr>", paragraph, re.S)
        begin = "<w:p>" + (properties.group(0) if properties else "") + '<w:r><w:t xml:space="preserve">'
        return paragraph + "".join(begin + words + "</w:t></w:r></w:p>" for words in all_words)
    return edit


def table(rows):
    cells = "".join("<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row) + "</w:tr>"
                    for row in rows)
    borders = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    grid = "<w:gridCol w:w=\"1000\"/>" * len(rows[0])
    return f"<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{cells}</w:tbl>"


def after(xml):
    return lambda paragraph: paragraph + xml


DRAWING = ('xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
           'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
           'xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing" '
           'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"')


def drawn_line(millimetres):
    """A paragraph with a floating line, as Word's "Shapes" draws one."""
    wide = round(millimetres * 36000)
    return (f'<w:p><w:r><w:drawing><wp:anchor {DRAWING} distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" '
            'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
            '<wp:posOffset>100000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>30000</wp:posOffset>'
            f'</wp:positionV><wp:extent cx="{wide}" cy="0"/><wp:wrapNone/><wp:docPr id="7" name="Line"/><wp:cNvGraphicFramePr/>'
            '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/>'
            f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
            '<a:ln w="9525"/></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>')


def vml_line(millimetres, connector=False):
    """The same as files of before Word 2010 have it."""
    points = millimetres * 72 / 25.4
    shape = (f'<v:shape type="#_x0000_t32" style="position:absolute;margin-left:20pt;margin-top:2pt;width:{points:.2f}pt;height:0"/>'
             if connector else f'<v:line style="position:absolute;z-index:1" from="20.5pt,2.2pt" to="{20.5 + points:.2f}pt,2.2pt"/>')
    return f'<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml">{shape}</w:pict></w:r></w:p>'


# Which rule judges the letters of a component.
TYPES = {
    "Quốc hiệu": ("quoc-hieu", "b"), "Tiêu ngữ": ("tieu-ngu", "b"),
    "cơ quan ban hành": ("co-quan-ban-hanh", None), "số, ký hiệu": ("so-ky-hieu", None),
    "địa danh, thời gian": ("dia-danh-ngay", "i"), "tên loại": ("ten-loai", "b"),
    "trích yếu": ("trich-yeu", "b"), "căn cứ": ("can-cu", "i"), "mục La Mã": ("muc-la-ma", "b"),
    "chức vụ người ký": ("quyen-han-chuc-vu", "b"), "họ tên người ký": ("ho-ten", "b"),
    "dòng Nơi nhận": ("noi-nhan", "i"), "nơi nhận": ("noi-nhan-danh-sach", None),
    "phụ lục": (("phu-luc", "ten-phu-luc"), "b"), "tên phụ lục": ("ten-phu-luc", "b"), "dòng kèm theo": ("kem-theo", "i"),
    "lời văn": ("noi-dung", None), "gạch đầu dòng": ("noi-dung", None),
}
CENTRED = ("tên loại", "trích yếu", "phụ lục", "tên phụ lục", "Quốc hiệu", "Tiêu ngữ")
# One sentence with one fault, and a sentence like it that is right.
SENTENCES = (
    ("sai-chinh-ta", "các nghành liên quan", "các ngành liên quan, theo hệ mét; vắc-xin; tỉnh Đắk Lắk"),
    ("sai-chinh-ta", "nhà trừong và gia đình", "axít, lôgic, HĐND, TTHC, logistics"),
    ("am-tiet-khong-co", "nguồn nươc sạch", "nguồn nước sạch ở Krông Pắc"),
    ("i-va-y", "kĩ thuật, kỹ năng", "kỹ thuật, kỹ năng; công ty và tiền ti vi"),
    ("viet-hoa-dau-cau", "Đã làm xong việc. tiếp tục việc sau", "Đã làm v.v. và việc khác, tr. hai"),
    ("viet-hoa-vien-dan", "theo Khoản 2 Điều 5 Luật này", "theo điểm a khoản 2 Điều 5 Luật này"),
    ("viet-hoa-vien-dan", "theo Điểm b khoản 2 Điều 5", "Theo điều kiện thực tế; 3 điều cần nhớ"),
    ("viet-hoa-vien-dan", "tại khoản 2 điều 5", "tại khoản 2 Điều 5"),
    ("viet-hoa-ten-loai", "theo nghị quyết số 15/NQ-HĐND", "theo nghị quyết của hội nghị; Nghị quyết số 15/NQ-HĐND"),
    ("viet-hoa-nhan-dan", "các tầng lớp nhân dân", "Hội đồng nhân dân, quản lý nhà nước, Công an nhân dân"),
    ("viet-hoa-co-quan", "họp với ủy ban nhân dân xã", "họp với Ủy ban nhân dân xã"),
    ("viet-hoa-co-quan", "gửi sở Tài chính", "gửi Sở Tài chính; trụ sở Tài chính; toàn bộ Y tế xã"),
    ("viet-hoa-don-vi", "trên địa bàn Tỉnh Nam Định", "trên địa bàn tỉnh Nam Định; Tỉnh ủy"),
    ("viet-hoa-ngay-thang", "dịp tết nguyên đán", "dịp tết Nguyên đán; tháng Tám; chiều thứ Hai; thứ hai là"),
    ("viet-hoa-ngay-thang", "họp vào chiều thứ hai", "đứng thứ hai toàn tỉnh"),
    ("viet-hoa-ngay-le", "chào mừng ngày quốc khánh", "chào mừng ngày Quốc khánh; khách quốc tế"),
    ("ty-le-khong-khop", "có 30/50 xã, đạt 65%", "có 30/50 xã, đạt 60%; 1/3 (33,3%); từ 25/02/2026 đạt 90%; phục vụ 24/7, đạt 100%"),
    ("thoi-han-ngoai-ky", "xong trước ngày 15/12/2019", "Luật đã ban hành trước ngày 15/12/2019; xong trước ngày 15/12/2026"),
)


class Check(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        cls.files = {}
        cls.quiet = {}  # by sample: what is found in it without any fault
        for name, template, data in samples():
            path = cls.folder / f"{name}.docx"
            done = vanthu("render", template, data, "-o", path, "--plain")
            if done.returncode != 0:
                raise RuntimeError(done.stderr)
            cls.files[name] = path

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def findings(self, path):
        done = vanthu("check", "--format", "json", path)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return json.loads(done.stdout)["files"][0]["findings"]

    def components(self, path):
        parts = collections.defaultdict(list)
        in_annex = False
        for line in vanthu("check", "--explain-structure", path).stdout.decode("utf-8").splitlines():
            match = re.match(r"(.{24}) +\d+%  (.*)", line)
            if not match:
                continue
            name = match.group(1).strip()
            in_annex = in_annex or name == "phụ lục"
            # The text of an annex is not judged letter by letter.
            if not in_annex or name in ("phụ lục", "tên phụ lục", "dòng kèm theo"):
                parts[name].append(match.group(2))
        return parts

    def test_our_own_documents_are_quiet(self):
        for name, path in self.files.items():
            with self.subTest(sample=name):
                found = collections.Counter(one["rule"] for one in self.findings(path))
                self.assertEqual(dict(found), {})
                self.assertEqual(vanthu("check", path).returncode, 0)

    def expect(self, name, what, rule, edit, words=None):
        """One fault: exactly this rule is told."""
        document = Document(self.files[name])
        if name not in self.quiet:
            self.quiet[name] = collections.Counter(one["rule"] for one in self.findings(self.files[name]))
        before = self.quiet[name]
        if words is None:
            changed = edit(document)
        else:
            changed = document.change(words, edit)
        if not changed:
            return False
        path = self.folder / "fault.docx"
        document.write(path)
        after = collections.Counter(one["rule"] for one in self.findings(path))
        with self.subTest(sample=name, fault=what):
            # Of two parts in one paragraph (label and title of an annex) both may be told.
            allowed = {rule} if isinstance(rule, str) else set(rule)
            self.assertTrue(set(after - before) and set(after - before) <= allowed, set(after - before))
            self.assertEqual(set(before - after), set())
        Check.faults += 1
        return True

    def stays_quiet(self, name, what, edit, words=None):
        """Nothing new is told."""
        document = Document(self.files[name])
        self.assertTrue(edit(document) if words is None else document.change(words, edit), what)
        path = self.folder / "quiet.docx"
        document.write(path)
        with self.subTest(sample=name, quiet=what):
            self.assertEqual([one["message"] for one in self.findings(path)], [])

    faults = 0

    def test_one_fault_one_finding(self):
        Check.faults = 0
        for name in ("ke-hoach-binh-dang-gioi-xa", "ke-hoach-binh-dang-gioi-so",
                     "ke-hoach-ban-phu-nu-nganh", "ke-hoach-chien-luoc-phuong",
                     "quyet-dinh-truc-tiep", "nghi-quyet-ca-biet", "phu-luc-giay"):
            parts = self.components(self.files[name])
            for component, (rule, face) in TYPES.items():
                if not parts[component]:
                    continue
                words = parts[component][0]
                self.expect(name, f"{component} 20 pt", rule, size(40), words)
                if face is not None:
                    self.expect(name, f"{component} without {face}", rule, switch(face, False), words)
                if face == "b":
                    self.expect(name, f"{component} italic", rule, switch("i", True), words)
                if component in CENTRED:
                    self.expect(name, f"{component} on the left", "canh-giua", aligned("left"), words)
        self.faults_of_text("ke-hoach-binh-dang-gioi-xa")
        self.faults_of_page("ke-hoach-binh-dang-gioi-xa")
        self.faults_of_page("quyet-dinh-truc-tiep")
        self.faults_of_rules("ke-hoach-binh-dang-gioi-xa")
        self.assertGreaterEqual(Check.faults, 150)

    def faults_of_page(self, name):
        def page(pattern, replacement):
            def edit(document):
                new = re.sub(pattern, replacement, document.body)
                changed = new != document.body
                document.body = new
                return changed
            return edit
        for attribute, rule, wrong in (("top", "le-tren", 850), ("top", "le-tren", 1701),
                                       ("bottom", "le-duoi", 850), ("bottom", "le-duoi", 1701),
                                       ("left", "le-trai", 1134), ("left", "le-trai", 2268),
                                       ("right", "le-phai", 567), ("right", "le-phai", 1701)):
            self.expect(name, f"margin {attribute} {wrong}", rule,
                        page(rf'(<w:pgMar [^>]*w:{attribute}=")\d+', rf"\g<1>{wrong}"))
        self.expect(name, "Letter", "kho-giay-cao",
                    page(r'w:h="16838"', 'w:h="15840"'))

    def faults_of_rules(self, name):
        """The rules below motto, agency and subject, of every kind, too short or too long; and right."""
        border = re.compile(r'<w:p><w:pPr><w:pStyle w:val="DongKe"/>(?:(?!</w:p>).)*</w:p>', re.S)
        parts = self.components(self.files[name])
        for rule, nth, right, wrong, below in (("ke-co-quan", 0, 17, (8, 40), parts["cơ quan ban hành"][-1]),
                                               ("ke-tieu-ngu", 1, 60, (50, 70), "Độc lập"),
                                               ("ke-trich-yeu", 2, 40, (20, 80), None)):
            def instead(made, nth=nth):
                def edit(document):
                    spot = list(border.finditer(document.body))[nth]
                    document.body = document.body[:spot.start()] + made + document.body[spot.end():]
                    return True
                return edit

            def indented(wide, nth=nth):
                def edit(document):
                    spot = list(border.finditer(document.body))[nth]
                    room = {0: 3619, 1: 5452, 2: 9071}[nth]
                    side = round((room - wide * 56.7) / 2)
                    new = re.sub(r'<w:ind [^>]*/>', f'<w:ind w:left="{side}" w:right="{side}"/>', spot.group(0))
                    document.body = document.body[:spot.start()] + new + document.body[spot.end():]
                    return True
                return edit

            def words(wide):
                # An underscore of 12 pt is half as wide as high.
                return instead('<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:t>' +
                               "_" * round(wide * 72 / 25.4 / 6) + "</w:t></w:r></w:p>")
            kinds = [("border", indented), ("underscores", words),
                     ("drawing", lambda wide: instead(drawn_line(wide))), ("VML", lambda wide: instead(vml_line(wide))),
                     ("VML connector", lambda wide: instead(vml_line(wide, True)))]
            for what, made in kinds:
                for wide in wrong:
                    self.assertTrue(self.expect(name, f"{rule} {what} {wide} mm", rule, made(wide)))
                self.stays_quiet(name, f"{rule} {what} {right} mm", made(right))
                self.assertNotIn("không nhận ra: kẻ dưới", vanthu(
                    "check", "--explain-structure", self.folder / "quiet.docx").stdout.decode("utf-8"))
            # What nobody can measure is told as such, never as wrong.
            for what, made in (("of the page", drawn_line(8).replace('relativeFrom="paragraph"', 'relativeFrom="page"')),
                               ("a share", drawn_line(8).replace("<a:graphic", "<wp14:sizeRelH><wp14:pctWidth>50</wp14:pctWidth>"
                                                                 "</wp14:sizeRelH><a:graphic", 1)),
                               ("a picture", drawn_line(8).replace('prst="line"', 'prst="ellipse"')),
                               ("a figure without unit", vml_line(8).replace("pt,", ",")),
                               ("none", "<w:p/>")):
                self.stays_quiet(name, f"{rule}, {what}", instead(made))
                self.assertIn("không nhận ra: kẻ dưới", vanthu(
                    "check", "--explain-structure", self.folder / "quiet.docx").stdout.decode("utf-8"))
            if below is None:
                continue

            def underlined(document, below=below, nth=nth, change=instead("<w:p/>")):
                return change(document) and document.change(below, direct('<w:u w:val="single"/>', "u"))
            if rule == "ke-tieu-ngu":
                self.stays_quiet(name, "underlined motto", underlined)
            else:
                self.assertTrue(self.expect(name, "underlined agency", rule, underlined))

    def faults_of_text(self, name):
        parts = self.components(self.files[name])
        number, date = parts["số, ký hiệu"][0], parts["địa danh, thời gian"][0]
        bases, romans = parts["căn cứ"], parts["mục La Mã"]
        dashes, recipients = parts["gạch đầu dòng"], parts["nơi nhận"]

        def expect(what, rule, edit, words):
            self.assertTrue(self.expect(name, what, rule, edit, words), what)

        expect("no colon", "so-dau-hai-cham", said(lambda t: t.replace("Số:", "Số")), number)
        expect("other kind", "ky-hieu-ten-loai", said(lambda t: t.replace("KH", "BC")), number)
        expect("date of the other set", "co-chu-thong-nhat", size(26), date)
        expect("month with zero", "ngay-thang-so-khong",
               said(lambda t: re.sub(r"tháng (\d)\b", r"tháng 0\1", t)), date)
        expect("no comma", "dia-danh-dau-phay", said(lambda t: t.replace(",", "")), date)
        expect("basis with a comma", "can-cu-dau-cau", said_last(lambda t: t.rstrip(";") + ","), bases[0])
        expect("last basis", "can-cu-dau-cau", said_last(lambda t: t.rstrip(".") + ";"), bases[-1])
        expect("section left out", "so-thu-tu-nhay", said(lambda t: re.sub(r"^\w+\.", "IX.", t)), romans[-1])
        expect("section twice", "so-thu-tu-trung", said(lambda t: re.sub(r"^\w+\.", romans[-2].split()[0], t)), romans[-1])
        expect("no space behind the number", "sau-so-thu-tu",
               said(lambda t: t.replace(". ", ".", 1)), romans[1])
        expect("recipient without mark", "noi-nhan-dau-cau",
               said_last(lambda t: t.rstrip(";")), recipients[0])
        expect("archive", "luu-cach-ghi", said(lambda t: t.replace("Lưu:", "Lưu")), parts["dòng Lưu"][0])
        expect("annex number", ("phu-luc-so", "phu-luc-chi-dan"), said(lambda t: t.replace("II", "III")), parts["phụ lục"][1])
        expect("loose marks", "khong-nfc",
               said(lambda t: t.replace("hóa", unicodedata.normalize("NFD", "hóa"))), dashes[0])
        expect("zero width space", "ky-tu-an", said(lambda t: t.replace(" ", " \u200b", 1)), dashes[1])
        expect("Cyrillic a", "chu-giong", said(lambda t: t.replace("a", "\u0430", 1)), dashes[2])
        expect("two spaces", "hai-dau-cach", said(lambda t: re.sub(r"(\w) (\w)", r"\1  \2", t, count=1)), dashes[1])
        expect("space before comma", "cach-truoc-dau", said(lambda t: re.sub(r"(\w),", r"\1 ,", t, count=1)), dashes[1])
        expect("no space behind comma", "thieu-cach-sau-dau",
               said(lambda t: re.sub(r", (\w)", r",\1", t, count=1)), dashes[1])
        expect("open bracket", "ngoac-le", said(lambda t: t + " ("), dashes[2])
        expect("another face", "phong-chu", direct('<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>', "rFonts"), dashes[0])
        expect("TCVN3 letters", "bang-ma-cu", said_last(lambda t: t.rstrip(".;") + "; vµ triÓn khai nhiÖm vô"), dashes[0])
        expect("VNI letters", "bang-ma-cu", said_last(lambda t: t.rstrip(".;") + "; vaø trieån khai nhieäm vuï"), dashes[0])
        self.stays_quiet(name, "signs and foreign words", said_last(
            lambda t: t.rstrip(".;") + "; ống Ø 200, Ø 100; 5 µm ± 3 °C; ông Müller, café"), dashes[0])
        legacy = direct('<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>', "rFonts")
        expect("legacy face", "phong-cu", lambda p: legacy(TEXT.sub(r"\g<1>triÓn khai \g<3>", p)), dashes[0])
        expect("Unicode in a legacy face", "phong-chu", legacy, dashes[0])
        for rule, wrong, right in SENTENCES:
            expect(wrong, rule, said_last(lambda t, add=wrong: t.rstrip(".;") + "; " + add), dashes[1])
            self.stays_quiet(name, right, said_last(lambda t, add=right: t.rstrip(".;") + "; " + add), dashes[1])
        expect("two names", "ten-don-vi-khac-nhau", said_last(
            lambda t: t + " Phòng Văn hóa - Xã hội, Phòng Văn hóa và Xã hội"), dashes[1])
        expect("a short name", "ten-don-vi-khac-nhau", said_last(
            lambda t: t + " Phòng Văn hóa - Xã hội, Phòng VH-XH"), dashes[1])
        self.stays_quiet(name, "two units", said_last(
            lambda t: t + " Sở Tài chính và Sở Nội vụ, Phòng Kinh tế và Phòng Nội vụ"), dashes[1])
        total = (("TT", "Đơn vị", "Số hộ", "Tỷ lệ"), ("1", "Thôn A", "1.200", "10%"), ("2", "Thôn B", "800", "20%"),
                 ("3", "Thôn C", "1.000,5", "30%"))
        expect("total", "tong-khong-khop", after(table(total + (("", "Tổng cộng", "3.100,5", "20%"),))), dashes[1])
        expect("total in front", "tong-khong-khop", after(table(
            total[:1] + (("", "Tổng số", "2.999", "20%"),) + total[1:3] + (("3", "Thôn C", "1.000", "30%"),))), dashes[1])
        for what, rows in (("right", total + (("", "Tổng cộng", "3.000,5", "20%"),)),
                           ("a figure left out", total + (("4", "Thôn D", "", ""), ("", "Tổng cộng", "3.500", "20%"))),
                           ("groups", (("TT", "Đơn vị", "Số hộ"), ("I", "Vùng 1", "30"), ("1", "Thôn A", "10"), ("2", "Thôn B", "20"),
                                       ("II", "Vùng 2", "5"), ("", "Cộng", "35")))):
            self.stays_quiet(name, what, after(table(rows)), dashes[1])
        same = "Tỷ lệ hộ gia đình được cấp nước sạch đạt "
        expect("two figures", "so-lieu-khac-nhau", alike("- " + same + "90%.", "- " + same + "95%."), dashes[1])
        self.stays_quiet(name, "figures of two years", alike(
            "- " + same + "90% vào năm 2026.", "- " + same + "95% vào năm 2030."), dashes[1])
        indicator = "Chỉ tiêu 1: Ít nhất {} cán bộ nữ của xã được bồi dưỡng nghiệp vụ hằng năm."

        def annexed(first, second):
            def edit(document):
                return document.change(dashes[1], alike(first)) and document.change(
                    "(Kèm theo", alike(second))
            return edit
        self.assertTrue(self.expect(name, "indicator", "chi-tieu-khac-loi", annexed(indicator.format("90%"), indicator.format("95%"))))
        self.stays_quiet(name, "indicator alike", annexed(indicator.format("90%"), indicator.format("90%")))
        for rule, wrong, right in (
                ("sai-dau", "công tác đạo tạo nhân viên", "phát huy truyền thống; nguyên nhân dẫn đến"),
                ("sai-dau", "về phong, chống tác hại", "về phòng, chống tác hại; đội tiên phong"),
                ("vien-dan-khac-nhau", "theo Nghị quyết số 28/2021/NQ-CP", "theo Nghị quyết số 28/NQ-CP và Nghị quyết số 28/2023/NQ-CP"),
                ("vien-dan-khac-ngay", "theo Nghị quyết số 28/NQ-CP ngày 05/3/2021",
                 "theo Nghị quyết số 28/NQ-CP ngày 03/3/2021; Nghị quyết số 28/NQ-CP ngày 01/02/2024; Kế hoạch số 58/KH-UBND ngày 07/02/2026"),
                ("cach-quanh-gach-noi", "theo Công văn số 350/KH- BYT", "gặp đồng chí An\u00a0- Thư ký; ông A - Trưởng ban")):
            expect(wrong, rule, said_last(lambda t, add=wrong: t.rstrip(".;") + "; " + add), dashes[1])
            self.stays_quiet(name, right, said_last(lambda t, add=right: t.rstrip(".;") + "; " + add), dashes[1])
        expect("the same slip again and again", "sai-dau", alike("- Chỉ tiêu: phần đầu đạt 80%.", "- Năm sau phần đầu đạt 82%."), dashes[1])
        # What was found wrong in real files stays quiet.
        self.stays_quiet(name, "dots behind a number", alike("-............................................"), dashes[1])
        self.stays_quiet(name, "bases that lead on", lambda document: document.change(
            bases[-1], lambda p: said_last(lambda t: t.rstrip(".") + ";")(p) + alike(
                "Căn cứ chức năng, nhiệm vụ, xã xây dựng kế hoạch như sau:")(p).replace(p, "", 1)))
        self.stays_quiet(name, "annexes by other numerals", lambda document: document.change(
            dashes[0], said_last(lambda t: t + " (Phụ lục số 01 và 02)")))
        self.stays_quiet(name, "a face for its family", direct(
            '<w:rFonts w:ascii="Times New Roman Italic" w:hAnsi="Times New Roman Italic"/>', "rFonts"), bases[0])
        self.stays_quiet(name, "small Roman numbers", alike("ii) Việc thứ hai.", "iii) Việc thứ ba."), dashes[1])
        self.stays_quiet(name, "a basis that leads on", alike(
            "Căn cứ chức năng, nhiệm vụ được giao, xã xây dựng kế hoạch như sau:"), bases[-1])
        expect("blue", "mau-chu", direct('<w:color w:val="0000FF"/>', "color"), dashes[0])

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

    def test_one_document_cited_in_two_files(self):
        name = "ke-hoach-binh-dang-gioi-xa"
        dashes = self.components(self.files[name])["gạch đầu dòng"]

        def with_words(file, words):
            document = Document(self.files[name])
            document.change(dashes[1], said_last(lambda t: t.rstrip(".;") + "; theo Nghị quyết số " + words))
            document.write(self.folder / file)
            return self.folder / file
        one = with_words("one.docx", "19/NQ-CP ngày 03/3/2021")
        for words, wanted in (("19/2021/NQ-CP ngày 03 tháng 3 năm 2021", 2), ("19/NQ-CP ngày 03/3/2021", 0),
                              ("19/2021/NQ-CP ngày 04/3/2021", 0), ("19/2021/NQ-CP", 0)):
            other = with_words("other.docx", words)
            files = json.loads(vanthu("check", "--format", "json", one, other).stdout)["files"]
            rules = [finding["rule"] for file in files for finding in file["findings"]]
            self.assertEqual(rules, ["vien-dan-khac-tep"] * wanted, words)

    def test_real_plans_are_read(self):
        folder = SHARED / "corpus"
        if not folder.exists():
            self.skipTest("../shared/corpus is not beside the project")
        for path in sorted(folder.glob("*/*.docx")):
            with self.subTest(file=path.name):
                done = vanthu("check", path)
                self.assertIn(done.returncode, (0, 1), done.stderr)

    def test_formats(self):
        path = self.files["quyet-dinh-truc-tiep"]
        odd = self.folder / "văn bản 100%.docx"
        document = Document(path)
        document.body = re.sub(r'(<w:pgMar [^>]*w:left=")\d+', r"\g<1>1134", document.body)
        document.change("Căn cứ", said(lambda t: t.replace(" ", "  ", 1)))
        document.write(odd)
        # What SARIF 2.1.0 asks of the fields that we write (3.13 to 3.30, 3.49).
        sarif = json.loads(vanthu("check", "--format", "sarif", odd).stdout)
        self.assertEqual((sarif["version"], len(sarif["runs"])), ("2.1.0", 1))
        run = sarif["runs"][0]
        rules = run["tool"]["driver"]["rules"]
        self.assertTrue(run["tool"]["driver"]["name"])
        self.assertEqual(len({one["id"] for one in rules}), len(rules))
        self.assertEqual({one["level"] for one in run["results"]}, {"error", "note"})
        for result in run["results"]:
            self.assertEqual(rules[result["ruleIndex"]]["id"], result["ruleId"])
            self.assertLessEqual(set(result), {"ruleId", "ruleIndex", "level", "message", "locations", "baselineState"})
            self.assertTrue(result["message"]["text"])
            location = result["locations"][0]
            self.assertTrue(location["logicalLocations"][0]["fullyQualifiedName"])
            uri = location["physicalLocation"]["artifactLocation"]["uri"]
            self.assertRegex(uri, r"^[A-Za-z0-9._~/-]*(%[0-9A-F]{2}[A-Za-z0-9._~/-]*)*$")
            self.assertEqual(urllib.parse.unquote(uri), str(odd))
        missing = vanthu("check", self.folder / "none.docx")
        self.assertEqual((missing.returncode, missing.stdout), (1, b""))
        document = Document(path)
        document.change("Căn cứ", said(lambda t: t.replace(" ", "  ", 1)))
        document.write(self.folder / "suspicion.docx")
        self.assertEqual(vanthu("check", self.folder / "suspicion.docx").returncode, 0)
        self.assertEqual(vanthu("check", "--fail-on", "suspicion", self.folder / "suspicion.docx").returncode, 1)

    def test_ready(self):
        name = "ke-hoach-binh-dang-gioi-xa"
        done = vanthu("ready", self.files[name])
        self.assertEqual((done.returncode, done.stdout.decode("utf-8")),
                         (0, f"{self.files[name]}: trình ký được\n"))
        insertion = '<w:ins w:id="901" w:author="An" w:date="2026-01-01T00:00:00Z">\\1</w:ins>'
        for what, edit in (
                ("thay-doi", lambda body: re.sub(r"(<w:r>.*?</w:r>)", insertion, body, count=1, flags=re.S)),
                ("tag", lambda body: body.replace("Mục đích", "{{ muc_dich }}", 1)),
                ("cho-trong", lambda body: body.replace("Mục đích", "Mục đích ........", 1)),
                ("thieu-thanh-phan", lambda body: body.replace("Nơi nhận:", "", 1)),
                ("vi-pham", lambda body: re.sub(r'(w:left=")1701', r"\g<1>850", body)),
                ("chu-an", lambda body: re.sub(r"<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>", body, count=1))):
            document = Document(self.files[name])
            body = edit(document.body)
            with self.subTest(obstacle=what):
                self.assertNotEqual(body, document.body)
                document.body = body
                path = self.folder / "not-ready.docx"
                document.write(path)
                done = vanthu("ready", "--format", "json", path)
                self.assertEqual(done.returncode, 1, done.stderr)
                answer = json.loads(done.stdout)
                self.assertFalse(answer["ready"])
                self.assertIn(what, [one["id"] for one in answer["obstacles"]])

    def test_to_unicode(self):
        """A sample put into legacy letters, face by face, comes back as it was."""
        name = "quyet-dinh-truc-tiep"
        document = Document(self.files[name])
        self.assertEqual(vanthu("text", "--to-unicode", self.files[name], "-o", self.folder / "u.docx").returncode, 0)
        self.assertFalse((self.folder / "u.docx").exists())  # nothing to turn
        words = "Căn cứ"
        self.assertTrue(document.change(words, lambda p: direct(
            '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>', "rFonts")(
                TEXT.sub(lambda m: '<w:t xml:space="preserve">C¨n cø ngµy 5 th¸ng \u00ad</w:t>', p))))
        path = self.folder / "legacy.docx"
        document.write(path)
        self.assertIn("phong-cu", [one["rule"] for one in self.findings(path)])
        done = vanthu("text", "--to-unicode", path, "-o", self.folder / "unicode.docx")
        self.assertEqual(done.returncode, 0, done.stderr)
        text = vanthu("dump", "--stage", "text", self.folder / "unicode.docx").stdout.decode("utf-8")
        self.assertIn("Căn cứ ngày 5 tháng ư", text)
        self.assertNotIn("phong-cu", [one["rule"] for one in self.findings(self.folder / "unicode.docx")])

    def test_to_unicode_by_letters(self):
        """In a Unicode face only what is certain is turned; Unicode in a legacy face stays."""
        name = "ke-hoach-binh-dang-gioi-xa"
        document = Document(self.files[name])
        dashes = self.components(self.files[name])["gạch đầu dòng"]
        document.change(dashes[0], said_last(lambda t: t + " C¨n cø NghÞ ®Þnh sè 30/N§-CP; h\u00adíng dÉn"))
        # A word over two runs; Word's own element for U+00AD.
        document.change(dashes[1], lambda p: p.replace("</w:p>", "<w:r><w:t>; nhieä</w:t></w:r><w:r><w:t>m vuï trieån khai</w:t></w:r></w:p>"))
        document.change(dashes[3], lambda p: p.replace(
            "</w:p>", "<w:r><w:t>; nhiÖm vô ®</w:t><w:softHyphen/><w:t>îc giao</w:t></w:r></w:p>"))
        document.change(dashes[2], direct('<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>', "rFonts"))
        path, out = self.folder / "letters.docx", self.folder / "letters-unicode.docx"
        document.write(path)
        rules = [one["rule"] for one in self.findings(path)]
        self.assertIn("bang-ma-cu", rules)
        self.assertIn("phong-chu", rules)  # Unicode in another face
        self.assertNotIn("phong-cu", rules)
        self.assertEqual(vanthu("text", "--to-unicode", path, "-o", out, "--force").returncode, 0)
        text = vanthu("dump", "--stage", "text", out).stdout.decode("utf-8")
        for words in ("Căn cứ Nghị định số 30/NĐ-CP; hướng dẫn", "; nhiệm vụ triển khai", "; nhiệm vụ được giao", dashes[2]):
            self.assertIn(words, text)
        self.assertNotIn("bang-ma-cu", [one["rule"] for one in self.findings(out)])

    def test_real_legacy_files_by_letters(self):
        """The real files with their faces taken away: known by their letters alone."""
        folder = SHARED / "corpus" / "plans"
        if not folder.exists():
            self.skipTest("../shared/corpus is not beside the project")
        for path in sorted(folder.glob("*.expected.txt")):
            source = Document(path.with_name(path.name.replace(".expected.txt", ".docx")))
            for part in list(source.parts):
                if part.endswith(".xml"):
                    for face in (b".VnTimeH", b".VnTime", b"VNI-Times"):
                        source.parts[part] = source.parts[part].replace(face, b"Times New Roman")
            source.body = source.parts["word/document.xml"].decode("utf-8")
            plain, out = self.folder / "faceless.docx", self.folder / "faceless-unicode.docx"
            source.write(plain)
            with self.subTest(file=path.name):
                self.assertEqual(vanthu("text", "--to-unicode", plain, "-o", out, "--force").returncode, 0)
                found = vanthu("dump", "--stage", "text", out).stdout.decode("utf-8").lower().split()
                wanted = path.read_text(encoding="utf-8").lower().split()
                self.assertEqual(len(found), len(wanted))
                wrong = [pair for pair in zip(found, wanted) if pair[0] != pair[1]]
                self.assertLessEqual(len(wrong) * 500, len(wanted), wrong)
                # What is not right was left alone.
                before = vanthu("dump", "--stage", "text", plain).stdout.decode("utf-8").lower().split()
                self.assertEqual([pair for pair in wrong if pair[0] not in before], [])

    def test_real_legacy_files(self):
        folder = SHARED / "corpus" / "plans"
        if not folder.exists():
            self.skipTest("../shared/corpus is not beside the project")
        for path in sorted(folder.glob("*.expected.txt")):
            source = path.with_name(path.name.replace(".expected.txt", ".docx"))
            out = self.folder / source.name
            with self.subTest(file=source.name):
                self.assertEqual(vanthu("text", "--to-unicode", source, "-o", out).returncode, 0)
                found = vanthu("dump", "--stage", "text", out).stdout.decode("utf-8").split()
                self.assertEqual(found, path.read_text(encoding="utf-8").split())

    def test_the_table_of_words_is_up_to_date(self):
        done = subprocess.run([sys.executable, SOURCE / "tools/make_word_table.py", "--check"], capture_output=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_explain(self):
        done = vanthu("explain", "le-trai")
        self.assertIn("30 mm – 35 mm", done.stdout.decode("utf-8"))
        self.assertIn("nd30.pl1.I.3", done.stdout.decode("utf-8"))
        self.assertEqual(vanthu("explain", "khong-co").returncode, 1)
        names = vanthu("explain").stdout.decode("utf-8")
        self.assertIn("so-thu-tu-nhay", names)


if __name__ == "__main__":
    unittest.main(verbosity=2)
