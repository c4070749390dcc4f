"""Secrets for commands: from an environment variable, or typed unseen; never an argument, which other users can see."""

from __future__ import annotations

import os

import click

from dcbc_desktop import console
from dcbc_desktop.cli.context import CommandContext
from dcbc_desktop.errors import UsageError
from dcbc_desktop.workflow.signing.keys import Secret


def secret(context: CommandContext, variable: str | None, option: str, question: str, *, again: str = "") -> Secret:
    """Return a secret of the environment, removed from it, or typed; typed twice where `again` is a question too.

    Raises UsageError `secret_absent`, `secret_needed`, `secrets_differ`.
    """
    if variable is not None:
        if variable not in os.environ:
            raise UsageError("secret_absent", name=variable[:60])
        return Secret(os.environ.pop(variable))
    if not console.can_ask():
        raise UsageError("secret_needed", option=option)
    typed = _asked(context, question)
    if again and typed != _asked(context, again):
        raise UsageError("secrets_differ")
    return Secret(typed)


def _asked(context: CommandContext, question: str) -> str:
    answer: str = click.prompt(context.words(question), hide_input=True, default="", show_default=False, err=True)
    return answer
