"""The same plan by other programs, those that are installed: tools/bench --peers.

    docxtpl         Debian's python3-docxtpl, which fills tags of Jinja
    docxtemplater   npm's docxtemplater and pizzip, found from the folder in NODE_PATH
    LibreOffice     soffice --headless --convert-to pdf on our DOCX

The two engines for DOCX get a template of our own plan with a tag for every piece of text, so that what they do is the
least anybody asks of them: no layout, no numbering, no rules. Each is timed as a whole process and inside one, the template
read once where the engine can keep it."""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

ROUNDS = 7
SOURCE = Path(__file__).resolve().parents[2]
TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]+)(</w:t>)")

DOCXTPL = """
import json, sys, time
from docxtpl import DocxTemplate
data = json.load(open(sys.argv[2]))
times = []
for _ in range(int(sys.argv[4])):
    start = time.perf_counter()
    document = DocxTemplate(sys.argv[1])
    document.render(data)
    document.save(sys.argv[3])
    times.append((time.perf_counter() - start) * 1000)
print(sorted(times)[len(times) // 2])
"""

DOCXTEMPLATER = """
const fs = require("fs"), PizZip = require("pizzip"), Docxtemplater = require("docxtemplater");
const [template, data, out, rounds] = process.argv.slice(2);
const values = JSON.parse(fs.readFileSync(data)), bytes = fs.readFileSync(template), times = [];
for (let i = 0; i < Number(rounds); ++i) {
  const start = process.hrtime.bigint();
  const document = new Docxtemplater(new PizZip(bytes));
  document.render(values);
  fs.writeFileSync(out, document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" }));
  times.push(Number(process.hrtime.bigint() - start) / 1e6);
}
console.log(times.sort((a, b) => a - b)[Math.floor(times.length / 2)]);
"""


def median_of(command, rounds=ROUNDS, **options):
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def tagged(source, target, opening, closing):
    """A copy of a DOCX with a tag for each text; returns the texts by tag."""
    values = {}

    def tag(match):
        name = f"t{len(values)}"
        values[name] = match[2].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        return match[1] + opening + name + closing + match[3]

    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "word/document.xml":
                data = TEXT.sub(tag, data.decode()).encode()
            new.writestr(entry, data)
    return values


def row(program, task, cold, warm, path):
    inside = f"{warm:10.2f}" if warm else f"{'':>10}"
    print(f"{program:<16}{task:<22}{cold:10.1f}{inside}{path.stat().st_size:11,}")


def engine(name, interpreter, script, suffix, tags, plan, folder):
    """A template engine: `interpreter` runs `script` with template, data, output and rounds."""
    template, data, out, program = (folder / f"with-{name}{end}" for end in (".docx", ".json", "-out.docx", suffix))
    data.write_text(json.dumps(tagged(plan, template, *tags)))
    program.write_text(script)
    command = [interpreter, program, template, data, out]
    try:
        cold = median_of([*command, "1"])
    except (subprocess.CalledProcessError, FileNotFoundError):
        print(f"{name:<16}not installed")
        return
    warm = float(subprocess.run([*command, "40"], check=True, capture_output=True, text=True).stdout)
    row(name, "fill tags, DOCX", cold, warm, out)


def main():
    build = SOURCE / "build" / "release" / "bin"
    warm = subprocess.run([build / "vanthu_bench", "warm"], check=True, capture_output=True, text=True).stdout
    inside = {kind: float(value) for kind, value in re.findall(r"^  (DOCX|PDF)\s+([\d.]+) ms$", warm, re.M)[:2]}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plan, pdf = folder / "plan.docx", folder / "plan.pdf"
        render = [build / "vanthu", "render", "van-ban-co-ten-loai", SOURCE / "samples" / "ke-hoach-dai" / "du-lieu.json", "--force", "-o"]
        print(f"{'program':<16}{'task':<22}{'process ms':>10}{'warm ms':>10}{'bytes':>11}")
        row("vanthu", "plan to DOCX", median_of([*render, plan]), inside["DOCX"], plan)
        row("vanthu", "plan to PDF/A-2a", median_of([*render, pdf]), inside["PDF"], pdf)
        engine("docxtpl", "/usr/bin/python3", DOCXTPL, ".py", ("{{", "}}"), plan, folder)
        engine("docxtemplater", "node", DOCXTEMPLATER, ".js", ("{", "}"), plan, folder)
        office = shutil.which("soffice")
        if office is None:
            print("LibreOffice     not installed")
            return
        out = folder / "office"
        command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", out, plan]
        median_of(command, rounds=1)  # makes its profile
        row("LibreOffice", "our DOCX to PDF", median_of(command, rounds=3), None, out / "plan.pdf")


if __name__ == "__main__":
    sys.exit(main())
