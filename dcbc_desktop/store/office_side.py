"""The side of the store that belongs to the office: settings, profiles, pictures, and whom it trusts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dcbc_desktop.store import profiles
from dcbc_desktop.store.later import Later
from dcbc_desktop.store.models import Office, Trusted
from dcbc_desktop.store.opened import OpenedDatabase

if TYPE_CHECKING:
    from dcbc_desktop.store import office_pictures, trust_store
else:
    office_pictures, trust_store = Later("office_pictures"), Later("trust_store")


class OfficeSide(OpenedDatabase):
    """Settings, office profiles with their pictures, trusted certificates."""

    def setting(self, key: str) -> str | None:
        """A setting's value; None where it was never set."""
        with self._database.reading() as connection:
            return profiles.setting(connection, key)

    def set_setting(self, key: str, value: str) -> None:
        """Keep a setting."""
        with self._database.transaction() as connection:
            profiles.set_setting(connection, key, value)

    def settings(self) -> Mapping[str, str]:
        """All settings."""
        with self._database.reading() as connection:
            return profiles.settings(connection)

    def offices(self) -> tuple[Office, ...]:
        """Office profiles by code."""
        with self._database.reading() as connection:
            return profiles.offices(connection)

    def save_office(self, office: Office, former_code: str = "") -> None:
        """Keep an office profile under its code; one with another code before is that one renamed, with its pictures.

        Raises UsageError `office_code_missing`, `office_unknown`.
        """
        with self._database.transaction() as connection:
            profiles.save_office(connection, office)
            if former_code and not profiles.same_code(former_code, office.code):
                office_pictures.move(connection, former_code, office.code)
                profiles.delete_office(connection, former_code)

    def delete_office(self, code: str) -> None:
        """Forget an office profile and its pictures."""
        with self._database.transaction() as connection:
            profiles.delete_office(connection, code)
            office_pictures.remove(connection, code)

    def office_picture(self, code: str, kind: str, owner: str) -> bytes:
        """The PNG of a `signature` (by its signer's full name) or of the `seal` (owner ""); b"" where there is none."""
        with self._database.reading() as connection:
            return office_pictures.picture(connection, code, kind, owner)

    def save_office_picture(self, code: str, kind: str, owner: str, png: bytes) -> None:
        """Keep a picture in the place of the one before; b"" removes it."""
        with self._database.transaction() as connection:
            office_pictures.save(connection, code, kind, owner, png)

    def office_pictures(self, code: str) -> tuple[tuple[str, str], ...]:
        """Kind and owner of each picture of an office."""
        with self._database.reading() as connection:
            return office_pictures.listed(connection, code)

    def trusted(self, kind: str | None = None) -> tuple[Trusted, ...]:
        """Certificates (`root`) and revocation lists (`crl`) that are trusted; raises FileError `row_damaged`."""
        with self._database.reading() as connection:
            return trust_store.listed(connection, kind)

    def trust(self, kind: str, name: str, der: bytes) -> Trusted:
        """Trust a certificate or revocation list; one that is known already stays as it is."""
        with self._database.transaction() as connection:
            return trust_store.trust(connection, kind, name, der, self._database.now())

    def distrust(self, sha256: str) -> None:
        """Trust no longer."""
        with self._database.transaction() as connection:
            trust_store.distrust(connection, sha256, self._database.now())
