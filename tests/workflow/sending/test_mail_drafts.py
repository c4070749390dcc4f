"""Mail drafts: the letter from the report, the scans that go with it, and warnings."""

from __future__ import annotations

import email
import email.policy
import hashlib
import sys
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest

from dcbc_desktop.errors import FileError, RefusedError, UsageError
from dcbc_desktop.export.mail import Enclosed, Letter, letter_about, mail_draft
from dcbc_desktop.report import header as h
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.store.models import Office
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.sending import exports, mail_drafts, submissions
from dcbc_desktop.workflow.sending.exports import ExportedFile, export_draft, export_final
from dcbc_desktop.workflow.sending.file_names import office_mark
from dcbc_desktop.workflow.sending.mail_drafts import PreparedMail, write_mail
from dcbc_desktop.workflow.signing.amendments import amend, register
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, sign_off
from tests.report.samples import full_report, with_values
from tests.workflow.sending.hostile import HOSTILE
from tests.workflow.sending.signed_reports import sign_report


def _read(path: Path) -> EmailMessage:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def _body(path: Path) -> str:
    body = _read(path).get_body()
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_the_registered_number_is_in_name_and_letter(store: Store, signed: Report, tmp_path: Path) -> None:
    register(store, signed.id, "12", "15/12/2026")
    exported = export_final(store, signed.id, tmp_path)
    assert exported.path.name == f"BC-dan-chu_2026-nam_trung-tam-luu-tru-{office_mark(signed)}_so-12_r1.pdf"
    letter = mail_drafts.prepare_mail(store, signed.id, exported).letter
    assert letter.subject == (
        "Báo cáo số 12/BC-TTLT ngày 15/12/2026 của TRUNG TÂM LƯU TRỮ: Kết quả thực hiện dân chủ ở cơ sở năm 2026"
    )
    assert "- Ngày ban hành: ngày 15 tháng 12 năm 2026" in letter.body


def test_an_earlier_revision_is_named_and_told_as_it_was_signed(store: Store, signed: Report, tmp_path: Path) -> None:
    amend(store, signed.id, "sửa")
    store.save_entries(signed.id, {h.TITLE: Entry("Trích yếu của bản sau"), h.ISSUER: Entry("CƠ QUAN MỚI")})
    exported = export_final(store, signed.id, tmp_path, 1)
    assert exported.path.name == f"BC-dan-chu_2026-nam_trung-tam-luu-tru-{office_mark(signed)}_so-chua-co_r1.pdf"
    assert "Trích yếu của bản sau" not in mail_drafts.prepare_mail(store, signed.id, exported).letter.body
    with pytest.raises(RefusedError, match="report_not_signed"):
        exports.signed_revision(store, signed.id)


def test_the_letter_names_what_the_clerk_above_looks_for(store: Store, tmp_path: Path) -> None:
    store.office.save(Office(code="A9", short_name="Trung tâm Lưu trữ"))
    report = sign_report(store, {h.ADDRESSEES: "Sở Nội vụ;\nỦy ban nhân dân tỉnh."}, office="A9")
    exported = export_final(store, report.id, tmp_path)
    mail_drafts.write_mail(exported, mail_drafts.prepare_mail(store, report.id, exported), tmp_path)
    mail = exported.path.with_suffix(".eml")
    body = _body(mail)
    assert "Kính gửi:\n- Sở Nội vụ\n- Ủy ban nhân dân tỉnh\n" in body
    assert "Trung tâm Lưu trữ trân trọng gửi kèm thư này báo cáo:" in body
    for words in ("năm 2026 (từ 15/12/2025 đến 14/12/2026)", exported.file_sha256, exported.path.name):
        assert words in body
    assert "Số, ký hiệu" not in body
    (attached,) = _read(mail).iter_attachments()
    assert attached.get_content() == exported.path.read_bytes()
    assert _read(mail)["To"] is None


def test_a_draft_is_called_one_and_is_not_logged(store: Store, tmp_path: Path) -> None:
    report = store.create_report(full_report().outline, full_report().period, entries=full_report().entries)
    exported = export_draft(report, tmp_path)
    letter = mail_drafts.prepare_mail(store, report.id, exported, draft=True).letter
    assert letter.subject.startswith("Dự thảo Báo cáo của TRUNG TÂM LƯU TRỮ: ")
    assert "dự thảo báo cáo để xin ý kiến" in letter.body
    assert submissions.sent_files(store, report.id) == ()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_letter_about_hostile_words_is_one_mail_with_one_file(text: str) -> None:
    fields = (h.ISSUER, h.SYMBOL, h.TITLE, h.ADDRESSEES, h.NUMBER)
    report = full_report().with_entries({key: Entry(text) for key in fields})
    letter = letter_about(report, Enclosed("x.pdf", "0" * 64, text, None, False), sender=text)
    message = email.message_from_bytes(mail_draft(letter, "x.pdf", b"%PDF"), policy=email.policy.default)
    assert sorted(message.keys()) == ["Content-Type", "MIME-Version", "Subject", "X-Unsent"]
    assert [part.get_content_type() for part in message.walk()][1:] == ["text/plain", "application/pdf"]
    assert len(letter.body) < 3_000


def _mail(letter: Letter, to: str) -> PreparedMail:
    return PreparedMail(replace(letter, to=to))


def test_the_recipients_used_last_are_offered_to_the_same_office_only(
    store: Store, signed: Report, tmp_path: Path
) -> None:
    exported = export_final(store, signed.id, tmp_path)
    letter = mail_drafts.prepare_mail(store, signed.id, exported).letter
    written = write_mail(exported, _mail(letter, " Văn thư Sở <vanthu@snv.gov.vn> ; b@x.vn"), tmp_path)
    mail_drafts.record_mail(store, signed.id, exported, written)
    newest = submissions.sent_files(store, signed.id)[0]
    assert (newest.way, newest.recipient) == ("mail", "Văn thư Sở <vanthu@snv.gov.vn>, b@x.vn")
    assert mail_drafts.prepare_mail(store, signed.id, exported).letter.to == newest.recipient
    other = sign_report(store, office="H2")
    elsewhere = export_final(store, other.id, tmp_path / "x.pdf")
    assert mail_drafts.prepare_mail(store, other.id, elsewhere).letter.to == ""
    nobody = write_mail(exported, _mail(letter, ""), tmp_path / "x.eml")
    mail_drafts.record_mail(store, signed.id, exported, nobody)
    assert mail_drafts.last_address(store, "H1") == newest.recipient
    assert not any(key.startswith("session") for key in store.settings.all())


def _altered(exported: ExportedFile) -> None:
    exported.path.write_bytes(exported.path.read_bytes() + b" ")


def _gone(exported: ExportedFile) -> None:
    exported.path.unlink()


@pytest.mark.parametrize("happened", [_altered, _gone])
def test_a_pdf_that_is_not_what_was_exported_is_not_mailed(
    store: Store, signed: Report, tmp_path: Path, happened: object
) -> None:
    exported = export_final(store, signed.id, tmp_path)
    prepared = mail_drafts.prepare_mail(store, signed.id, exported)
    happened(exported)  # type: ignore[operator]
    with pytest.raises(FileError, match="mail_pdf_changed"):
        write_mail(exported, prepared, tmp_path / "thư.eml")
    assert not (tmp_path / "thư.eml").exists()


def test_a_mail_draft_takes_no_other_files_place_unasked(store: Store, signed: Report, tmp_path: Path) -> None:
    exported = export_final(store, signed.id, tmp_path)
    letter = mail_drafts.prepare_mail(store, signed.id, exported).letter
    target = tmp_path / "thư.eml"
    write_mail(exported, _mail(letter, ""), target, replace=False)
    write_mail(exported, _mail(letter, ""), target, replace=False)
    with pytest.raises(RefusedError, match="file_differs"):
        write_mail(exported, _mail(letter, "a@b.vn"), target, replace=False)
    write_mail(exported, _mail(letter, "a@b.vn"), target)
    assert _read(target)["To"] == "a@b.vn"
    with pytest.raises(UsageError, match="mail_same_file"):
        write_mail(exported, _mail(letter, ""), exported.path)


def _codes(prepared: PreparedMail) -> list[str]:
    return [one.code for one in prepared.warnings]


def test_an_unsigned_pen_copy_is_warned_of(store: Store, signed: Report, tmp_path: Path) -> None:
    exported = export_final(store, signed.id, tmp_path)
    prepared = mail_drafts.prepare_mail(store, signed.id, exported)
    assert (_codes(prepared), prepared.scans) == (["mail_unsigned_pen"], ())
    assert write_mail(exported, prepared, tmp_path).attachments == (exported.path,)


SCANS = [("png", ".png", "image/png"), ("jpeg", ".jpg", "image/jpeg"), ("pdf", ".pdf", "application/pdf")]


@pytest.mark.parametrize("kinds", [SCANS[:1], SCANS], ids=["one", "several"])
def test_scans_go_with_the_pdf_and_are_named_after_it(
    store: Store, signed: Report, tmp_path: Path, kinds: list[tuple[str, str, str]]
) -> None:
    for kind, suffix, _ in kinds:
        store.scans.attach(signed.id, 1, f"quét{suffix}", kind, f"scan {kind}".encode())
    exported = export_final(store, signed.id, tmp_path / "Báo cáo năm.pdf")
    prepared = mail_drafts.prepare_mail(store, signed.id, exported)
    assert _codes(prepared) == []
    written = write_mail(exported, prepared, tmp_path)
    pdf, *scans = _read(written.path).iter_attachments()
    numbers = range(1, len(kinds) + 1)
    names = [f"Báo cáo năm_ban-quet{f'-{n}' if len(kinds) > 1 else ''}{kinds[n - 1][1]}" for n in numbers]
    assert (pdf.get_filename(), pdf.get_content()) == ("Báo cáo năm.pdf", exported.path.read_bytes())
    assert [(one.get_filename(), one.get_content_type()) for one in scans] == [
        (name, mime) for name, (_, _, mime) in zip(names, kinds, strict=True)
    ]
    assert [one.get_content() for one in scans] == [f"scan {kind}".encode() for kind, _, _ in kinds]
    assert written.attachments == (exported.path, *(tmp_path / name for name in names))
    assert [path.read_bytes() for path in written.attachments[1:]] == [one.get_content() for one in scans]
    body = _body(written.path)
    for name, scan in zip(names, prepared.scans, strict=True):
        assert f"- Bản quét bản đã ký, đóng dấu: {name}\n" in body
        assert hashlib.sha256(scan.data).hexdigest() in body
    mail_drafts.record_mail(store, signed.id, exported, written)
    assert submissions.sent_files(store, signed.id)[0].note == f"kèm bản quét {', '.join(names)}"
    assert write_mail(exported, prepared, tmp_path) == written


def test_a_scan_takes_no_other_files_place(store: Store, signed: Report, tmp_path: Path) -> None:
    store.scans.attach(signed.id, 1, "x.png", "png", b"scan")
    exported = export_final(store, signed.id, tmp_path / "x.pdf")
    theirs = tmp_path / "x_ban-quet.png"
    theirs.write_bytes(b"theirs")
    written = write_mail(exported, mail_drafts.prepare_mail(store, signed.id, exported), tmp_path)
    assert theirs.read_bytes() == b"theirs"
    assert written.attachments[1] == tmp_path / "x_ban-quet-2.png"


def test_a_lost_scan_is_told_and_the_mail_is_written(store: Store, signed: Report, tmp_path: Path) -> None:
    store.scans.attach(signed.id, 1, "x.png", "png", b"scan")
    (tmp_path / "dữ liệu" / "received.db").unlink()
    exported = export_final(store, signed.id, tmp_path / "x.pdf")
    prepared = mail_drafts.prepare_mail(store, signed.id, exported)
    assert _codes(prepared) == ["mail_unsigned_pen", "scan_missing"]
    assert write_mail(exported, prepared, tmp_path).attachments == (exported.path,)


def test_a_digitally_signed_file_needs_no_scan(store: Store, signed: Report, tmp_path: Path) -> None:
    before = export_final(store, signed.id, tmp_path / "trước.pdf")
    pdf = store.revisions.pdf(signed.id, 1)
    store.revisions.add_signed_copy(signed.id, 1, pdf + b"signature", "here")
    after = export_final(store, signed.id, tmp_path / "sau.pdf")
    assert _codes(mail_drafts.prepare_mail(store, signed.id, after)) == []
    assert _codes(mail_drafts.prepare_mail(store, signed.id, before)) == ["mail_older_than_signature"]


def test_a_file_that_waits_for_its_digital_signature_is_warned_of(store: Store, tmp_path: Path) -> None:
    report = with_values(full_report(), **{h.NUMBER: "12", h.DATE: "15/12/2026"})
    stored = store.create_report(report.outline, report.period, entries=report.entries)
    sign_off(store, stored.id, SignatoryChoice(), elsewhere=True)
    exported = export_final(store, stored.id, tmp_path)
    assert _codes(mail_drafts.prepare_mail(store, stored.id, exported)) == ["mail_unsigned"]


def test_a_mail_that_few_mailboxes_take_is_warned_of(store: Store, signed: Report, tmp_path: Path) -> None:
    store.scans.attach(signed.id, 1, "x.png", "png", bytes(19_000_000))
    exported = export_final(store, signed.id, tmp_path)
    prepared = mail_drafts.prepare_mail(store, signed.id, exported)
    assert _codes(prepared) == ["mail_too_heavy"]
    assert prepared.warnings[0].params["megabytes"] == 19


@pytest.mark.skipif(sys.platform == "win32", reason="such names are none there")
@pytest.mark.parametrize(
    ("file", "name"),
    [("Báo cáo. .pdf", "Báo cáo"), ("a:b?.PDF", "a-b-"), ("con.pdf", "BC-con"), ("Ế" * 80 + ".pdf", "Ế" * 66)],
)
def test_letter_attachment_log_and_draft_call_a_file_by_one_name(
    store: Store, signed: Report, tmp_path: Path, file: str, name: str
) -> None:
    exported = export_final(store, signed.id, tmp_path / file)
    prepared = mail_drafts.prepare_mail(store, signed.id, exported)
    written = write_mail(exported, prepared, mail_drafts.mail_target(exported))
    mail_drafts.record_mail(store, signed.id, exported, written)
    (attached,) = _read(written.path).iter_attachments()
    logged = {one.file for one in submissions.sent_files(store, signed.id)}
    assert (attached.get_filename(), written.path.name, logged) == (f"{name}.pdf", f"{name}.eml", {f"{name}.pdf"})
    assert f"- Tệp đính kèm: {name}.pdf\n" in _body(written.path)
