"""Times that a signature states: the attribute that is signed with it, and the entry /M that viewers show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from pyhanko.pdf_utils.generic import parse_pdf_date
from pyhanko.sign.validation.generic_cms import extract_self_reported_ts
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from dcbc_desktop.report.dates import VIETNAM, moment_text
from dcbc_desktop.signing.certificates import require_moments
from dcbc_desktop.signing.parser_errors import PARSER_ERRORS
from dcbc_desktop.signing.verdicts import Code, Reason

CLOCKS_APART: Final = timedelta(minutes=10)
"""Difference that the clocks of two computers may have."""


class SigningTimes(NamedTuple):
    """The two times; either may be missing. Both are claims of the signer."""

    attribute: datetime | None
    entry: datetime | None

    @property
    def told(self) -> datetime | None:
        """The time that counts and is shown."""
        return self.attribute or self.entry

    @property
    def stated(self) -> tuple[datetime, ...]:
        """Each time that is stated, the one that counts first."""
        return tuple(moment for moment in self if moment is not None)


def signing_times(embedded: EmbeddedPdfSignature) -> SigningTimes:
    """Return the times of a signature; raises ValueError for a moment of the year 0 and what pyHanko raises."""
    attribute = extract_self_reported_ts(embedded.signer_info)
    return SigningTimes(_zoned(attribute), _zoned(_entry(embedded)))


def _entry(embedded: EmbeddedPdfSignature) -> datetime | None:
    """Return /M; one that is no date is none."""
    try:
        return parse_pdf_date(embedded.sig_object["/M"], strict=False)
    except PARSER_ERRORS:
        return None


def _zoned(moment: datetime | None) -> datetime | None:
    """Return a moment with its time zone; one without any was written by a clock here."""
    if moment is None:
        return None
    require_moments(moment)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=VIETNAM)


def time_reasons(times: SigningTimes, now: datetime) -> Iterator[Reason]:
    """Yield what is odd about the times: none, two that differ, one that has not come yet."""
    if not times.stated:
        yield Reason(Code.SIGNING_TIME_MISSING)
        return
    latest = max(times.stated)
    if latest > now + CLOCKS_APART:
        yield Reason(Code.SIGNED_IN_FUTURE, {"time": moment_text(latest)})
    if latest - min(times.stated) > CLOCKS_APART and times.attribute and times.entry:
        yield Reason(
            Code.SIGNING_TIMES_DIFFER, {"time": moment_text(times.attribute), "entry": moment_text(times.entry)}
        )
