"""Headless commands: each parses its options, calls one workflow, and prints the answer; here those of the database."""

from __future__ import annotations

from pathlib import Path

import click

from dcbc_desktop import __version__
from dcbc_desktop.cli import chief_commands, content_commands
from dcbc_desktop.cli.backup_commands import backup, recover
from dcbc_desktop.cli.context import Answer, CommandContext
from dcbc_desktop.cli.file_commands import export, sent
from dcbc_desktop.cli.key_commands import attach, sign, sign_off_report
from dcbc_desktop.cli.options import REPORT_ID, WHOLE_NUMBER, WordedGroup, pass_context, report_argument, worded_option
from dcbc_desktop.cli.received_commands import restore, trust, verify
from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.dates import parse_date
from dcbc_desktop.report.header import printed_number
from dcbc_desktop.report.period import make_period
from dcbc_desktop.workflow import outline_choices, review
from dcbc_desktop.workflow.import_report import ImportedDraft, import_text
from dcbc_desktop.workflow.new_report import create
from dcbc_desktop.workflow.settings import change_setting, stored_settings
from dcbc_desktop.workflow.signing.amendments import amend as amend_report
from dcbc_desktop.workflow.signing.amendments import register as register_report

FILE = click.Path(path_type=Path)


def _show_version(click_context: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Print name and version; neither a display nor a database is needed."""
    if wanted:
        context = click_context.find_object(CommandContext)
        machine = context is not None and context.json
        click.echo(Answer({"version": __version__}).as_json() if machine else f"DCBC Desktop {__version__}")
        click_context.exit()


@click.group(cls=WordedGroup)
@worded_option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version)
def commands() -> None:
    """Group of the commands; its help is the message `help.program`."""


for command in (
    content_commands.show,
    content_commands.set_value,
    content_commands.check,
    export,
    sent,
    verify,
    restore,
):
    commands.add_command(command)
for command in (sign, sign_off_report, attach, trust, backup, recover):
    commands.add_command(command)
for command in (chief_commands.present, chief_commands.withdraw, chief_commands.return_report, chief_commands.diff):
    commands.add_command(command)


@commands.command("outlines")
@pass_context
def list_outlines(context: CommandContext) -> Answer:
    """List the outlines to choose from."""
    choices = outline_choices.available()
    rows = [
        {"id": c.id, "name": c.outline.name, "year": c.outline.year, "body": c.outline.body, "sha256": c.outline.sha256}
        for c in choices
        if c.outline is not None
    ]
    broken = [
        {"id": c.id, "code": c.problem.code, "message": context.error_lines(c.problem)[0]} for c in choices if c.problem
    ]
    lines = [f"{row['id']}  {row['name']}" for row in rows] + [f"{row['id']}  {row['message']}" for row in broken]
    return Answer({"outlines": rows, "broken": broken}, lines)


@commands.command("new")
@worded_option("--outline", "outline_id", required=True)
@worded_option("--year", type=WHOLE_NUMBER)
@worded_option("--period")
@worded_option("--first")
@worded_option("--last")
@worded_option("--from", "from_report", type=REPORT_ID)
@worded_option("--office", "office_code")
@pass_context
def new(
    context: CommandContext,
    outline_id: str,
    year: int | None,
    period: str | None,
    first: str | None,
    last: str | None,
    from_report: int | None,
    office_code: str | None,
) -> Answer:
    """Make a new draft."""
    code = period or (str(year) if year is not None else "")
    if not code:
        raise UsageError("usage_missing", name="--year", command="new")
    if year is not None and not code.startswith(str(year)):
        raise UsageError("period_invalid", code=code)
    wanted = make_period(code, parse_date(first) if first else None, parse_date(last) if last else None)
    outline = outline_choices.load(outline_id)
    with context.writing() as store:
        report = create(store, outline, wanted, office=context.office(store, office_code), from_report=from_report)
    return Answer({"id": report.id, "placed": {}, "left_over": []}, [context.words("done_new", id=report.id)])


@commands.command("import")
@click.argument("file", type=FILE)
@worded_option("--outline", "outline_id")
@worded_option("--year", type=WHOLE_NUMBER)
@worded_option("--office", "office_code")
@pass_context
def import_file(
    context: CommandContext, file: Path, outline_id: str | None, year: int | None, office_code: str | None
) -> Answer:
    """Import a text file as a draft."""
    with context.writing() as store:
        office = context.office(store, office_code)
        imported = import_text(store, file, outline_id=outline_id, year=year, office=office)
    return _import_answer(context, imported)


def _import_answer(context: CommandContext, imported: ImportedDraft) -> Answer:
    placed = {key: {"words": p.words, "footnotes": p.footnotes} for key, p in imported.placed.items()}
    left_over = [{"line": rest.line, "text": rest.text} for rest in imported.left_over]
    name = [review.place_name(key, imported.report, context.language) for key in placed]
    lines = [context.words("done_import", id=imported.report.id, places=len(placed), left_over=len(left_over))]
    lines += [
        context.words("import_place", key=key, name=where[:60], **amount)
        for (key, amount), where in zip(placed.items(), name, strict=True)
    ]
    lines += [context.words("import_left_over", line=rest["line"], text=str(rest["text"])[:100]) for rest in left_over]
    if imported.removed_characters:
        lines.append(context.words("import_removed", count=imported.removed_characters))
    data = {
        "id": imported.report.id,
        "placed": placed,
        "left_over": left_over,
        "removed_characters": imported.removed_characters,
    }
    return Answer(data, lines)


@commands.command("list")
@pass_context
def list_reports(context: CommandContext) -> Answer:
    """List the reports in the database."""
    with context.reading() as store:
        rows = store.list_reports()
    data = [
        {
            "id": row.id,
            "outline": row.outline_id,
            "year": row.year,
            "period": row.period.code,
            "state": row.state.value,
            "returned": row.returned,
            "revision": row.revision,
            "title": row.title,
            "number": row.number,
            "date": row.day.isoformat() if row.day else "",
            "office_code": row.office_code,
            "done": row.done,
            "total": row.total,
            "edited": row.edited.isoformat(),
        }
        for row in rows
    ]
    lines = [
        f"{row.id:>4}  {row.period.code:<8} {context.words(f'state.{row.state}'):<11} r{row.revision}  "
        f"{f'{row.done}/{row.total}':>5}  {printed_number(row.number):>7}  "
        f"{f'{row.day:%d/%m/%Y}' if row.day else '':<10}  {row.title}"
        for row in rows
    ]
    return Answer({"reports": data}, lines or [context.words("no_reports")])


@commands.command("register")
@report_argument
@worded_option("--number", required=True)
@worded_option("--date", "day", required=True)
@worded_option("--revision", type=WHOLE_NUMBER)
@pass_context
def register(context: CommandContext, report_id: int, number: str, day: str, revision: int | None) -> Answer:
    """Register number and date after a signature by pen, of the current revision or an earlier one."""
    with context.writing() as store:
        advice = register_report(store, report_id, number, day, revision)
        report = store.load_report(report_id)
    said = [(one.code, review.finding_sentence(one, report, context.language)) for one in advice]
    data = {
        "id": report_id,
        "revision": revision or report.revision,
        "number": number,
        "date": day,
        "advice": [{"code": code, "message": message} for code, message in said],
    }
    return Answer(data, [context.words("done_register", id=report_id), *(message for _, message in said)])


@commands.command("amend")
@report_argument
@worded_option("--reason", required=True)
@pass_context
def amend(context: CommandContext, report_id: int, reason: str) -> Answer:
    """Open the next revision; the hash is that of the revision it follows."""
    with context.writing() as store:
        report = amend_report(store, report_id, reason)
        predecessor = store.revisions.listed(report_id)[-1].sha256
    data = {"id": report_id, "revision": report.revision, "sha256": predecessor, "file": None}
    return Answer(data, [context.words("done_amend", id=report_id, revision=report.revision)])


@commands.command("settings")
@click.argument("action", type=click.Choice(["get", "set"]))
@click.argument("key", required=False)
@click.argument("value", required=False)
@pass_context
def settings(context: CommandContext, action: str, key: str | None, value: str | None) -> Answer:
    """Read or change a setting."""
    if action == "get":
        with context.reading() as store:
            known = stored_settings(store, key)
        return Answer(dict(known), [f"{name} = {text}" for name, text in known.items()])
    if key is None or value is None:
        raise UsageError("usage_missing", name="VALUE" if key else "KEY", command="settings")
    with context.writing() as store:
        kept = change_setting(store, key, value)
    return Answer({key: kept}, [f"{key} = {kept}"])


@commands.command("doctor")
@pass_context
def doctor(context: CommandContext) -> Answer:
    """Check the whole database; exit code 1 where something is wrong."""
    with context.reading() as store:
        problems = store.doctor()
    rows = [{"code": p.code, "message": context.words(p.code, **p.params), **p.params} for p in problems]
    lines = [str(row["message"]) for row in rows]
    return Answer({"problems": rows}, lines or [context.words("doctor_well")], no=bool(rows))
