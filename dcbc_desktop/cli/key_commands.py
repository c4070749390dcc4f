"""Commands `sign`, `sign-off` and `attach`, and the options for a key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any, Final

import click

from dcbc_desktop import console
from dcbc_desktop.cli.context import Answer, CommandContext
from dcbc_desktop.cli.options import WHOLE_NUMBER, WordedCommand, pass_context, report_argument, worded_option
from dcbc_desktop.cli.secret_input import secret
from dcbc_desktop.errors import UsageError
from dcbc_desktop.paths import absolute
from dcbc_desktop.report.dates import now
from dcbc_desktop.report.report import Report
from dcbc_desktop.store.models import Revision, SignedCopy
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.review import finding_sentence
from dcbc_desktop.workflow.signing import signatures, token_modules
from dcbc_desktop.workflow.signing.external_signatures import ReturnedFile, attach_request, keep_attached, look_at
from dcbc_desktop.workflow.signing.keys import Key, KeyFile, Token
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, date_advice, sign_off
from dcbc_desktop.workflow.trusted_certificates import read_revocation_lists
from dcbc_desktop.workflow.verification.facts import reason_sentence

FILE = click.Path(path_type=Path)
_REMEMBERED: Final = ""
_OPTIONS: Final = (
    worded_option("--p12", type=FILE),
    worded_option("--passphrase-env"),
    worded_option("--pkcs11", is_flag=False, flag_value=_REMEMBERED),
    worded_option("--pin-env"),
    worded_option("--token", default=""),
    worded_option("--certificate", default=""),
    worded_option("--crl", "crls", type=FILE, multiple=True),
)


@dataclass(frozen=True, slots=True)
class KeyOptions:
    """Options of the command line for the key."""

    p12: Path | None
    passphrase_env: str | None
    pkcs11: str | None
    pin_env: str | None
    token: str
    certificate: str
    crls: tuple[Path, ...]

    @property
    def given(self) -> bool:
        """True if any of them names a key."""
        return self.p12 is not None or self.pkcs11 is not None or bool(self.token)


def _key_options(command: Callable[..., Answer]) -> Callable[..., Answer]:
    return reduce(_with_option, reversed(_OPTIONS), command)


def _with_option(command: Callable[..., Answer], option: Callable[..., Any]) -> Callable[..., Answer]:
    decorated: Callable[..., Answer] = option(command)
    return decorated


@click.command("sign", cls=WordedCommand)
@report_argument
@worded_option("--role", type=click.Choice(signatures.ROLES), default=signatures.PERSON)
@worded_option("--revision", type=WHOLE_NUMBER)
@_key_options
@pass_context
def sign(context: CommandContext, /, report_id: int, role: str, revision: int | None, **words: Any) -> Answer:  # noqa: ANN401
    """Add a digital signature to a revision that was signed off."""
    wanted = KeyOptions(**words)
    _require_one_key(wanted)
    with context.reading() as store:  # refused before a PIN is asked for
        signatures.require_turn(signatures.signing_request(store, report_id, role, revision).pdf, role)
    key = _key(context, wanted)
    crls = read_revocation_lists(wanted.crls)
    with context.writing() as store:
        request = signatures.signing_request(store, report_id, role, revision, crls)
        return _answer(context, store, request, key, "done_sign")


@click.command("sign-off", cls=WordedCommand)
@report_argument
@worded_option("--signatory", default="")
@worded_option("--office", "office", default="")
@worded_option("--authority", multiple=True)
@worded_option("--number", default="")
@worded_option("--date", "day", default="")
@worded_option("--elsewhere", is_flag=True)
@_key_options
@pass_context
def sign_off_report(
    context: CommandContext,
    /,
    report_id: int,
    signatory: str,
    office: str,
    authority: tuple[str, ...],
    number: str,
    day: str,
    elsewhere: bool,
    **words: Any,  # noqa: ANN401
) -> Answer:
    """Sign off: by pen, with the digital signature of the key that is named, or for another program to sign."""
    filled, wanted = SignatoryChoice(signatory, office, authority, number, day), KeyOptions(**words)
    if elsewhere and wanted.given:
        raise UsageError("key_and_elsewhere")
    if wanted.given:
        key, crls = _key(context, wanted), read_revocation_lists(wanted.crls)
        with context.writing() as store:
            request = signatures.digital_request(store, report_id, filled, crls)
            return _answer(context, store, request, key, "done_sign_off_digital")
    with context.writing() as store:
        revision = sign_off(store, report_id, filled, elsewhere=elsewhere)
        told = _date_advice(context, store.load_report(report_id))
    data = {"id": report_id, "revision": revision.number, "sha256": revision.sha256, "file": None, "date_advice": told}
    done = "done_sign_off_elsewhere" if elsewhere else "done_sign_off"
    first = context.words(done, id=report_id, revision=revision.number, sha256=revision.sha256)
    return Answer(data, [first, *(f"  {row['message']}" for row in told)])


def _date_advice(context: CommandContext, report: Report) -> list[dict[str, str]]:
    advice = date_advice(report)
    return [{"code": one.code, "message": finding_sentence(one, report, context.language)} for one in advice]


def _answer(context: CommandContext, store: Store, request: signatures.SigningRequest, key: Key, done: str) -> Answer:
    """Sign, keep the signature, and print the answer."""
    signed = signatures.sign(request, key, now())
    copy = signatures.keep(store, request, signed)
    if isinstance(key, Token):
        token_modules.choose(str(key.module))
    report = request.report
    revision = next(one for one in store.revisions.listed(report.id) if one.number == report.revision)
    told = [{"code": one.code, "message": context.words(one.code, **one.params)} for one in signed.advice]
    dates = _date_advice(context, report)
    data = {**_data(report.id, revision, copy), "role": request.role, "advice": told, "date_advice": dates}
    data["certificate"] = {"name": signed.certificate.name, "issuer": signed.certificate.issuer}
    first = context.words(done, id=report.id, revision=revision.number, name=signed.certificate.name)
    return Answer(data, [first, *(f"  {row['message']}" for row in (*told, *dates))])


def _data(report_id: int, revision: Revision, copy: SignedCopy) -> dict[str, Any]:
    known = {"id": report_id, "revision": revision.number, "sha256": revision.sha256, "file": None}
    return {**known, "file_sha256": copy.sha256, "position": copy.position}


def _key(context: CommandContext, words: KeyOptions) -> Key:
    """Return the key to sign with.

    Raises UsageError `key_needed`, `token_module_missing`, `token_module_offered`, `token_module_network`,
    `secret_absent` or `secret_needed`.
    """
    _require_one_key(words)
    if words.p12 is not None:
        return KeyFile(words.p12, secret(context, words.passphrase_env, "--passphrase-env", "ask_passphrase"))
    module = _named(context, words.pkcs11) if words.pkcs11 else _remembered(context)
    path = absolute(Path(module)) if Path(module).exists() else Path(module)  # the system looks up a bare name
    return Token(path, secret(context, words.pin_env, "--pin-env", "ask_pin"), words.token, words.certificate)


def _require_one_key(words: KeyOptions) -> None:
    if not words.given or (words.p12 is not None and (words.pkcs11 is not None or words.token)):
        raise UsageError("key_needed")


def _named(context: CommandContext, module: str) -> str:
    """Return the library that the person names, which is an answer already; one of another computer is asked about."""
    if token_modules.is_on_network(module) and not token_modules.is_agreed(module):
        _ask_about(context, module, "token_module_network")
    return module


def _remembered(context: CommandContext) -> str:
    """Return the library that this user agreed to; one that only a database names is asked about."""
    with context.reading() as store:
        known = token_modules.offered_module(store)
    if not known.path:
        raise UsageError("token_module_missing")
    if not known.agreed:
        network = token_modules.is_on_network(known.path)
        _ask_about(context, known.path, "token_module_network" if network else "token_module_offered")
    return known.path


def _ask_about(context: CommandContext, module: str, code: str) -> None:
    """Ask before a library is loaded; raises UsageError `code` where nobody can answer or the answer is no."""
    question = context.words("ask_token_module", module=module)
    if not console.can_ask() or not click.confirm(question, default=False, err=True):
        raise UsageError(code, module=module)
    token_modules.agree(module)


@click.command("attach", cls=WordedCommand)
@report_argument
@click.argument("file", type=click.Path(path_type=Path))
@worded_option("--revision", type=WHOLE_NUMBER)
@pass_context
def attach(context: CommandContext, report_id: int, file: Path, revision: int | None) -> Answer:
    """Attach the copy signed by another program, or a scan."""
    with context.writing() as store:
        wanted = attach_request(store, report_id, revision)
        found = look_at(wanted, file, now())
        kept = keep_attached(store, wanted, found)
    reasons = found.received.reasons if found.received is not None else ()
    told = [{"code": one.code, "message": reason_sentence(one, context.language)} for one in reasons]
    data = {
        "id": report_id,
        "revision": wanted.revision,
        "kind": found.kind or "signed",
        "file": found.name,
        "file_sha256": kept.sha256,
        "signers": _signers(found),
        "reasons": told,
    }
    done = "done_attach_scan" if found.kind else "done_attach_signed"
    first = context.words(done, id=report_id, revision=wanted.revision, names=", ".join(_signers(found)))
    return Answer(data, [first, *(f"  {row['message']}" for row in told)])


def _signers(found: ReturnedFile) -> list[str]:
    return [one.signer for one in found.received.signatures] if found.received is not None else []
