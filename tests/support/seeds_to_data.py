#!/usr/bin/env python3
"""Five real plans, as scanned text, into data for the template van-ban-co-ten-loai.

    seeds_to_data.py SEEDS_FOLDER OUTPUT_FOLDER

reads SEEDS_FOLDER/000*.txt … 004*.txt and writes for each

    seed_000.json        the data
    seed_000.words.txt   the words that the rendered document must show, in this order, one a line

Words are kept as they are, reading errors included. Left out are the marks of the scanning program
(** * <i>), page numbers on a line of their own and the header rows that a table repeats on its later
pages. What the decree's form spells its own way is spelt that way in the words too: the number joined
to its symbol ("1007 /KH-" is "1007/KH-"), the colon of "Lưu:" and the full stop that closes nơi nhận.
The texts lack the head of the page (agencies, and in 002 number and place): FACTS supplies it.
"""

import json
import pathlib
import re
import sys
import unicodedata

# What cannot be read off the text, or not without guessing. "titles": lines of the trích yếu.
# "annexes": how many lines at its head are the title, and the line it starts with.
FACTS = {
    "000": {"agencies": ("UBND tỉnh Bắc Ninh", "Sở Y tế"), "titles": 1,
            "annexes": [("Phụ lục 1.", 2), ("Phụ lục 2.", 3)]},
    "001": {"agencies": ("", "Ủy ban nhân dân\nxã Sơn Hải"), "titles": 1, "annexes": []},
    "002": {"agencies": ("", "Ủy ban nhân dân\nphường Đồng Nguyên"), "titles": 2, "annexes": [],
            "symbol": "KH-UBND", "place": "Đồng Nguyên", "date": "2026"},
    "003": {"agencies": ("", "Ủy ban nhân dân\ntỉnh Lạng Sơn"), "titles": 1, "annexes": []},
    "004": {"agencies": ("Sở Y tế Thanh Hóa", "Ban Vì sự tiến bộ của phụ nữ"), "titles": 2,
            "annexes": [("DANH SÁCH ĐƠN VỊ", 3), ("MẪU BÁO CÁO TỔNG KẾT", 3), ("Phụ lục số 03", 3)]},
}

AUTHORITY = ("TM.", "KT.", "TL.", "TUQ.", "Q.")


def read_lines(path):
    """The text without scanning marks and page numbers; a row of a table keeps its tabs."""
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8-sig")).replace("\r\n", "\n")
    text = text.replace("****", "\n")  # two bold stretches on one line were two lines
    text = text.replace("**I. ", "\nI. ").replace(".**ĐỀ", ".\nĐỀ")  # and so were these
    text = re.sub(r"\*|</?i>", "", text)
    lines = [line.rstrip(" \r") for line in text.split("\n")]
    return [line for line in lines if not re.fullmatch(r"\s*\d{1,2}\s*", line)]


def collapsed(line):
    return " ".join(line.split())


def take_head(lines, facts, data):
    """Number, place and date, kind and trích yếu; returns the lines of the body and what follows."""
    at = 0
    titles = None
    for at, line in enumerate(lines):
        line = collapsed(line)
        if not line:
            continue
        if titles is not None:
            titles.append(line)
            if len(titles) == facts["titles"]:
                break
        elif match := re.fullmatch(r"Số: ?(\d*) ?/(.+)", line):
            data["so"] = int(match[1]) if match[1] else None
            data["ky_hieu"] = match[2]
        elif match := re.fullmatch(r"(.+), ngày ?(\d*) tháng ?(\d*) năm (\d{4})", line):
            data["dia_danh"] = match[1]
            date = [int(part) for part in (match[2], match[3]) if part]
            data["ngay"] = "-".join([match[4]] + [f"{part:02}" for part in reversed(date)])
        elif line == "KẾ HOẠCH":
            titles = []
        else:
            raise SystemExit(f"unexpected line in the head: {line}")
    data["trich_yeu"] = "\n".join(titles)
    return lines[at + 1:]


def take_recipients(lines, data):
    """The list behind "Nơi nhận:"; returns what follows."""
    entries = []
    for at, raw in enumerate(lines):
        line = collapsed(raw)
        if not line:
            continue
        if line.startswith("- "):
            entries.append(line[2:])
        elif entries and not entries[-1].endswith((";", ".")) and not entries[-1].startswith("Lưu"):
            entries[-1] += " " + line  # an entry of two lines
        else:
            break
    last = re.fullmatch(r"Lưu:? (.+?)\.?", entries.pop())
    data["noi_nhan"] = [entry.rstrip(";") for entry in entries]
    data["luu"] = last[1]
    return lines[at:]


def take_signature(lines, data, stop):
    """Up to the line that starts with `stop`, or to the end; the last line is the name."""
    found = []
    at = 0
    for at, raw in enumerate(lines):
        line = collapsed(raw)
        if stop and line.startswith(stop):
            break
        if line:
            found.append(line)
    else:
        at = len(lines)
    authority = [line for line in found if line.startswith(AUTHORITY)]
    data["ky"] = {"quyen_han": authority, "chuc_vu": "\n".join(found[len(authority):-1]),
                  "ho_ten": found[-1]}
    return lines[at:]


def make_table(rows):
    """Rows with tabs between the cells. A first cell that is empty belongs to a second header row."""
    header = [[collapsed(cell) for cell in rows[0].split("\t")]]
    body = [[collapsed(cell) for cell in row.split("\t")] for row in rows[1:]]
    if body[0][0] == "" and body[0][1] == "":
        header.append(body.pop(0))
    if len(header) == 1:
        columns = [{"ten": name} for name in header[0]]
    else:
        columns = []
        group = ""
        for i, name in enumerate(header[1]):
            group = (header[0] + [""] * len(header[1]))[i] or group
            columns.append({"ten": name, "nhom": group} if name else {"ten": header[0][i]})
    columns[0]["rong_mm"] = 14
    filled = []
    for row in body:
        if row == header[0]:
            continue  # the header again, on a later page
        if len(row) == len(columns) - 1:
            row = row[:2] + [""] + row[2:]  # the empty result column was not read
        filled.append(row + [""] * (len(columns) - len(row)))
    return {"cot": columns, "hang": filled}


def take_annexes(lines, facts):
    annexes = []
    starts = [start for start, _ in facts["annexes"]]
    for start, title_lines in facts["annexes"]:
        title = []
        text = []
        table = []
        inside = False
        for line in lines:
            flat = collapsed(line)
            if any(flat.startswith(other) for other in starts):
                inside = flat.startswith(start)
            if not inside:
                continue
            if "\t" in line:
                table.append(line)
            elif flat and len(title) < title_lines:
                title.append(flat)
            else:
                text.append(line)
        annex = {"tieu_de": "\n".join(title), "noi_dung": "\n".join(text).strip("\n"), "huong": "doc"}
        if table:
            annex["bang"] = make_table(table)
        annexes.append(annex)
    return annexes


def expected_words(lines):
    """From the lines alone, so that a mistake in taking them apart shows."""
    headers = set()
    words = []
    recipients = False
    for line in lines:
        flat = collapsed(line)
        if re.match(r"S?TT\t", line):
            if flat in headers:
                continue
            headers.add(flat)
        flat = re.sub(r"^(Số: ?\d+) /", r"\1/", flat)
        if flat == "Nơi nhận:" and not headers:
            recipients = True
        if recipients and flat.startswith("- Lưu"):
            flat = re.sub(r"^- Lưu:? (.+?)\.?$", r"- Lưu: \1.", flat)
            recipients = False
        words += flat.split()
    return words


def convert(path, facts):
    lines = read_lines(path)
    data = {"loai": "KH", "co_quan_chu_quan": facts["agencies"][0],
            "co_quan_ban_hanh": facts["agencies"][1], "so": None,
            "ky_hieu": facts.get("symbol", ""), "dia_danh": facts.get("place", ""),
            "ngay": facts.get("date", "")}
    rest = take_head(lines, facts, data)
    end = next(at for at, line in enumerate(rest) if collapsed(line) == "Nơi nhận:")
    data["can_cu"] = []
    data["noi_dung"] = "\n".join(rest[:end]).strip("\n")
    rest = take_recipients(rest[end + 1:], data)
    rest = take_signature(rest, data, facts["annexes"][0][0] if facts["annexes"] else "")
    data["phu_luc"] = take_annexes(rest, facts)
    return data, expected_words(lines)


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    source, target = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    target.mkdir(parents=True, exist_ok=True)
    for name, facts in FACTS.items():
        paths = sorted(source.glob(name + "*.txt"))
        if len(paths) != 1:
            raise SystemExit(f"{source}: expected one file {name}*.txt, found {len(paths)}")
        data, words = convert(paths[0], facts)
        (target / f"seed_{name}.json").write_text(
            json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        (target / f"seed_{name}.words.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
        print(f"seed_{name}: {len(words)} words, {len(data['phu_luc'])} annexes")


if __name__ == "__main__":
    main()
