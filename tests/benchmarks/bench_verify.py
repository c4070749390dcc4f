"""Time to compare the real report's pages with its data, against making them; and what reading back adds to export.

Run: python tests/benchmarks/bench_verify.py [rounds]. Prints medians and ratios. Budgets: reading back and comparing
takes at most 1.5 times as long as making; export with it stays 15 times as fast as LibreOffice.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from dcbc_desktop.export.document import make_worded_pages
from dcbc_desktop.intake.pdf.embedded_data import embedded_data
from dcbc_desktop.signing.records import Role
from dcbc_desktop.signing.signer import sign_pdf
from dcbc_desktop.workflow.report_pages import make_compared_pdf, make_pdf
from dcbc_desktop.workflow.verification.page_comparison import compare_pages, require_equal
from tests.benchmarks.bench_pdf import as_html, libreoffice_ms, median_ms, real_report
from tests.signing.authority import NOW, signer


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    report = real_report()
    pdf = make_pdf(report, draft=False)
    signed = sign_pdf(pdf, signer().credentials(), Role.PERSON, NOW)
    data, pages = embedded_data(pdf), make_worded_pages(report, draft=False).pages
    made = median_ms(lambda: make_pdf(report, draft=False), rounds)
    export = median_ms(lambda: make_compared_pdf(report, draft=False), rounds)
    print(f"make                           {made:8.1f} ms  1.0")
    times = {
        "read back and compare": median_ms(lambda: require_equal(pdf, pages, report, draft=False), rounds),
        "export (make, read, compare)": export,
        "verify the pages, unsigned": median_ms(lambda: compare_pages(pdf, report, draft=False, data=data), rounds),
        "verify the pages, signed": median_ms(lambda: compare_pages(signed, report, draft=False, data=data), rounds),
    }
    for name, taken in times.items():
        print(f"{name:<30} {taken:8.1f} ms  {taken / made:.2f} × making")
    with tempfile.TemporaryDirectory() as name:
        other = libreoffice_ms(as_html(report), Path(name), rounds)
    if other is None:
        print("LibreOffice is not installed")
    else:
        print(f"{'LibreOffice':<30} {other:8.1f} ms  {other / export:.1f} × export with reading back")


if __name__ == "__main__":
    main()
