"""What the tests of `vanthu check` share: the parts of a DOCX and edits of them, the samples rendered
once, and how a fault is put into one.

A fault is a change of the XML of a rendered sample (a size, a margin, a missing dot). Where a
component stands is asked of `--explain-structure`, so the faults are the same for every sample.
"""

import collections
import json
import pathlib
import re
import sys
import tempfile
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.program import samples, vanthu  # noqa: E402

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


class CheckCase(unittest.TestCase):
    faults = 0

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
        type(self).faults += 1
        return True

    def stays_quiet(self, name, what, edit, words=None):
        """Nothing new is told."""
        document = Document(self.files[name])
        self.assertTrue(edit(document) if words is None else document.change(words, edit), what)
        path = self.folder / "quiet.docx"
        document.write(path)
        with self.subTest(sample=name, quiet=what):
            self.assertEqual([one["message"] for one in self.findings(path)], [])
