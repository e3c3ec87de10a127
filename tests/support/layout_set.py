"""Documents that vary what decides line and page breaks, for tools/compare-layout --all.

    documents(folder, count, first) → [(name, home, template, data file)]

Every document has random text (words of our own samples, of the lengths that plans have, with numbers,
signs and dashes among them), one of the forms below and one of several rule files, in which values of
nd30.xml are moved inside the decree's ranges. The seed of a document is its number: the same set on every
machine, and another one from another first number.
"""

import json
import pathlib
import random
import re
import shutil

SOURCE = pathlib.Path(__file__).resolve().parents[2]

# (attribute values of nd30.xml; `use` of each): margins, indents, spacing, lines, tables.
_RULES = [dict(zip(("le-trai", "le-phai", "lui-dau-dong", "cach-doan", "cach-dong", "bang-le-o",
                    "bang-cach-doan", "bang-vien"), values)) for values in (
    ("30mm", "20mm", "12.7mm", "6pt", "1.15", "1.9mm", "2pt", "0.5pt"),
    ("30mm", "15mm", "10mm", "6pt", "1", "1.9mm", "0pt", "0.5pt"),
    ("35mm", "15mm", "12.7mm", "8pt", "1.1", "1mm", "1pt", "0.25pt"),
    ("35mm", "20mm", "10mm", "7pt", "1.2", "2.5mm", "3pt", "0.75pt"),
    ("30mm", "18mm", "12.7mm", "9pt", "1.25", "1.5mm", "2pt", "1pt"),
    ("32mm", "17mm", "10mm", "10pt", "1.3", "1.9mm", "4pt", "0.5pt"),
    ("33mm", "20mm", "12.7mm", "12pt", "1.4", "0.5mm", "6pt", "0.25pt"),
    ("30mm", "20mm", "10mm", "11pt", "1.5", "3mm", "2pt", "0.5pt"),
    ("30mm", "20mm", "12.7mm", "6pt", "18pt", "1.9mm", "2pt", "0.5pt"),
    ("35mm", "15mm", "10mm", "8pt", "21.5pt", "1.5mm", "1pt", "0.5pt"))]

_SIGNS = ["Nghị định số 30/2020/NĐ-CP", "Quyết định số 2232/QĐ-TTg", "Kế hoạch số 169/KH-UBND",
          "Chỉ thị số 21-CT/TW", "giai đoạn 2021-2030", "giai đoạn 2026 - 2030", "khoản 2 Điều 5",
          "điểm a khoản 1 Mục III", "ngày 05 tháng 01 năm 2026", "15/6/2026", "1.250.000.000 đồng",
          "12,5%", "COVID-19", "Bà Rịa-Vũng Tàu", "kinh tế-xã hội", "(gọi tắt là Kế hoạch)",
          "“Vì sự tiến bộ của phụ nữ”", "Mục tiêu 3", "chỉ tiêu 3, 4", "70% - 80%", "4.0",
          "8934567890123-45678901234567", "TT-BNV/2026/00012345678"]


def _vocabulary():
    text = json.loads((SOURCE / "samples/ke-hoach-dai/du-lieu.json").read_text(encoding="utf-8"))
    return [word for word in re.findall(r"[^\W\d_]+", text["noi_dung"]) if word.islower()]


class _Writer:
    def __init__(self, seed, words):
        self.random = random.Random(seed)
        self.words = words

    def phrase(self, least, most):
        count = self.random.randint(least, most)
        parts = [self.random.choice(self.words) if self.random.random() > 0.06
                 else self.random.choice(_SIGNS) for _ in range(count)]
        for at in range(5, count - 2, self.random.randint(6, 14)):
            parts[at] += self.random.choice([",", ",", ";", " –", " -"])
        return " ".join(parts)

    def sentence(self, least=8, most=70):
        text = self.phrase(least, most)
        return text[0].upper() + text[1:]

    def body(self, least, most):
        """Pasted text with headings, numbered and lettered items and plain paragraphs."""
        lines = []
        roman = ["I", "II", "III", "IV", "V"]
        for part in range(self.random.randint(least, most)):
            lines.append(f"{roman[part]}. {self.phrase(2, 9).upper()}")
            for clause in range(1, self.random.randint(2, 5)):
                if self.random.random() < 0.5:
                    lines.append(f"{clause}. {self.sentence(3, 12)}")
                    lines += [self.sentence() + "." for _ in range(self.random.randint(1, 3))]
                else:
                    lines.append(f"{clause}. {self.sentence(15, 60)}:")
                    lines += [f"{letter}) {self.sentence(6, 45)};" for letter in
                              "abcdđe"[:self.random.randint(2, 6)]]
                if self.random.random() < 0.4:
                    lines += [f"- {self.sentence(5, 40)}." for _ in range(self.random.randint(2, 4))]
        return "\n".join(lines)

    def frame(self):
        """The fields every document has."""
        return {
            "loai": self.random.choice(["KH", "BC", "TB", "ĐA"]),
            "co_chu": self.random.choice([13, 14]),
            "co_quan_chu_quan": self.random.choice(["", "UBND tỉnh Hòa An", "Ủy ban nhân dân thành phố Vân Hòa"]),
            "co_quan_ban_hanh": self.random.choice(["Ủy ban nhân dân xã Phú Thịnh", "Sở Y tế",
                                                    "Ban Vì sự tiến bộ của phụ nữ ngành Y tế"]),
            "so": self.random.choice([None, 7, 169]), "ky_hieu": "KH-UBND", "dia_danh": "Phú Thịnh",
            "ngay": self.random.choice(["2026", "2026-06", "2026-06-15"]),
            "trich_yeu": self.sentence(6, 28),
            "can_cu": [f"Căn cứ {self.phrase(10, 40)}" for _ in range(self.random.randint(0, 4))],
            "noi_nhan": [self.sentence(2, 9) for _ in range(self.random.randint(2, 7))], "luu": "VT, VHXH",
            "ky": {"quyen_han": ["TM. Ủy ban nhân dân", "KT. Chủ tịch"], "chuc_vu": "Phó Chủ tịch",
                   "ho_ten": "Nguyễn Thị Minh Tâm"}}

    def table(self, columns, rows):
        grouped = self.random.random() < 0.5 and columns > 3
        heads = []
        for column in range(columns):
            head = {"ten": self.sentence(1, 4)}
            if column == 0:
                head = {"ten": "TT", "rong_mm": self.random.choice([9, 12, 14])}
            elif grouped and column in (2, 3):
                head["nhom"] = "Kết quả thực hiện"
            elif self.random.random() < 0.3:
                head["rong_mm"] = self.random.choice([18, 22.5, 31])
            heads.append(head)
        if all("rong_mm" in head for head in heads):
            del heads[-1]["rong_mm"]
        longest = max(2, 26 // columns)
        cells = [[str(row)] + [self.sentence(1, longest) if self.random.random() > 0.15
                               else self.random.choice(["", "12,5%", "1.250", "x"])
                               for _ in range(columns - 1)] for row in range(1, rows + 1)]
        return {"cot": heads, "hang": cells}


def _with_annexes(writer):
    data = writer.frame()
    data["noi_dung"] = writer.body(2, 4)
    data["phu_luc"] = []
    for _ in range(writer.random.randint(1, 2)):
        columns = writer.random.randint(2, 9)
        data["phu_luc"].append({"tieu_de": writer.sentence(3, 14),
                                "huong": "ngang" if columns > 5 else writer.random.choice(["doc", "ngang"]),
                                "noi_dung": writer.body(0, 1),
                                "bang": writer.table(columns, writer.random.randint(3, 30))})
    return data


def _merged(writer):
    """Rows whose neighbours are equal in one column or two, over page ends."""
    data = writer.frame()
    units = [writer.sentence(2, 6) for _ in range(5)]
    times = ["Quý I", "Quý II", "Cả năm 2026"]
    rows = [{"don_vi": unit, "thoi_gian": writer.random.choice(times), "ten": writer.sentence(4, 30)}
            for unit in units for _ in range(writer.random.randint(1, 7))]
    return {"co_chu": data["co_chu"], "mo_dau": writer.sentence(20, 90) + ".", "viec": rows,
            "ngang": writer.random.random() < 0.4, "ket": [writer.sentence(10, 60) + "." for _ in range(3)]}


_MERGED_TEMPLATE = """<mau id="o-gop" ten="Ô gộp">
  <truong-du-lieu>
    <truong ten="co_chu" kieu="so-nguyen" bat-buoc="co"/>
    <truong ten="mo_dau" kieu="chu" bat-buoc="co"/>
    <truong ten="ngang" kieu="co-khong"/>
    <truong ten="ket" kieu="danh-sach-chu"/>
    <truong ten="viec" kieu="danh-sach">
      <truong ten="don_vi" kieu="chu"/>
      <truong ten="thoi_gian" kieu="chu"/>
      <truong ten="ten" kieu="chu"/>
    </truong>
  </truong-du-lieu>
  <van-ban loai="KH" co-chu="{{ co_chu }}">
    <dau-van-ban>
      <co-quan-ban-hanh>UBND xã Phú Thịnh</co-quan-ban-hanh>
      <so-ky-hieu ky-hieu="KH-UBND"/>
      <dia-danh-ngay dia-danh="Phú Thịnh" ngay="2026-06-15"/>
    </dau-van-ban>
    <tieu-de><trich-yeu>Phân công nhiệm vụ năm 2026</trich-yeu></tieu-de>
    <doan>{{ mo_dau }}</doan>
    <bang>
      <cot rong="12mm" canh="giua">TT</cot>
      <cot rong="3*" gop-giong="co">Đơn vị</cot>
      <cot rong="5*" canh="deu">Nhiệm vụ</cot>
      <cot rong="2*" gop-giong="co" canh="giua" nhom="Tiến độ">Thời gian</cot>
      <cot rong="1*" nhom="Tiến độ">Kết quả</cot>
      <lap qua="viec" la="v">
        <hang><o><stt/></o><o>{{ v.don_vi }}</o><o>{{ v.ten }}</o><o>{{ v.thoi_gian }}</o><o/></hang>
      </lap>
    </bang>
    <lap qua="ket" la="d"><doan>{{ d }}</doan></lap>
    <ket-thuc>
      <noi-nhan><noi>Như trên</noi><luu>VT</luu></noi-nhan>
      <ky><quyen-han>TM. Ủy ban nhân dân</quyen-han><chuc-vu>Chủ tịch</chuc-vu><ho-ten>Lê Văn Bình</ho-ten></ky>
    </ket-thuc>
  </van-ban>
</mau>
"""


def _homes(folder):
    """A resource folder for each rule file."""
    homes = []
    original = (SOURCE / "templates/rules/nd30.xml").read_text(encoding="utf-8")
    for number, values in enumerate(_RULES):
        home = folder / f"home-{number}"
        shutil.copytree(SOURCE / "templates", home / "templates")
        (home / "fonts").symlink_to(SOURCE / "fonts")
        rules = original
        for name, value in values.items():
            rules, found = re.subn(rf'(<{name} [^>]*\buse=")[^"]*"', rf'\g<1>{value}"', rules)
            assert found == 1, name
        (home / "templates/rules/nd30.xml").write_text(rules, encoding="utf-8")
        homes.append(home)
    return homes


def documents(folder, count=200, first=0):
    """Writes the data of the documents from number `first` on into `folder`; see the head of this file."""
    folder = pathlib.Path(folder)
    homes = _homes(folder)
    form = folder / "o-gop"
    form.mkdir()
    (form / "template.xml").write_text(_MERGED_TEMPLATE, encoding="utf-8")
    words = _vocabulary()
    made = []
    for number in range(first, first + count):
        home = homes[number % len(homes)]
        writer = _Writer(number, words)
        kind = number // len(homes) % 4
        if kind == 3:
            template, data = form, _merged(writer)
        elif kind == 2:
            template, data = "van-ban-co-ten-loai", _with_annexes(writer)
        else:
            template, data = "van-ban-co-ten-loai", {**writer.frame(), "noi_dung": writer.body(2, 5)}
        path = folder / f"sinh-{number:03}.json"
        path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
        made.append((path.stem, home, template, path))
    return made
