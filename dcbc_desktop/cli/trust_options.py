"""Whom a command trusts: what the office keeps, and what stands on the command line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dcbc_desktop.cli.context import CommandDesk
from dcbc_desktop.cli.usage_errors import worded_option
from dcbc_desktop.workflow.trusted_certificates import joined_trust, read_trust, stored_trust

if TYPE_CHECKING:
    from dcbc_desktop.signing.records import Trust

_FILE = click.Path(path_type=Path)


def trust_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--trust` and `--crl`, each as often as wanted."""
    crls = worded_option("--crl", "crls", type=_FILE, multiple=True)
    return worded_option("--trust", "trusted", type=_FILE, multiple=True)(crls(command))


def whom_to_trust(desk: CommandDesk, trusted: Sequence[Path], crls: Sequence[Path]) -> tuple[Trust, list[str]]:
    """The trust, and a line where the database could not add to it."""
    kept = stored_trust(desk.database)
    notes = [desk.words("trust_not_read", reason=desk.error_lines(kept.problem)[0])] if kept.problem else []
    return joined_trust(kept.trust, read_trust(trusted, crls)), notes
