"""Prose for tests: small samples, and hypothesis strategies for any prose a report may hold."""

from __future__ import annotations

from hypothesis import strategies as st

from dcbc_desktop.report.prose import FigureRun, Footnote, Paragraph, ParagraphKind, Prose, Text, canonical
from dcbc_desktop.ui.editor.document_conversion import prose_of

NOTES = Prose(
    (
        Paragraph((Text("Mở đầu"),)),
        Paragraph(
            (
                Text("Thực hiện "),
                Text("nghiêm túc", bold=True),
                Footnote((Text("Kế hoạch số 12."),)),
                Text(" và kịp thời"),
                Footnote((Text("Công văn "), Text("mật", italic=True))),
                Text("."),
            )
        ),
        Paragraph((Text("Kết thúc"),)),
    )
)

_words = st.text(
    st.one_of(
        st.sampled_from("aăâeêioôơuưyđáầợẾ  -–&<>[]\u00a0\u0300\u0301\u0323₫²"),
        st.characters(codec="utf-8"),
    ),
    max_size=12,
)
_texts = st.builds(Text, _words, st.booleans(), st.booleans(), st.booleans())
_figures = st.builds(FigureRun, st.sampled_from(["so_cuoc", "ty_le"]), _words.map(lambda word: f"2{word}"))
_inline = st.one_of(_texts, _figures)
_notes = st.builds(Footnote, st.lists(_inline, max_size=3).map(tuple))
_runs = st.lists(st.one_of(_texts, _texts, _figures, _notes), max_size=6).map(tuple)
_paragraphs = st.builds(Paragraph, _runs, st.sampled_from(ParagraphKind))


def proses() -> st.SearchStrategy[Prose]:
    """Any canonical prose."""
    return st.lists(_paragraphs, max_size=5).map(lambda ps: prose_of(canonical(Prose(tuple(ps))).paragraphs))
