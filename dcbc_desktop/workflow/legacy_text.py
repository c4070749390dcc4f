"""Text in old typefaces (TCVN3, VNI): recognition and conversion to Unicode, which only a person starts."""

from __future__ import annotations

from dcbc_desktop.intake.files.encoding import Legacy, in_unicode, legacy_line
from dcbc_desktop.report.prose import FigureRun, Footnote, Inline, Paragraph, Prose, Run, canonical, plain_text

__all__ = ["Legacy", "converted", "recognised"]


def recognised(prose: Prose) -> Legacy | None:
    """Return the old typeface that most of a text is written in; None for Unicode."""
    return legacy_line(plain_text(prose))


def converted(prose: Prose, legacy: Legacy) -> Prose:
    """Return the same text in Unicode; styles, footnotes and kinds of paragraphs stay."""
    return canonical(
        Prose(tuple(Paragraph(tuple(_run(run, legacy) for run in p.runs), p.kind) for p in prose.paragraphs))
    )


def _run(run: Run, legacy: Legacy) -> Run:
    if isinstance(run, Footnote):
        return Footnote(tuple(_inline(part, legacy) for part in run.runs))
    return _inline(run, legacy)


def _inline(run: Inline, legacy: Legacy) -> Inline:
    if isinstance(run, FigureRun):
        return run
    return run.restyled(in_unicode(run.text, legacy))
