"""Time and size of the real report: export, sign with a .p12 file, with and without picture and list, verify.

Run: python tests/benchmarks/bench_sign.py [rounds]. Prints medians, ratios to the export in the same process, sizes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from dcbc_desktop.export.pdfa.signature_appearance import signature_appearance
from dcbc_desktop.signing.certificates import read_credentials
from dcbc_desktop.signing.records import Role, Trust
from dcbc_desktop.signing.signer import SignatureOptions, sign_pdf
from dcbc_desktop.signing.verifier import examine
from dcbc_desktop.workflow.report_pages import make_pdf
from tests.benchmarks.bench_pdf import median_ms, real_report
from tests.signing.authority import NOW, PASSPHRASE, root, seal, signer
from tests.signing.pictures import seal_png, signature_png


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    report, file = real_report(), signer().p12()
    credentials, trust = signer().credentials(), Trust((root().der,), (root().crl(),))
    pictured = SignatureOptions(crls=(root().crl(),), appearance=signature_appearance(signature_png(), "signature"))
    pdf = make_pdf(report, draft=False)
    once = sign_pdf(pdf, credentials, Role.PERSON, NOW)
    full = sign_pdf(pdf, credentials, Role.PERSON, NOW, pictured)
    stamp = SignatureOptions(appearance=signature_appearance(seal_png(), "seal"))
    both = sign_pdf(full, seal().credentials(), Role.SEAL, NOW, stamp)
    export = median_ms(partial(make_pdf, report, draft=False), rounds)
    print(f"{'export':<34} {export:7.1f} ms  1.00   {len(pdf):>8,} bytes")
    jobs: dict[str, tuple[Callable[[], object], bytes]] = {
        "open the .p12": (partial(read_credentials, file, PASSPHRASE, NOW), b""),
        "draw the picture": (partial(signature_appearance, signature_png(), "signature"), pictured.appearance),
        "sign": (partial(sign_pdf, pdf, credentials, Role.PERSON, NOW), once),
        "sign with picture and list": (partial(sign_pdf, pdf, credentials, Role.PERSON, NOW, pictured), full),
        "seal after it, with picture": (partial(sign_pdf, full, seal().credentials(), Role.SEAL, NOW, stamp), both),
        "verify one signature": (partial(examine, once, trust, NOW), once),
        "verify both": (partial(examine, both, trust, NOW), both),
    }
    for name, (job, made) in jobs.items():
        taken = median_ms(job, rounds)
        print(f"{name:<34} {taken:7.1f} ms  {taken / export:4.2f}" + f"   {len(made):>8,} bytes" * bool(made))


if __name__ == "__main__":
    main()
