"""Time to verify the real report, against making it: its pages alone, and whole files with their signatures.

Run: python tests/benchmarks/bench_verify.py [rounds], or with `many [files]` for the speed of a thousand signed files.
Prints medians and ratios. Budgets: reading back and comparing takes at most 1.5 times as long as making, the whole
verdict on one signed file 2.4 times; export with reading back stays 15 times as fast as LibreOffice; a thousand signed
files pass at ten a second on two processors.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from dcbc_desktop.export.document import make_worded_pages
from dcbc_desktop.export.pdfa.signature_appearance import signature_appearance
from dcbc_desktop.intake.pdf.embedded_data import embedded_data
from dcbc_desktop.report import header as h
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.signing.records import Role
from dcbc_desktop.signing.signer import SignatureOptions, sign_pdf
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.workflow.report_pages import make_compared_pdf, make_pdf
from dcbc_desktop.workflow.verification import judge
from dcbc_desktop.workflow.verification.client import verify_files
from dcbc_desktop.workflow.verification.page_comparison import compare_pages, require_equal
from dcbc_desktop.workflow.verification.readers import readers
from tests.benchmarks.bench_pdf import as_html, libreoffice_ms, median_ms, real_report
from tests.signing.authority import NOW, root, seal, signer
from tests.signing.pictures import seal_png, signature_png
from tests.workflow.verification.received_files import SIGNATORY, doctored


def main() -> None:
    """Measure and print."""
    if sys.argv[1:2] == ["many"]:
        verify_many(int(sys.argv[2]) if len(sys.argv) > 2 else 1_000)
        return
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    report = _signed_report(0)
    pdf = make_pdf(report, draft=False)
    signed = sign_pdf(pdf, signer().credentials(), Role.PERSON, NOW)
    anew = sign_pdf(doctored(lambda _: None, pdf), signer().credentials(), Role.PERSON, NOW)
    data, pages = embedded_data(pdf), make_worded_pages(report, draft=False).pages
    made = median_ms(lambda: make_pdf(report, draft=False), rounds)
    export = median_ms(lambda: make_compared_pdf(report, draft=False), rounds)
    print(f"make                             {made:8.1f} ms  1.0")
    times = {
        "read back and compare": median_ms(lambda: require_equal(pdf, pages, report, draft=False), rounds),
        "export (make, read, compare)": export,
        "verify the pages, unsigned": median_ms(lambda: compare_pages(pdf, report, draft=False, data=data), rounds),
        "verify the pages, signed": median_ms(lambda: compare_pages(signed, report, draft=False, data=data), rounds),
        "verify all, unsigned": _verdict_ms(pdf, rounds),
        "verify all, signed": _verdict_ms(signed, rounds),
        "verify all, sealed with pictures": _verdict_ms(_sealed_with_pictures(pdf), rounds),
        "verify all, written anew": _verdict_ms(anew, rounds),
    }
    for name, taken in times.items():
        print(f"{name:<32} {taken:8.1f} ms  {taken / made:.2f} × making")
    with tempfile.TemporaryDirectory() as name:
        other = libreoffice_ms(as_html(report), Path(name), rounds)
    if other is None:
        print("LibreOffice is not installed")
    else:
        print(f"{'LibreOffice':<32} {other:8.1f} ms  {other / export:.1f} × export with reading back")


def verify_many(count: int) -> None:
    """Verify files of different reports, half of them with a seal and pictures, and print how many pass a second."""
    with tempfile.TemporaryDirectory() as name:
        paths = [Path(name) / f"{number:04d}.pdf" for number in range(count)]
        for number, path in enumerate(paths):
            pdf = make_pdf(_signed_report(number), draft=False)
            signed = sign_pdf(pdf, signer().credentials(), Role.PERSON, NOW)
            path.write_bytes(_sealed_with_pictures(pdf) if number % 2 else signed)
        start = time.perf_counter()
        found = verify_files(paths, root().trust, NOW)
        taken = time.perf_counter() - start
    assert all(one.verdict is Verdict.VALID for one in found), {one.verdict for one in found}
    print(f"{count} files in {taken:.1f} s with {readers().count} children: {count / taken:.1f} a second")


def _signed_report(number: int) -> Report:
    """The real report with the names of the certificates; each number is another report."""
    report = real_report()
    header = {h.SIGNATORY_NAME: SIGNATORY, h.ISSUER: "Trung tâm Lưu trữ", h.NUMBER: str(9_512 + number)}
    return report.with_entries({key: Entry(value) for key, value in header.items()})


def _sealed_with_pictures(pdf: bytes) -> bytes:
    signature = SignatureOptions(appearance=signature_appearance(signature_png(), "signature"))
    picture = SignatureOptions(appearance=signature_appearance(seal_png(), "seal"))
    once = sign_pdf(pdf, signer().credentials(), Role.PERSON, NOW, signature)
    return sign_pdf(once, seal().credentials(), Role.SEAL, NOW, picture)


def _verdict_ms(pdf: bytes, rounds: int) -> float:
    return median_ms(lambda: judge(pdf, root().trust, NOW), rounds)


if __name__ == "__main__":
    main()
