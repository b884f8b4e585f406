"""Workbooks → grids of the texts that their cells show."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from typing import TYPE_CHECKING, Any

import openpyxl  # type: ignore[import-untyped]
import pytest
import xlsxwriter  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from budgetgoals.errors import LimitExceeded, UnreadableSource
from budgetgoals.sources.document import Document, GridBlock, GridCell, Notable
from budgetgoals.sources.excel import read_excel
from budgetgoals.sources.excel.formulas import is_literal, literal_of_tokens, shifted
from budgetgoals.sources.limits import DEFAULT_LIMITS, Limits, Meter
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

DOCUMENTS = ROOT / "tests" / "fixtures" / "documents"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def read(data: bytes, name: str = "a.xlsx", limits: Limits = DEFAULT_LIMITS) -> Document:
    return read_excel(data, name, Meter(name, limits))


def fixture(name: str) -> Document:
    return read((DOCUMENTS / name).read_bytes(), name)


def grids(document: Document) -> dict[str, dict[str, GridCell]]:
    """The cells of each sheet by the name that a spreadsheet gives their place."""
    found = {}
    for block in document.blocks:
        assert isinstance(block, GridBlock)
        places = {str(block.place(cell)).rpartition("!")[2]: cell for cell in block.cells}
        assert len(places) == len(block.cells)
        found[block.sheet] = places
    return found


def texts(document: Document) -> dict[str, dict[str, str]]:
    return {
        sheet: {place: cell.text for place, cell in cells.items()} for sheet, cells in grids(document).items()
    }


def notices(document: Document, kind: Notable) -> list[tuple[str, str]]:
    return [(str(notice.place), notice.text) for notice in document.notices if notice.kind is kind]


def written(fill: Any, **options: Any) -> bytes:
    """What xlsxwriter writes, with the options of its workbook."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False} | options)
    fill(book)
    book.close()
    return out.getvalue()


def with_parts(data: bytes, **parts: str) -> bytes:
    """A workbook with parts replaced or added: ``sheet``, ``strings``, ``styles``, ``workbook``."""
    names = {
        "sheet": "xl/worksheets/sheet1.xml",
        "strings": "xl/sharedStrings.xml",
        "styles": "xl/styles.xml",
        "workbook": "xl/workbook.xml",
    }
    changed = {names.get(key, key): text.encode() for key, text in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *changed]):
            new.writestr(name, changed.get(name) or old.read(name))
    return out.getvalue()


EMPTY = written(lambda book: book.add_worksheet("表").write(0, 0, "一"))


def sheet_of(rows: str, **parts: str) -> Document:
    """A workbook with these rows in its only sheet."""
    text = f'<?xml version="1.0"?><worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return read(with_parts(EMPTY, sheet=text, **parts))


def cells_of(rows: str, **parts: str) -> dict[str, str]:
    return texts(sheet_of(rows, **parts))["表"]


# The forms


@pytest.mark.parametrize("name", ["forms.xlsx", "forms.xls", "forms.et", "forms.ods", "formulas.xlsx"])
def test_the_four_forms_are_the_same_grids(name: str) -> None:
    sheets = grids(fixture(name))
    assert list(sheets) == ["表1", "表2", "表3", "表4"]
    first, second = sheets["表1"], sheets["表2"]
    assert first["A1"] == GridCell("财政项目支出绩效目标表", 0, 0, 1, 4)
    assert first["A2"] == GridCell("（2020年度）", 1, 0, 1, 4)
    assert first["B3"] == GridCell("上海市生态环境局执法总队", 2, 1, 1, 3)
    assert first["D4"] == GridCell("其他一次性项目", 3, 3)
    assert first["B5"].text == "2020-01-01"
    assert first["B14"].text == "2,643,200"
    assert first["A18"] == GridCell("产出目标", 17, 0, 3)
    assert first["D19"].text == "=100%"
    assert second["A18"] == GridCell("投入与管理", 17, 0, 13)
    assert second["B20"] == GridCell("财务管理", 19, 1, 3)
    assert second["D31"].text == "=600人"
    assert grids(fixture(name)) == grids(fixture("forms.xlsx"))


@pytest.mark.parametrize("name", ["formulas.xlsx", "formulas-saved.xlsx"])
def test_targets_that_became_formulas_are_recovered(name: str) -> None:
    document = fixture(name)
    assert texts(document) == texts(fixture("forms.xlsx"))
    told = notices(document, Notable.FORMULA)
    assert len(told) == 19
    assert told[0] == (f"{name}:表1!D19", "=100%")
    assert (f"{name}:表4!D18", "=65人") in told


def test_two_forms_on_one_sheet() -> None:
    cells = grids(fixture("stacked.xlsx"))["绩效目标"]
    assert [place for place, cell in cells.items() if cell.text == "财政项目支出绩效目标表"] == ["A1", "A24"]


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_paragraphs_stay_lines(ending: str) -> None:
    basis = grids(fixture(f"paragraphs.{ending}"))["表1"]["B8"].text
    assert basis.split("\n") == [
        "1、沪府办发〔2015〕21号文关于加强环境监管执法的要求。",
        "2、中办发〔2018〕64号文关于综合行政执法改革的指导意见。",
    ]


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_numbers_are_what_their_cells_show(ending: str) -> None:
    cells = texts(fixture(f"features.{ending}"))["数"]
    rows = len(cells) // 3
    assert rows == 20
    for row in range(1, rows + 1):
        assert cells[f"B{row}"] == cells[f"C{row}"], cells[f"A{row}"]


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_everything_that_a_sheet_shows_is_read(ending: str) -> None:
    name = f"features.{ending}"
    document = fixture(name)
    assert document.format == ending
    sheets = grids(document)
    assert list(sheets) == ["数", "其他", "藏", "深藏"]
    others = {place: cell.text for place, cell in sheets["其他"].items()}
    assert others == {
        "A1": "TRUE",
        "F1": "藏列",
        "J1": "远",
        "A2": "#N/A",
        "A3": "=100%",
        "A4": "12.4",
        "A5": "红字体",
        "A6": "第一行\n第二行 <&>",
        "A7": "空白",
        "A8": "合并",
        "A10": "藏行",
    }
    assert sheets["其他"]["A8"] == GridCell("合并", 7, 0, 2, 2)
    assert texts(document)["藏"] == {"C3": "隐藏的表"}
    assert notices(document, Notable.HIDDEN_SHEET) == [
        (f"{name}:其他!A10", "10:10"),
        (f"{name}:其他!F1", "F:G"),
        (f"{name}:藏!A1", "藏"),
        (f"{name}:深藏!A1", "深藏"),
    ]
    assert notices(document, Notable.FORMULA) == [(f"{name}:其他!A3", "=100%")]


# Formulas


@pytest.mark.parametrize(
    ("formula", "shown", "literal"),
    [
        ("100%", "1", True),
        ("12", "12", True),
        ("1,000", "1000", True),
        ("-5%", "-0.05", True),
        ("65人", "#NAME?", True),
        ("65人", "", True),
        ("2000条", "Err:509", True),
        ("≥95%", "", True),
        ("24小时内受理", "", True),
        ("逐年增高", "#NAME?", True),
        ("逐年增高", "95", False),
        ("A1", "", False),
        ("B3/C3", "", False),
        ("SUM(B2:B5)", "", False),
        ("100%*B2", "0.5", False),
        ('"≥95%"', "≥95%", False),
        ("TRUE", "", False),
        ("Sheet2!A1", "", False),
        ("2:3", "", False),
    ],
)
def test_a_literal_is_told_from_a_formula(formula: str, shown: str, *, literal: bool) -> None:
    assert is_literal(formula, shown) is literal


def test_a_formula_shows_its_saved_value() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("表")
        sheet.write_formula(0, 0, "=B2/C2", book.add_format({"num_format": "0.0%"}), 0.954)
        sheet.write_formula(1, 0, '="≥"&95&"%"', None, "≥95%")
        sheet.write_formula(2, 0, "=1/0", None, "#DIV/0!")

    document = read(written(fill))
    assert texts(document)["表"] == {"A1": "95.4%", "A2": "≥95%", "A3": "#DIV/0!"}
    assert not document.notices


def test_a_formula_without_a_saved_value_is_shown_itself() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "表"
    sheet["A1"], sheet["A2"], sheet["A3"] = "=SUM(B2:B5)", "=100%", "≥95%"
    out = io.BytesIO()
    book.save(out)
    document = read(out.getvalue())
    assert texts(document)["表"] == {"A1": "=SUM(B2:B5)", "A2": "=100%", "A3": "≥95%"}
    assert notices(document, Notable.FORMULA) == [
        ("a.xlsx:表!A1", "=SUM(B2:B5)"),
        ("a.xlsx:表!A2", "=100%"),
    ]


def test_a_shared_formula_is_moved_to_its_cell() -> None:
    cells = cells_of(
        '<row r="1"><c r="B1"><f t="shared" ref="B1:B2" si="0">A1*2</f></c></row>'
        '<row r="2"><c r="B2"><f t="shared" si="0"/></c></row>'
    )
    assert cells == {"B1": "=A1*2", "B2": "=A2*2"}


@pytest.mark.parametrize(
    ("formula", "moved"),
    [("A1", "C2"), ("$A1+A$1", "$A2+C$1"), ('"A1"&B2', '"A1"&D3'), ("LOG10(A1)", "LOG10(C2)")],
)
def test_references_are_moved(formula: str, moved: str) -> None:
    assert shifted(formula, 1, 2) == moved


@pytest.mark.parametrize(
    ("tokens", "literal"),
    [
        (b"\x1e\x64\x00\x14", "100%"),
        (b"\x1f\x00\x00\x00\x00\x00\x00\xf8\x3f", "1.5"),
        (b"\x1e\x05\x00\x13", "-5"),
        (b"\x24\x00\x00\x00\xc0", None),
        (b"\x1e\x01\x00\x1e\x02\x00\x03", None),
        (b"\x1e\x01", None),
        (b"", None),
    ],
)
def test_compiled_literals(tokens: bytes, literal: str | None) -> None:
    assert literal_of_tokens(tokens) == literal


# How the XML may be spelled


def test_rich_text_is_read_without_phonetic_guides() -> None:
    strings = (
        f'<?xml version="1.0"?><sst xmlns="{MAIN}"><si><r><t>红</t></r><r><rPr><b/></rPr>'
        '<t xml:space="preserve">字 </t></r><rPh sb="0" eb="1"><t>hong</t></rPh><phoneticPr fontId="1"/></si>'
        '<si><t>甲</t><rPh sb="0" eb="1"><t>jia</t></rPh></si><si/><si><t/></si></sst>'
    )
    rows = '<row r="1">' + "".join(f'<c r="{"ABCD"[i]}1" t="s"><v>{i}</v></c>' for i in range(4)) + "</row>"
    assert cells_of(rows, strings=strings) == {"A1": "红字", "B1": "甲"}


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('<c r="A1" t="inlineStr"><is><t>行内</t></is></c>', "行内"),
        ('<c r="A1" t="inlineStr"><is><r><t>行</t></r><r><t>内</t></r></is></c>', "行内"),
        ('<c r="A1" t="str"><v>一&amp;二&#10;三</v></c>', "一&二\n三"),
        ('<c r="A1" t="str"><v>一_x000D_\n二</v></c>', "一\n二"),
        ('<c r="A1" t="str"><v>a_x005F_x0041_</v></c>', "a_x0041_"),
        ('<c r="A1" t="b"><v>0</v></c>', "FALSE"),
        ('<c r="A1" t="e"><v>#REF!</v></c>', "#REF!"),
        ('<c r="A1" t="d"><v>2020-01-01T00:00:00</v></c>', "2020-01-01"),
        ('<c r="A1" t="n"><v>1.5E3</v></c>', "1500"),
        ('<c r="A1"><v>0.28999999999999998</v></c>', "0.29"),
        ('<c r="A1"><v>abc</v></c>', "abc"),
        ('<c r="A1" cm="1" t="str"><f>X1</f><v>动态</v></c>', "动态"),
        ("<c t='str' r='A1'><v>一</v></c>", "一"),
        ('<c t="str"><v>一</v></c>', "一"),
        ('<c r="A1" t="str"><v><![CDATA[<一>]]></v></c>', "<一>"),
        ('<c r="A1" t="str"><!-- no --><v>一</v></c>', "一"),
        ('<c r="A1" t="str" xmlns:z="urn:z" z:w="1"><z:x>外</z:x><v>一</v></c>', "一"),
    ],
)
def test_a_cell_in_any_spelling(cell: str, shown: str) -> None:
    assert cells_of(f'<row r="1">{cell}</row>') == {"A1": shown}


def test_places_may_be_left_out() -> None:
    cell = '<c t="str"><v>{}</v></c>'
    rows = f"<row>{cell.format(1)}{cell.format(2)}</row>"
    rows += f"<row r='5'>{cell.format(3)}<c r='D5'/>{cell.format(4)}</row>"
    assert cells_of(rows) == {"A1": "1", "B1": "2", "A5": "3", "E5": "4"}


def test_prefixes_and_another_encoding() -> None:
    sheet = (
        f'<?xml version="1.0" encoding="utf-16"?><x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="2">'
        '<x:c r="B2" t="str"><x:v>绩效</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    data = with_parts(EMPTY)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(
                name.replace("/", "\\").upper(),
                sheet.encode("utf-16") if name.endswith("sheet1.xml") else old.read(name),
            )
    assert texts(read(out.getvalue())) == {"表": {"B2": "绩效"}}


def test_a_text_format_adds_to_a_text() -> None:
    def fill(book: Any) -> None:
        book.add_worksheet("表").write(0, 0, "合计", book.add_format({"num_format": '@"："'}))

    assert texts(read(written(fill))) == {"表": {"A1": "合计："}}


def test_days_may_be_counted_from_1904() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("表")
        sheet.write_number(0, 0, 43831 - 1462, book.add_format({"num_format": "yyyy-mm-dd"}))

    assert texts(read(written(fill, date_1904=True))) == {"表": {"A1": "2020-01-01"}}


# Merged cells


def merged(*ranges: str) -> Document:
    cells = "".join(
        f'<row r="{row}">' + "".join(f'<c r="{c}{row}" t="str"><v>{c}{row}</v></c>' for c in "ABC") + "</row>"
        for row in (1, 2, 3)
    )
    boxes = "".join(f'<mergeCell ref="{ref}"/>' for ref in ranges)
    text = (
        f'<?xml version="1.0"?><worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData>'
        f"<mergeCells>{boxes}</mergeCells></worksheet>"
    )
    return read(with_parts(EMPTY, sheet=text))


def test_what_a_merged_cell_covers_is_told() -> None:
    document = merged("A1:B2")
    cells = grids(document)["表"]
    assert cells["A1"] == GridCell("A1", 0, 0, 2, 2)
    assert set(cells) == {"A1", "C1", "C2", "A3", "B3", "C3"}
    told = notices(document, Notable.NOT_READ)
    assert [text for _, text in told] == ["B1", "A2", "B2"]


def test_a_range_over_another_is_none() -> None:
    cells = grids(merged("A1:B2", "B2:C3", "C1:C3"))["表"]
    assert cells["A1"][1:5] == (0, 0, 2, 2)
    assert cells["C1"][1:5] == (0, 2, 3, 1)
    assert "B2" not in cells


def test_a_range_across_the_sheet_ends_with_its_text() -> None:
    cells = grids(merged("A1:XFD1", "A2:A1048576"))["表"]
    assert cells["A1"] == GridCell("A1", 0, 0, 1, 3)
    assert cells["A2"] == GridCell("A2", 1, 0, 2, 1)


# What is not read


def test_what_is_not_read_is_told() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("表")
        sheet.write(0, 0, "一")
        sheet.write_comment(0, 0, "批注")
        sheet.set_header("&C附件1")
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=表!$A$1:$A$2"})
        book.add_chartsheet("图").set_chart(chart)

    data = with_parts(written(fill), **{"xl/media/image1.png": "x", "xl/vbaProject.bin": "x"})
    document = read(data)
    assert list(grids(document)) == ["表"]
    told = {text for _, text in notices(document, Notable.NOT_READ)}
    assert {"xl/comments1.xml", "xl/media/image1.png", "xl/vbaProject.bin", "&C附件1"} <= told
    assert "xl/chartsheets/sheet1.xml" in told


# Limits and damage


def test_a_sheet_of_two_distant_cells_takes_no_memory() -> None:
    def rows(letter: str, row: int) -> str:
        cell = '<row r="{1}"><c r="{0}{1}" t="str"><v>一</v></c></row>'
        return cell.format("A", 1) + cell.format(letter, row)

    assert set(cells_of(rows("D", 1048576))) == {"A1", "D1048576"}
    with pytest.raises(LimitExceeded):
        sheet_of(rows("XFD", 1048576))


def test_a_dimension_is_only_a_claim() -> None:
    text = (
        f'<?xml version="1.0"?><worksheet xmlns="{MAIN}"><dimension ref="A1:XFD1048576"/><sheetData>'
        '<row r="1"><c r="A1" t="str"><v>一</v></c><c r="XFD1" s="1"/></row></sheetData></worksheet>'
    )
    assert texts(read(with_parts(EMPTY, sheet=text))) == {"表": {"A1": "一"}}


@pytest.mark.parametrize(
    ("limits", "fill"),
    [
        (Limits(cells=5), lambda book: [book.add_worksheet().write_row(0, 0, "一二三四五六")]),
        (Limits(pages=2), lambda book: [book.add_worksheet() for _ in range(3)]),
        (Limits(unpacked_bytes=1000), lambda book: book.add_worksheet()),
        (Limits(files=3), lambda book: book.add_worksheet()),
    ],
)
def test_limits(limits: Limits, fill: Any) -> None:
    with pytest.raises(LimitExceeded):
        read(written(fill), limits=limits)


BOMB = '<!DOCTYPE sst [<!ENTITY a "一一一一一一一一"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("part", ["sheet", "strings", "styles", "workbook"])
def test_entities_are_refused(part: str) -> None:
    root = {"sheet": "worksheet", "strings": "sst", "styles": "styleSheet", "workbook": "workbook"}[part]
    text = f'<?xml version="1.0"?>{BOMB}<{root} xmlns="{MAIN}">&b;</{root}>'
    with pytest.raises(UnreadableSource, match="DOCTYPE"):
        read(with_parts(EMPTY, **{part: text}))


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>一</c></row>',
        '<row r="1"><c r="1A" t="str"><v>一</v></c></row>',
    ],
)
def test_a_damaged_sheet_is_told(rows: str) -> None:
    with pytest.raises(UnreadableSource):
        sheet_of(rows)


def test_a_missing_sheet_is_told() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(EMPTY)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if "worksheets/sheet" not in name:
                new.writestr(name, old.read(name))
    document = read(out.getvalue())
    assert not document.blocks
    assert notices(document, Notable.NOT_READ) == [("a.xlsx:表!A1", "xl/worksheets/sheet1.xml")]


def test_a_spreadsheet_with_a_password_is_told() -> None:
    manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    data = with_parts((DOCUMENTS / "features.ods").read_bytes(), **{"META-INF/manifest.xml": manifest})
    with pytest.raises(UnreadableSource, match="encrypted"):
        read(data, "a.ods")


# Laws

TEXTS = st.text(
    alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufffe\uffff"),
    max_size=12,
).map(lambda text: text.strip())
PLACES = st.tuples(st.integers(0, 30), st.integers(0, 30))
GRIDS = st.dictionaries(PLACES, TEXTS, max_size=30)


@given(GRIDS)
def test_what_is_written_is_read(grid: dict[tuple[int, int], str]) -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("表")
        for (row, column), text in grid.items():
            sheet.write_string(row, column, text)

    expected = [GridCell(text, *place) for place, text in sorted(grid.items()) if text]
    document = read(written(fill))
    assert [cell for block in document.blocks for cell in block.cells] == expected  # type: ignore[union-attr]


@given(GRIDS)
def test_what_openpyxl_writes_is_read(grid: dict[tuple[int, int], str]) -> None:
    book = openpyxl.Workbook()
    for (row, column), text in grid.items():
        cell = book.active.cell(row + 1, column + 1)
        cell.value, cell.data_type = text, "s"
    out = io.BytesIO()
    book.save(out)
    read_back = Counter(cell.text for block in read(out.getvalue()).blocks for cell in block.cells)  # type: ignore[union-attr]
    assert read_back == Counter(text for text in grid.values() if text)


BOXES = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 3), st.integers(0, 3), TEXTS), max_size=12
)


@given(BOXES)
def test_merged_cells_are_read(boxes: list[tuple[int, int, int, int, str]]) -> None:
    expected: list[GridCell] = []
    used: set[tuple[int, int]] = set()
    for row, column, rows, columns, text in boxes:
        area = {(r, c) for r in range(row, row + rows + 1) for c in range(column, column + columns + 1)}
        if text and not area & used:
            used |= area
            expected.append(GridCell(text, row, column, rows + 1, columns + 1))

    def fill(book: Any) -> None:
        sheet = book.add_worksheet("表")
        for cell in expected:
            if cell.rows * cell.columns > 1:
                last = cell.row + cell.rows - 1, cell.column + cell.columns - 1
                sheet.merge_range(cell.row, cell.column, *last, "")
            sheet.write_string(cell.row, cell.column, cell.text)

    document = read(written(fill))
    found = [cell for block in document.blocks for cell in block.cells]  # type: ignore[union-attr]
    assert found == sorted(expected, key=lambda cell: (cell.row, cell.column))
    assert not document.notices


def characters(found: Iterable[str]) -> Counter[str]:
    return Counter(character for text in found for character in text if not character.isspace())


@pytest.mark.parametrize("name", ["forms.xls", "forms.ods", "stacked.xlsx", "features.xls"])
def test_no_character_is_lost_or_doubled(name: str) -> None:
    """Held against another reader of the same file, where that one finds a text."""
    calamine = pytest.importorskip("python_calamine")
    book = calamine.CalamineWorkbook.from_object(io.BytesIO((DOCUMENTS / name).read_bytes()))
    for sheet, cells in grids(fixture(name)).items():
        rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        theirs = {
            (row, column): value
            for row, values in enumerate(rows)
            for column, value in enumerate(values)
            if isinstance(value, str) and value.strip()
        }
        ours = [cell.text for cell in cells.values() if (cell.row, cell.column) in theirs]
        assert characters(ours) == characters(theirs.values())
