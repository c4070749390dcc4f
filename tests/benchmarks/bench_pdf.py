"""Time to make the final PDF of the real report, against LibreOffice, WeasyPrint and typst on the same text.

Run: python tests/benchmarks/bench_pdf.py [rounds]. Prints medians and ratios; a program that is not installed is named.
"""

from __future__ import annotations

import html
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from dcbc_desktop.intake.files.text_report import read_text_report
from dcbc_desktop.report.outline import printed_heading
from dcbc_desktop.report.outline_files.loader import load_outline
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.prose import Footnote, Run
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.workflow.new_report import sample_report
from dcbc_desktop.workflow.report_pages import make_pdf
from tests.places import OUTLINE_A, SHARED

HEADER = {
    "header.issuer": "VĂN PHÒNG CHÍNH PHỦ",
    "header.symbol": "VPCP",
    "header.number": "9512",
    "header.date": "2023-12-08",
    "header.place": "Hà Nội",
    "signatory.lines": "KT. BỘ TRƯỞNG, CHỦ NHIỆM\nPHÓ CHỦ NHIỆM",
    "signatory.name": "Nguyễn Văn A",
}


def real_report() -> Report:
    """The real report where the shared folder is there, else the sample."""
    source = SHARED / "reports" / "vpcp-2023-web.txt"
    if not source.exists():
        return sample_report()
    outline = load_outline(OUTLINE_A)
    entries = read_text_report(source, outline).entries
    header = {key: Entry(value) for key, value in HEADER.items()}
    return Report(1, "uid", outline, "H1", "H0", make_period("2023"), entries={**entries, **header})


def median_ms(job: Callable[[], object], rounds: int) -> float:
    """Median time of a job in milliseconds, after one call to warm up."""
    job()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)


def as_html(report: Report) -> str:
    """The same text for the other programs."""
    body = []
    for section in report.outline.sections:
        heading = printed_heading(section, report.period)
        if heading:
            body.append(f"<h2>{html.escape(heading)}</h2>")
        for paragraph in report.prose(section.key).paragraphs if section.kind != "group" else ():
            body.append(f"<p>{''.join(map(_run_html, paragraph.runs))}</p>")
    style = (
        "@page{size:A4;margin:20mm 20mm 20mm 30mm;@bottom-center{content:counter(page)}}"
        "body{font:14pt 'Liberation Serif';text-align:justify}p{text-indent:12.7mm;margin:0 0 6pt}"
        ".fn{float:footnote;font-size:11pt}"
    )
    title = html.escape(report.text("header.title"))
    return f"<html lang=vi><meta charset=utf-8><style>{style}</style><h1>{title}</h1>{''.join(body)}</html>"


def _run_html(run: Run) -> str:
    if isinstance(run, Footnote):
        return f"<span class=fn>{html.escape(''.join(part.text for part in run.runs))}</span>"
    return html.escape(run.text)


def as_typst(report: Report) -> str:
    """The same text as typst source."""
    lines = ['#set page("a4", margin: (left: 30mm, rest: 20mm))', '#set text(font: "Liberation Serif", size: 14pt)']
    lines.append("#set par(justify: true, first-line-indent: 12.7mm)")
    for section in report.outline.sections:
        heading = printed_heading(section, report.period)
        if heading:
            lines.append(f"#strong({_quoted(heading)})\n")
        for paragraph in report.prose(section.key).paragraphs if section.kind != "group" else ():
            lines.append("".join(map(_run_typst, paragraph.runs)) + "\n")
    return "\n".join(lines)


def _run_typst(run: Run) -> str:
    if isinstance(run, Footnote):
        return f"#footnote({_quoted(''.join(part.text for part in run.runs))})"
    return f"#text({_quoted(run.text)})"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def libreoffice_ms(source: str, folder: Path, rounds: int) -> float | None:
    """LibreOffice headless, .docx to .pdf, a process a time; None where it is not installed."""
    program = shutil.which("soffice")
    if program is None:
        return None
    (folder / "r.html").write_text(source, encoding="utf-8")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    base = [program, profile, "--headless"]
    into = ["--outdir", str(folder)]
    docx = "docx:MS Word 2007 XML"
    subprocess.run(
        [*base, "--infilter=HTML (StarWriter)", "--convert-to", docx, *into, str(folder / "r.html")],
        check=True, capture_output=True,
    )  # fmt: skip

    def convert() -> None:
        subprocess.run([*base, "--convert-to", "pdf", *into, str(folder / "r.docx")], check=True, capture_output=True)

    return median_ms(convert, max(3, rounds // 3))


def weasyprint_ms(source: str, rounds: int) -> float | None:
    """WeasyPrint in this process; None where it is not installed."""
    try:
        import weasyprint
    except (ImportError, OSError):
        return None
    return median_ms(weasyprint.HTML(string=source).write_pdf, max(3, rounds // 3))


def typst_ms(source: str, folder: Path, rounds: int) -> float | None:
    """typst in this process; None where it is not installed."""
    try:
        import typst
    except ImportError:
        return None
    path = folder / "r.typ"

    def compile_new() -> None:
        path.write_text(f"// {time.perf_counter()}\n{source}", encoding="utf-8")  # typst remembers what it has seen
        typst.compile(str(path), font_paths=[str(OUTLINE_A.parents[1] / "fonts")])

    return median_ms(compile_new, rounds)


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    report = real_report()
    ours = median_ms(lambda: make_pdf(report, draft=False), rounds)
    size = len(make_pdf(report, draft=False))
    print(f"dcbc             {ours:8.1f} ms  1.0   ({size / 1000:.0f} kB)")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = as_html(report)
        others = {
            "LibreOffice": libreoffice_ms(source, folder, rounds),
            "WeasyPrint": weasyprint_ms(source, rounds),
            "typst": typst_ms(as_typst(report), folder, rounds),
        }
    for program, taken in others.items():
        print(f"{program:<16} {'not installed' if taken is None else f'{taken:8.1f} ms  {taken / ours:.1f} × ours'}")


if __name__ == "__main__":
    main()
