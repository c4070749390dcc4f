"""A line to the tokens: whoever holds it may ask, and may hang up at any moment.

The module of a token belongs to its maker, not to us: it may crash or never answer. Each act has a child process of its
own, ended afterwards, so that the token is free for other programs.
"""

from __future__ import annotations

from typing import Final

from dcbc_desktop import intake
from dcbc_desktop.errors import FileError
from dcbc_desktop.invocation import TOKEN_DRIVER

SECONDS: Final = 120.0
"""Old tokens with long keys take some; nobody waits longer for a signature."""
SILENT: Final = "token_silent"


class TokenLine:
    """One person's dealings with tokens, one act after another."""

    def __init__(self) -> None:
        self._child: intake.ConfinedReader | None = None
        self._hung_up = False

    def ask(self, act: str, payload: bytes) -> bytes:
        """The answer of an act of `token_child`; any thread may ask.

        Raises FileError `token_silent`, `token_crashed`, `token_unavailable`, `token_failed`, and what the act itself
        refuses with.
        """
        faults = intake.Faults(SILENT, "token_crashed", "token_unavailable", "token_failed")
        child = self._child = intake.ConfinedReader(intake.own_command(TOKEN_DRIVER), faults)
        if self._hung_up:
            child.give_up()
        try:
            return child.run(act, payload, SECONDS)
        except FileError as error:
            if error.code != SILENT:
                raise
            raise FileError(SILENT, seconds=round(SECONDS)) from None
        finally:
            child.close()

    def hang_up(self) -> None:
        """Nobody waits any more: the act under way ends at once, and no other begins."""
        self._hung_up = True
        if self._child is not None:
            self._child.give_up()
