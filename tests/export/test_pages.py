"""The pages as other programs read them: places, sizes and words of NĐ 30/2020."""

from __future__ import annotations

import pytest

from dcbc_desktop.export.document import make_pdf
from dcbc_desktop.report.prose import Paragraph, ParagraphKind, Text
from dcbc_desktop.report.report import Entry
from tests.export.documents import body, filled_figures, note, report_of, words
from tests.export.reading import catalog, line_with, lines_of, page_texts, plumbed, strokes, text_of
from tests.report.samples import blank_report, full_report

MM = 72 / 25.4


def test_head_has_its_words_and_sizes() -> None:
    data = make_pdf(report_of(body("Nội dung."), number="5", date="5/1/2027"), draft=False)
    state = line_with(data, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")["chars"][-1]
    assert (round(state["size"], 1), "Bold" in state["fontname"]) == (13.0, True)
    number = line_with(data, "Số: 05/BC-TTLT")
    assert number["text"] == "Số: 05/BC-TTLT Bình Nguyên, ngày 05 tháng 01 năm 2027"
    assert "Italic" in number["chars"][-1]["fontname"]


def test_rule_under_the_motto_is_as_long_as_its_words() -> None:
    data = make_pdf(full_report(), draft=False)
    motto = [c for c in line_with(data, "Độc lập")["chars"] if c["x0"] > 260]
    rule = min((s for s in strokes(data) if s["x0"] > 260), key=lambda s: s["top"])
    assert (rule["x0"], rule["x1"]) == pytest.approx((motto[0]["x0"], motto[-1]["x1"]), abs=1)


def test_blanks_are_left_for_the_pen() -> None:
    first = page_texts(make_pdf(full_report(), draft=False))[0]
    assert "/BC-TTLT" in first
    assert "Bình Nguyên, ngày tháng năm 2026" in " ".join(first.split())
    assert "None" not in first


def test_an_unreadable_date_prints_as_typed() -> None:
    assert "Bình Nguyên, 32/13/2026" in text_of(make_pdf(report_of(date="32/13/2026"), draft=True))


def test_long_names_are_broken_at_natural_places_and_stay_at_12_points() -> None:
    issuer = "TRƯỜNG ĐẠI HỌC KHOA HỌC XÃ HỘI VÀ NHÂN VĂN THÀNH PHỐ HỒ CHÍ MINH"
    data = make_pdf(report_of(body("x"), superior="BỘ GIÁO DỤC VÀ ĐÀO TẠO", issuer=issuer), draft=False)
    left = [[c for c in line["chars"] if c["x1"] < 290] for line in lines_of(data, 0)[:4]]
    names = ["".join(c["text"] for c in chars) for chars in left]
    assert names[1:] == ["TRƯỜNGĐẠIHỌCKHOAHỌC", "XÃHỘIVÀNHÂNVĂN", "THÀNHPHỐHỒCHÍMINH"]
    assert min(c["size"] for chars in left for c in chars) >= 11.9


def test_one_addressee_stands_beside_kinh_gui_and_several_under_its_colon() -> None:
    assert line_with(make_pdf(full_report(), draft=False), "Kính gửi")["text"] == "Kính gửi: Sở Nội vụ"
    data = make_pdf(report_of(body("x"), addressees="Sở Nội vụ\nSở Tài chính;\nỦy ban nhân dân tỉnh"), draft=False)
    colon = line_with(data, "Kính gửi:")["chars"][-1]
    items = [line_with(data, name) for name in ("Sở Nội vụ", "Sở Tài chính", "Ủy ban nhân dân tỉnh")]
    assert [item["text"] for item in items] == ["- Sở Nội vụ;", "- Sở Tài chính;", "- Ủy ban nhân dân tỉnh."]
    assert [item["x0"] for item in items] == pytest.approx([colon["x0"]] * 3, abs=1)


def test_legal_bases_are_italic_and_ended() -> None:
    data = make_pdf(report_of(body("x"), legal_bases="Căn cứ Luật một\nCăn cứ Luật hai"), draft=False)
    lines = [line_with(data, "Luật một"), line_with(data, "Luật hai")]
    assert [line["text"] for line in lines] == ["Căn cứ Luật một;", "Căn cứ Luật hai."]
    assert all("Italic" in char["fontname"] for line in lines for char in line["chars"])


def test_body_is_justified_and_indented() -> None:
    data = make_pdf(report_of(body(words(120))), draft=False)
    lines = [line for line in lines_of(data, 0) if line["chars"][0]["size"] > 13.5]
    at = next(i for i, line in enumerate(lines) if line["text"].startswith("I. ")) + 1
    first, second, third = lines[at : at + 3]
    assert first["x0"] / MM == pytest.approx(42.7, abs=0.3)
    assert second["x0"] / MM == pytest.approx(30, abs=0.3)
    assert [first["x1"] / MM, second["x1"] / MM, third["x1"] / MM] == pytest.approx([190] * 3, abs=0.3)


def test_styles_of_runs_stand_inside_words() -> None:
    paragraph = Paragraph((Text("chữ"), Text("đậm", bold=True), Text("ng", italic=True), Text("2", superscript=True)))
    chars = line_with(make_pdf(report_of(paragraph), draft=False), "chữđậmng")["chars"]
    fonts = {char["text"]: char["fontname"].split("-")[-1] for char in chars}
    assert (fonts["m"], fonts["g"]) == ("Bold", "Italic")
    assert chars[-1]["size"] < 10


def test_dash_items_and_subheadings() -> None:
    report = report_of(
        Paragraph((Text("Kết quả nổi bật"),), ParagraphKind.SUBHEADING),
        Paragraph((Text("việc một"),), ParagraphKind.DASH),
    )
    data = make_pdf(report, draft=False)
    assert "Bold" in line_with(data, "Kết quả nổi bật")["chars"][0]["fontname"]
    assert line_with(data, "việc một")["text"] == "- việc một"


def test_empty_paragraphs_take_no_room() -> None:
    filled = make_pdf(report_of(body("một"), body("hai")), draft=False)
    assert make_pdf(report_of(body("một"), body("  "), body(), body("hai")), draft=False) == filled


def test_notes_stand_at_the_foot_of_their_page_and_count_through_the_report() -> None:
    report = report_of(body("Một", note("chú thích một"), " rồi hai", note("chú thích hai"), "."))
    entry = report_of(body("ba", note("chú thích ba")), key="II.1").entry("II.1")
    data = make_pdf(report.with_entries({"II.1": entry}), draft=False)
    assert [line_with(data, f"chú thích {n}")["text"][0] for n in ("một", "hai", "ba")] == ["1", "2", "3"]
    rule = max(strokes(data), key=lambda s: s["top"])
    assert rule["x1"] - rule["x0"] == pytest.approx(160 * MM / 3, abs=1)
    assert rule["top"] < line_with(data, "chú thích một")["top"]


def test_a_no_break_space_keeps_words_together() -> None:
    for count in range(8, 16):
        data = make_pdf(report_of(body(words(count) + " năm\u00a02026 " + words(30))), draft=False)
        assert any("năm 2026" in line["text"] for line in lines_of(data, 0))


def test_page_numbers_begin_on_page_two_in_the_top_margin() -> None:
    data = make_pdf(report_of(*[body(words(200, i)) for i in range(8)]), draft=False)
    first, second = lines_of(data, 0)[0], lines_of(data, 1)[0]
    assert first["text"] != "1"
    assert (second["text"], second["bottom"] < 20 * MM) == ("2", True)


def test_end_block_has_recipients_beside_the_signature() -> None:
    report = report_of(body("x"), recipients="Như trên\n- Lưu: VT", drafter="KL.", copies="02")
    data = make_pdf(report, draft=False)
    assert line_with(data, "Nơi nhận:")["text"] == "Nơi nhận: GIÁM ĐỐC"
    assert [line_with(data, text)["text"] for text in ("Như trên", "Lưu", "KL.")] == [
        "- Như trên;",
        "- Lưu: VT.",
        "KL. (02)",
    ]
    assert line_with(data, "Lê Thị Minh Hòa")["top"] - line_with(data, "GIÁM ĐỐC")["top"] > 60


def test_drafter_is_not_printed_twice() -> None:
    report = report_of(body("x"), recipients="Như trên;\nLưu: VT, TCCB (02). KL.", drafter="KL", copies="2")
    assert text_of(make_pdf(report, draft=False)).count("KL") == 1


def test_a_list_of_recipients_longer_than_a_page_goes_on() -> None:
    many = "\n".join(f"Đơn vị số {n}" for n in range(1, 150))
    data = make_pdf(report_of(body(words(60)), recipients=many), draft=False)
    assert all(f"- Đơn vị số {n};" in text_of(data) for n in range(1, 149))


def test_figures_print_as_an_annex_with_its_own_page_numbers() -> None:
    report = full_report()
    keys = [figure.key for figure in report.outline.figures]
    data = make_pdf(filled_figures(report, note_keys=keys[:2]), draft=False, fields=False)
    texts = page_texts(data)
    at = next(i for i, text in enumerate(texts) if text.startswith("Phụ lục"))
    assert "SỐ LIỆU KÈM THEO BÁO CÁO" in texts[at]
    assert "(Kèm theo Báo cáo số" in texts[at]
    assert "của Trung tâm Lưu trữ)" in texts[at]
    assert [text.split()[0] for text in texts[at + 1 :]] == [str(n) for n in range(2, len(texts) - at + 1)]
    assert all(report.outline.figures[i].label in text_of(data) for i in range(len(keys)))
    assert all("Chỉ tiêu" in text for text in texts[at:])
    assert "Tính đến ngày 14/12/2026." in texts[at]


def test_an_annex_of_a_file_signed_digitally_has_no_line_for_its_paper() -> None:
    report = filled_figures(full_report())
    digital, paper = (text_of(make_pdf(report, draft=False, fields=fields)) for fields in (True, False))
    assert ("Kèm theo Báo cáo" in digital, "Kèm theo Báo cáo" in paper) == (False, True)
    assert "SỐ LIỆU KÈM THEO BÁO CÁO" in digital


def test_headings_of_two_lines_are_not_stretched() -> None:
    report = full_report()
    chars = [
        char for page in plumbed(make_pdf(report, draft=False)).pages for char in page.chars if char["size"] > 13.5
    ]
    spaces = {round(char["width"], 1) for char in chars if char["text"] == " " and "Bold" in char["fontname"]}
    assert spaces == {3.5}


def test_only_given_figures_are_in_the_annex_and_without_any_there_is_none() -> None:
    report = full_report()
    key = report.outline.figures[3].key
    texts = page_texts(make_pdf(report.with_entries({key: Entry("  1.234 ")}), draft=False))
    assert report.outline.figures[3].label in texts[-1]
    assert "1.234" in texts[-1]
    assert report.outline.figures[4].label not in texts[-1]
    assert "Phụ lục" not in text_of(make_pdf(report, draft=False))


def test_a_figure_longer_than_a_page_goes_on() -> None:
    report = full_report()
    typed = " ".join(["123"] * 2_000)
    data = make_pdf(report.with_entries({report.outline.figures[0].key: Entry(typed)}), draft=True)
    assert text_of(data).count("123") == 2_000


def test_drafts_say_so_on_every_page_and_finals_never() -> None:
    report = filled_figures(report_of(*[body(words(200, i)) for i in range(5)]))
    draft, final = make_pdf(report, draft=True), make_pdf(report, draft=False, fields=False)
    assert len(page_texts(draft)) > 3
    assert all(text.startswith("DỰ THẢO") for text in page_texts(draft))
    assert "DỰ THẢO" not in text_of(final)
    assert [text.replace("DỰ THẢO", "", 1).split() for text in page_texts(draft)] == [
        text.split() for text in page_texts(final)
    ]
    with catalog(draft) as pdf:
        assert str(pdf.docinfo["/Title"]).startswith("DỰ THẢO")


def test_the_mark_of_a_draft_is_large_and_covers_no_word() -> None:
    for page in plumbed(make_pdf(report_of(body(words(200))), draft=True)).pages:
        letters = [char for char in page.chars if char["text"].strip()]
        mark = [char for char in letters if not char["upright"]]
        text = [char for char in letters if char["upright"]]
        assert min(char["x1"] - char["x0"] for char in mark) >= 30  # the height of letters that are turned
        assert min(char["x0"] for char in mark) > page.width - 20 * MM > max(char["x1"] for char in text) - 1
        assert max(char["x1"] for char in mark) < page.width - 4 * MM  # what printers leave out at the edge


def test_bookmarks_language_and_metadata() -> None:
    with catalog(make_pdf(full_report(), draft=False)) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        nested = [child.title for item in outline.root for child in item.children]
        assert titles[0] == "BÁO CÁO Kết quả thực hiện dân chủ ở cơ sở năm 2026"
        assert "I. ĐẶC ĐIỂM TÌNH HÌNH" in titles
        assert "1. Công tác lãnh đạo, chỉ đạo của cấp ủy, chính quyền các cấp" in nested
        assert str(pdf.Root["/Lang"]) == "vi-VN"
        assert str(pdf.docinfo["/Title"]) == "Báo cáo Kết quả thực hiện dân chủ ở cơ sở năm 2026"
        assert str(pdf.docinfo["/Author"]) == "TRUNG TÂM LƯU TRỮ"


def test_fonts_are_embedded_subsets_whose_maps_name_letters_only() -> None:
    with catalog(make_pdf(full_report(), draft=False)) as pdf:
        fonts = [font for page in pdf.pages for font in page.obj["/Resources"]["/Font"].values()]
        assert fonts
        for font in fonts:
            assert str(font["/BaseFont"])[7] == "+"
            assert "/FontFile2" in font["/FontDescriptor"]
            assert b"<0000>" not in font["/ToUnicode"].read_bytes()


def test_a_report_without_a_word_still_makes_a_page() -> None:
    texts = page_texts(make_pdf(blank_report(), draft=True))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in texts[0]
