"""What an office trusts and its pictures: kept by their digest, logged, gone with their office."""

from __future__ import annotations

import hashlib
import unicodedata
from contextlib import closing
from pathlib import Path

import pytest

from dcbc_desktop.errors import FileError, UsageError
from dcbc_desktop.store.models import CRL, ROOT, SEAL, SIGNATURE, Office, Trusted
from dcbc_desktop.store.store import Store
from dcbc_desktop.store.tables.sealed_tables import TRUSTED
from tests.store.clerk import Clock, open_store

CERTIFICATE, LIST = b"\x30\x82 a certificate", b"\x30\x82 a list"
CHIEF = "Lê Văn Ấn"


def _codes(store: Store) -> set[str]:
    return {problem.code for problem in store.doctor()}


def test_what_is_trusted_is_there_after_closing(database: Path, clock: Clock) -> None:
    with closing(open_store(database, clock)) as store:
        root = store.trusted.add(ROOT, "CA\u200b gốc\n", CERTIFICATE)
        crl = store.trusted.add(CRL, "Danh sách thu hồi", LIST)
        clock.turn(days=1)
        assert store.trusted.add(ROOT, "tên khác", CERTIFICATE) == root
    assert root == Trusted(hashlib.sha256(CERTIFICATE).hexdigest(), ROOT, "CA gốc", root.added, CERTIFICATE)
    with closing(open_store(database, clock)) as store:
        assert (store.trusted.listed(), store.trusted.listed(ROOT), store.trusted.listed(CRL)) == (
            (root, crl),
            (root,),
            (crl,),
        )
        for _ in range(2):
            store.trusted.remove(root.sha256)
        assert store.trusted.listed() == (crl,)
        store.trusted.add(ROOT, "lại tin", CERTIFICATE)
        acts = [(act.report_id, act.act) for act in store.acts()]
        assert acts == [(0, "trust"), (0, "trust"), (0, "distrust"), (0, "trust")]
        assert store.doctor() == ()


def test_a_kind_that_is_none_is_refused(store: Store) -> None:
    with pytest.raises(FileError):
        store.trusted.add("friend", "x", CERTIFICATE)
    with pytest.raises(UsageError, match="unprintable_character"):
        store.trusted.remove("\ud800")
    assert (store.trusted.listed(), store.acts()) == ((), ())


@pytest.mark.parametrize("change", ["UPDATE trusted SET der = x'00'", "UPDATE trusted SET kind = 'crl'"])
def test_a_certificate_that_was_changed_is_not_handed_out(store: Store, change: str) -> None:
    store.trusted.add(ROOT, "CA", CERTIFICATE)
    store.connection.execute(change)
    with pytest.raises(FileError, match="row_damaged"):
        store.trusted.listed()
    assert "row_damaged" in _codes(store)


def test_a_certificate_slipped_in_with_a_right_hash_is_noticed(store: Store, clock: Clock) -> None:
    sha256 = hashlib.sha256(b"forged").hexdigest()
    values = TRUSTED.sealed((sha256, ROOT, "CA của ai đó", clock.now.isoformat()))
    insert = "INSERT INTO trusted (sha256, kind, name, added, row_hash, der) VALUES (?, ?, ?, ?, ?, ?)"
    store.connection.execute(insert, (*values, b"forged"))
    by_table, by_log = store.doctor()
    assert (by_table.code, by_table.params) == ("rows_differ", {"table": "trusted"})
    assert (by_log.code, by_log.params) == ("trust_log_differs", {"sha256": sha256[:12]})
    store.connection.execute("DELETE FROM trusted")
    assert store.doctor() == ()
    store.trusted.add(ROOT, "CA", CERTIFICATE)
    store.connection.execute("DELETE FROM trusted")
    assert _codes(store) == {"trust_log_differs"}


def test_pictures_are_kept_by_signer_and_office(store: Store) -> None:
    store.office.save_picture("H26", SIGNATURE, unicodedata.normalize("NFD", CHIEF), b"\x89PNG 1")
    store.office.save_picture("H26", SEAL, "", b"\x89PNG 2")
    assert store.office.pictures("H26") == ((SEAL, ""), (SIGNATURE, CHIEF))
    store.office.save_picture("H26", SIGNATURE, CHIEF, b"\x89PNG 3")
    assert store.office.picture("H26", SIGNATURE, CHIEF) == b"\x89PNG 3"
    assert (store.office.picture("H26", SIGNATURE, "Khác"), store.office.picture("H27", SEAL, "")) == (b"", b"")
    store.office.save_picture("H26", SEAL, "", b"")
    assert store.office.pictures("H26") == ((SIGNATURE, CHIEF),)
    assert store.doctor() == ()
    with pytest.raises(UsageError, match="unprintable_character"):
        store.office.save_picture("H26", SIGNATURE, "\ud800", b"x")
    with pytest.raises(FileError):
        store.office.save_picture("H26", "stamp", "", b"x")


def test_pictures_go_with_their_office(store: Store) -> None:
    for code in ("H26", "H27"):
        store.office.save(Office(code, issuer="PHÒNG NỘI VỤ"))
        store.office.save_picture(code, SEAL, "", code.encode())
    store.office.save(Office("H28", issuer="SỞ NỘI VỤ"), "H26")
    assert [office.code for office in store.office.profiles()] == ["H27", "H28"]
    assert (store.office.picture("H28", SEAL, ""), store.office.pictures("H26")) == (b"H26", ())
    store.office.save(Office("H28", issuer="SỞ NỘI VỤ TỈNH"), "H28")
    assert store.office.picture("H28", SEAL, "") == b"H26"
    store.office.delete("H27")
    assert store.office.pictures("H27") == ()
    with pytest.raises(UsageError, match="office_unknown"):
        store.office.save(Office("H29"), "H30")
    assert [office.code for office in store.office.profiles()] == ["H28"]
    assert store.doctor() == ()


@pytest.mark.parametrize("change", ["UPDATE office_picture SET png = x'00'", "UPDATE office_picture SET owner = 'x'"])
def test_a_picture_that_was_changed_is_not_handed_out(store: Store, change: str) -> None:
    store.office.save_picture("H26", SIGNATURE, CHIEF, b"\x89PNG 1")
    store.connection.execute(change)
    ((_, owner),) = store.office.pictures("H26")
    with pytest.raises(FileError, match="row_damaged"):
        store.office.picture("H26", SIGNATURE, owner)
    assert "row_damaged" in _codes(store)
