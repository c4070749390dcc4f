"""Form of the signature block, the same in profile, tab and sign-off: authority, posts, name, lines as they print."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from dcbc_desktop.report import header as h
from dcbc_desktop.report.signatory.block_rules import mended_lines, post_differs
from dcbc_desktop.report.signatory.composition import COMBINATIONS, block_of, rearranged
from dcbc_desktop.report.signatory.posts import is_deputy, same_title
from dcbc_desktop.report.signatory.signature_block import SignatureBlock, own_post, read_block
from dcbc_desktop.ui.widgets.fields import LineEdit, LinesEdit, ValueEdit
from dcbc_desktop.ui.widgets.labels import HintLabel
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.style import TIGHT, space
from dcbc_desktop.ui.widgets.task_dialog import TaskForm

AS_WRITTEN: Final = "as written"
"""Choice of the lines that a person wrote, whatever they are."""
_PARTS: Final = ("collective", "orderer", "head")
_SHOWN: Final = 16
"""Letters of a choice that are shown at least."""


class SignatureBlockForm(TranslatedWidget):
    """Fields of the block. What is chosen composes the lines; lines typed by hand are read, and kept as they are.

    Signals come from a person's edits only, with the key of the entry: the lines, the signer's post, the name.
    """

    edited = Signal(str, str)
    refused = Signal(str, object)
    left = Signal(str)

    def __init__(
        self,
        names: Mapping[str, str],
        prefix: str,
        issuer: Callable[[], str],
        parent: QWidget | None = None,
        *,
        within: TaskForm | None = None,
    ) -> None:
        """Make the form, or put its rows at the end of another, `within`.

        `names` are the object names of the fields by key, `prefix` begins those of the others.
        """
        super().__init__(parent)
        self._issuer = issuer
        self._block = SignatureBlock()
        self._written = {h.SIGNATORY_LINES: "", h.SIGNATORY_OFFICE: ""}
        self.authority = QComboBox(self)
        self.authority.setObjectName(f"{prefix}.authority")
        self.authority.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.authority.setMinimumContentsLength(_SHOWN)
        for choice in (AS_WRITTEN, *COMBINATIONS):
            self.authority.addItem("", choice)
        self.parts = {part: LinesEdit(f"{prefix}.{part}", 1, 3, self) for part in _PARTS}
        self.fields: dict[str, ValueEdit] = {
            h.SIGNATORY_OFFICE: LineEdit(names[h.SIGNATORY_OFFICE], self),
            h.SIGNATORY_LINES: LinesEdit(names[h.SIGNATORY_LINES], 2, 6, self),
            h.SIGNATORY_NAME: LineEdit(names[h.SIGNATORY_NAME], self),
        }
        self.hints = {key: HintLabel(self) for key in self.fields}
        self.form = within or TaskForm()
        self._lay_out()
        if within is None:
            self.setLayout(self.form)
        else:
            self.hide()  # its fields belong to the other form's widget
        self._connect_signals()
        self.retranslate()
        self._adopt("")

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show stored values by key; what was chosen stays where they are those shown already."""
        if all(field.value == values[key] for key, field in self.fields.items()):
            return
        for key, field in self.fields.items():
            field.show_value(values[key])
        self._written = {key: values[key] for key in self._written}
        self._adopt(values[h.SIGNATORY_LINES])

    def set_read_only(self, frozen: bool) -> None:
        """Make every field readable only."""
        self.authority.setEnabled(not frozen)
        for field in (*self.parts.values(), *self.fields.values()):
            field.setReadOnly(frozen)

    def retranslate(self) -> None:
        """Set every word."""
        words = {
            self.authority: self.tr("Who s&igns:"),
            self.parts["collective"]: self.tr("Body after TM.:"),
            self.parts["head"]: self.tr("Head's post after KT.:"),
            self.fields[h.SIGNATORY_OFFICE]: self.tr("Signer's own post:"),
            self.fields[h.SIGNATORY_LINES]: self.tr("&Lines as they print *:"),
            self.fields[h.SIGNATORY_NAME]: self.tr("Signer's full n&ame *:"),
        }
        for field, text in words.items():
            self.form.name(field, text)
        self._name_orderer()
        for index, text in enumerate(self._choices()):
            self.authority.setItemText(index, text)
        self.parts["collective"].setPlaceholderText(self.tr("for example: ỦY BAN NHÂN DÂN"))
        self.parts["orderer"].setPlaceholderText(self.tr("for example: CHỦ TỊCH"))
        self.parts["head"].setPlaceholderText(self.tr("for example: CHỦ TỊCH"))
        self.fields[h.SIGNATORY_LINES].setToolTip(self.tr("Composed by the fields above; your own lines are kept too"))
        self._hint_at_post()

    def _choices(self) -> tuple[str, ...]:
        return (
            self.tr("As written in the lines below"),
            self.tr("The head, the post alone"),
            self.tr("TM. – on behalf of a body"),
            self.tr("KT. – a deputy for the head"),
            self.tr("TM., KT. – on behalf, a deputy"),
            self.tr("Q. – acting head"),
            self.tr("TM., Q. – on behalf, acting head"),
            self.tr("TL. – by order of the head"),
            self.tr("TL., KT. – by order, a deputy"),
            self.tr("TUQ. – authorised by the head"),
            self.tr("TUQ., KT. – authorised, a deputy"),
        )

    def _name_orderer(self) -> None:
        label = self.tr("Head's post after {authority}:").format(authority=f"{self._block.order or 'TL'}.")
        self.form.name(self.parts["orderer"], label)

    def _hint_at_post(self) -> None:
        printed = own_post(h.lines_of(self.fields[h.SIGNATORY_LINES].value))
        self.fields[h.SIGNATORY_OFFICE].setPlaceholderText(printed or self.tr("for example: Phó Chủ tịch"))

    def _lay_out(self) -> None:
        self.form.add(self.authority)
        for part in _PARTS:
            self.form.add(self.parts[part])
        for key, field in self.fields.items():
            column = QVBoxLayout()
            space(column, spacing=TIGHT)
            column.addWidget(field)
            column.addWidget(self.hints[key])
            self.form.add(field, within=column)
        order = (self.authority, *self.parts.values(), *self.fields.values())
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect_signals(self) -> None:
        self.authority.activated.connect(self._choose)
        for part, edit in self.parts.items():
            edit.edited.connect(partial(self._on_part, part))
            edit.refused.connect(partial(self.refused.emit, h.SIGNATORY_LINES))
            edit.left.connect(partial(self.left.emit, h.SIGNATORY_LINES))
        for key, field in self.fields.items():
            field.refused.connect(partial(self.refused.emit, key))
            field.left.connect(partial(self._on_left, key))
            field.edited.connect(partial(self._on_edited, key))

    def _on_edited(self, key: str, value: str) -> None:
        self.edited.emit(key, value)
        if key == h.SIGNATORY_LINES:
            self._written = {h.SIGNATORY_LINES: value, h.SIGNATORY_OFFICE: self.fields[h.SIGNATORY_OFFICE].value}
            self._adopt(value)
        elif key == h.SIGNATORY_OFFICE and self._choice != AS_WRITTEN:
            self._block = replace(self._block, post=value)
            self._print()

    def _on_part(self, part: str, value: str) -> None:
        match part:
            case "collective":
                self._block = replace(self._block, collective=value)
            case "orderer":
                self._block = replace(self._block, orderer=value)
            case _:
                self._block = replace(self._block, head=value)
        self._print()

    def _on_left(self, key: str) -> None:
        """Keep the stored post that of the lines, once a person has finished typing them."""
        if key == h.SIGNATORY_LINES and self._choice != AS_WRITTEN:
            lines, office = self.fields[key].value, self.fields[h.SIGNATORY_OFFICE].value
            if post_differs(office, lines):
                self._put(h.SIGNATORY_OFFICE, own_post(h.lines_of(lines)))
        elif key == h.SIGNATORY_OFFICE:
            self._propose_head()
        self.left.emit(key)

    def _propose_head(self) -> None:
        """Fill in the head whom a deputy signs for, once the deputy's post is typed; nothing is overwritten."""
        block = self._block
        if self._choice != AS_WRITTEN and block.deputises and not block.head.strip() and is_deputy(block.post):
            self._block = rearranged(block, self._choice, self._issuer())
            self._show_parts()
            self._print()

    @property
    def _choice(self) -> str:
        return str(self.authority.currentData())

    @Slot()
    def _choose(self) -> None:
        """Compose the block in the chosen combination; the lines that were written come back with the first choice."""
        if self._choice == AS_WRITTEN:
            for key, value in self._written.items():
                self._put(key, value)
            self._block = block_of(mended_lines(self._written[h.SIGNATORY_LINES]), self._written[h.SIGNATORY_OFFICE])
            self._show_parts()
            return
        post, office = self._block.post, self.fields[h.SIGNATORY_OFFICE].value
        if office.strip() and (not post or same_title(post, office)) and "\n" not in post:
            self._block = replace(self._block, post=office)  # as typed, not in capitals
        self._block = rearranged(self._block, self._choice, self._issuer())
        if " ".join(self._block.post.split()) != " ".join(post.split()):
            self._put(h.SIGNATORY_OFFICE, " ".join(self._block.post.split()))
        self._show_parts()
        self._print()

    def _adopt(self, lines: str) -> None:
        """Show what lines say: their combination and parts, or that they are written by hand."""
        held = mended_lines(lines)
        block = read_block(h.lines_of(lines))
        fits = block is not None and block.combination in COMBINATIONS and block.lines() == h.lines_of(lines) == held
        self._block = block_of(held, self.fields[h.SIGNATORY_OFFICE].value)
        self.authority.setCurrentIndex(self.authority.findData(self._block.combination if fits else AS_WRITTEN))
        self._show_parts()

    def _show_parts(self) -> None:
        block, chosen = self._block, self._choice != AS_WRITTEN
        shown = {"collective": block.on_behalf, "orderer": block.order is not None, "head": block.deputises}
        for part, edit in self.parts.items():
            edit.show_value(str(getattr(block, part)))
            self.form.setRowVisible(edit, chosen and shown[part])
        self._name_orderer()
        self._hint_at_post()

    def _print(self) -> None:
        self._put(h.SIGNATORY_LINES, "\n".join(self._block.lines()))
        self._hint_at_post()

    def _put(self, key: str, value: str) -> None:
        """Show a value that a person's choice makes, and say so."""
        if self.fields[key].value != value:
            self.fields[key].show_value(value)
            self.edited.emit(key, value)
