"""An export becomes a scenario: every row accounted for, nothing guessed in silence, and the model does as the file."""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest

from simsales.calibrate import Calibration, calibrate
from simsales.calibrate.backtest import stretch_of
from simsales.calibrate.buyers import PRICE_WEIGHT, TERMS_WEIGHT, lead_for, odds_at
from simsales.calibrate.deals import Deal
from simsales.calibrate.durations import ages_of, fit_time_to_close
from simsales.calibrate.office import Filing, office_limits
from simsales.errors import ExportError
from simsales.rng import KeyedLuck, Purpose
from simsales.session import run
from simsales.spec.casefile import open_case

START = date(2025, 3, 3)
HEADER = "商机编号,负责人,产品,客户名称,商机阶段,创建时间,成交时间,金额,备注"
PRICES = "产品,目录价\nGTX Pro,5000\nMG Special,60\n"
LUCK = KeyedLuck(7).rows(Purpose("test.export", "uniform"), "rows", 4)


def sound_rows(count: int = 240, product: str = "GTX Pro", price: float = 5000) -> list[str]:
    """Deals of two reps, one every half day: six in ten won, most of them closed within weeks, the last ones open."""
    end, rows = START + timedelta(days=count // 2), []
    for number in range(count):
        win, wait, scatter, _ = LUCK[number]
        created = START + timedelta(days=number // 2)
        closed = created + timedelta(days=1 + round(20 * wait))
        stage = "赢单" if win < 0.6 else "丢单"
        amount = f"{price * (0.9 + 0.2 * scatter):.2f}" if stage == "赢单" else "0"
        ending = f"{stage},{created},{closed},{amount}" if closed <= end else f"跟进中,{created},,"
        rows.append(f"A{number},{('王芳', '李雷')[number % 2]},{product},某公司,{ending},")
    return rows


def made_from(
    folder: Path, rows: Sequence[str], *, header: str = HEADER, encoding: str = "gb18030", prices: str | None = PRICES
) -> Calibration:
    """Calibrated from an export as Excel in China saves it."""
    files = {"deals.csv": "\n".join([header, *rows]) + "\n"} | ({"prices.csv": prices} if prices else {})
    for name, text in files.items():
        (folder / name).write_bytes(text.encode(encoding))
    return calibrate([folder / name for name in files], "test")


def refused(folder: Path, rows: Sequence[str], *, header: str = HEADER) -> str:
    with pytest.raises(ExportError) as error:
        made_from(folder, rows, header=header)
    return error.value.say("en")


def test_every_row_is_used_or_skipped_with_its_reason(tmp_path: Path) -> None:
    traps = [
        "B1,王芳,GTXPro,某公司,赢单,2025-04-01,2025-04-20,5000,",
        'B2,王芳,GTX Pro,某公司,赢单,2025/04/01,2025年4月20日,"￥5,000.00",',
        "B3,王芳,GTX Pro,某公司,赢单,2025-04-01,2025-02-30,5000,",
        "B4,王芳,GTX Pro,某公司,赢单,2025-04-01,2025-04-20,-5000,",
        "B5,王芳,GTX Pro,某公司,赢单,2025-04-01,2025-04-20,约五千,",
        "B6,王芳,GTX Pro,某公司,丢单,2025-04-20,2025-04-01,0,",
        "A1,王芳,GTX Pro,某公司,丢单,2025-04-01,2025-04-20,0,",
        "B7,,GTX Pro,某公司,丢单,2025-04-01,2025-04-20,0,",
        "B8,王芳,GTX Pro,某公司,搁置,2025-04-01,2025-04-20,0,",
        '"B9",王芳,GTX Pro,"某公司\n二部",成功,2025-04-01 09:30:00,2025-04-20,,',
        '合计,,,,,,,"1,250,000",',
        "B10,王芳,GTX Pro,某公司,赢单,2025-04-01,2071-04-20,5000,",
        "B11,王芳,GTX Pro,某公司,-,2025-04-01,2025-04-20,5000,",
        HEADER,
        "截断,王芳",
    ]
    account = made_from(tmp_path, [*sound_rows(), *traps]).accounts[0]
    assert (
        "\n".join(account.said("en")[4:])
        == """\
  used 1: ended without a decision
  skipped 1: date it was closed: not a date such as 2017-08-31 (line 244)
  skipped 1: the amount is negative (line 245)
  skipped 1: amount: not a number such as 12500, 12,500.00 or 12.5万 (line 246)
  skipped 1: closed before it came in (line 247)
  skipped 1: the number of the deal was there before (line 248)
  skipped 1: no rep (line 249)
  skipped 1: a summary row (line 253)
  skipped 1: date it was closed: long after every other date of the file (line 254)
  skipped 1: no stage (line 255)
  skipped 1: the header again (line 256)
  skipped 1: the row has more or fewer cells than the header (line 257)
  of those used 1: won without an amount: not used for deal size (line 251)
  of those used 1: guessed, please check: GTXPro (1 rows) is taken for GTX Pro of prices.csv (92% alike) (line 242)"""
    )
    assert account.said("zh")[0] == "deals.csv: 255 行: 用了 244, 跳过 11"
    assert account.rows == 255 == 240 + len(traps)


def test_what_is_to_mend_is_listed_and_what_is_not_read_is_named(tmp_path: Path) -> None:
    made = made_from(
        tmp_path,
        [
            *sound_rows(),
            "B1,王芳,GTXPro,某公司,赢单,开春,2025-04-20,5000,",
            "B2,王芳,GTXPro,某公司,赢单,2025-04-01,2025-04-20,5000,",
        ],
    )
    assert [problem.say("en") for problem in made.problems] == [
        "deals.csv:242:1: skipped: date it came in: not a date such as 2017-08-31",
        "prices.csv: guessed, please check: GTXPro (1 rows) is taken for GTX Pro of prices.csv (92% alike)",
    ]
    assert made.unread == ["deals.csv: 备注"]


def test_rows_of_an_unknown_stage_are_skipped_and_said_to_be(tmp_path: Path) -> None:
    made = made_from(tmp_path, [*sound_rows(), "B1,王芳,GTX Pro,某公司,商务采构,2025-04-01,2025-04-20,5000,"])
    assert '  skipped 1: the stage "商务采构" is not known: name it in the mapping file (line 242)' in made.accounts[
        0
    ].said("en")
    assert [guess.text.en for guess in made.mapping_guesses] == [
        'stage "商务采构" is not known: its 1 rows are skipped'
    ]


def test_stages_that_most_rows_depend_on_stop_the_import(tmp_path: Path) -> None:
    said = refused(tmp_path, [row.replace("赢单", "甲").replace("丢单", "乙") for row in sound_rows()])
    assert '商机阶段: "甲" is not a known stage, allowed: won: won, closed won, ' in said


def test_a_column_that_must_be_there_is_never_guessed(tmp_path: Path) -> None:
    said = refused(tmp_path, sound_rows(), header=HEADER.replace("商机阶段", "甲乙"))
    assert said.startswith(
        "deals.csv:1:1: no deals here: no column for the stage; not known: 甲乙, 备注, allowed: stage (deal stage, "
    )
    said = refused(tmp_path, sound_rows(), header=HEADER.replace("备注", "Amount"))
    assert said == (
        "deals.csv:1:1: several columns mean the amount: 金额, Amount, "
        'allowed: one of them; say "-" for the other in a mapping file (--mapping)'
    )


def test_too_few_deals_tell_nothing(tmp_path: Path) -> None:
    assert refused(tmp_path, sound_rows(12)).startswith("deals.csv: 1 won and 0 lost deals cannot tell a win rate, ")
    assert refused(tmp_path, []).startswith("deals.csv: 0 won and 0 lost deals")


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe\x00\x01\x80\xff", b"\0" * 50, b'"a,b\n', b"a;b\n1;2\n"])
def test_what_is_no_export_is_refused(raw: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(raw)
    with pytest.raises(ExportError, match=r"^x\.csv"):
        calibrate([tmp_path / "x.csv"], "x")


def test_row_order_encoding_and_delimiter_do_not_matter(tmp_path: Path) -> None:
    rows = sound_rows()
    plain = made_from(tmp_path, rows)
    other = made_from(
        tmp_path,
        [row.replace(",", ";") for row in reversed(rows)],
        header=HEADER.replace(",", ";"),
        encoding="utf-8-sig",
    )
    assert other.yaml == plain.yaml


def test_names_stay_in_the_legend(tmp_path: Path) -> None:
    made = made_from(tmp_path, sound_rows())
    assert sorted(made.legend.values()) == ["李雷", "王芳"]
    assert list(made.legend) == list(made.scenario.reps)
    for text in (made.yaml, *made.report("zh")):
        assert not any(name in text for name in ("李雷", "王芳", "某公司"))


def test_the_report_ends_with_the_file_against_the_model(tmp_path: Path) -> None:
    made = made_from(tmp_path, sound_rows())
    assert made.report("en")[-1].startswith("your file's last 117 days (it has no full year): ")
    assert made.report("zh")[-1].endswith("在范围内")
    assert made.backtest.file == stretch_of(made.deals, made.fit)
    assert made.scenario.origins["pipeline.stages.decision.delay"] == "file"
    assert made.scenario.origins["segments.gtx-pro.taste.price"] == "published"


def test_without_price_list_or_product_a_deal_is_the_product(tmp_path: Path) -> None:
    made = made_from(tmp_path, sound_rows(product=""), prices=None)
    assert list(made.scenario.products) == ["product"]
    assert made.fit.sizes.habit is None
    assert made.scenario.origins["policies.discount"] == "assumption"


def test_scatter_around_the_list_price_is_no_discount_habit(tmp_path: Path) -> None:
    assert made_from(tmp_path, sound_rows()).fit.sizes.habit == 0
    assert made_from(tmp_path, sound_rows(price=4500)).fit.sizes.habit == pytest.approx(0.1, abs=0.02)


@pytest.mark.parametrize("habit", [0.0, 0.1])
def test_buyers_choose_as_often_as_the_file_says_at_the_discounts_given(habit: float) -> None:
    odds = odds_at(lead_for(0.6, habit), 0.6, 0.75)
    offs = [2 * habit * (step + 0.5) / 1000 for step in range(1000)]
    ours = [math.exp(TERMS_WEIGHT + PRICE_WEIGHT * math.log(1 - off)) for off in offs]
    others, nobody = math.exp(odds.others), math.exp(odds.no_decision)
    assert sum(one / (one + others + nobody) for one in ours) / 1000 == pytest.approx(0.6, abs=1e-4)
    assert others / nobody == pytest.approx(3)


def test_days_on_file_are_the_buyers_time_with_nights_and_weekends() -> None:
    """A lead of any weekday hour whose buyer needs no time is closed on the day, unless it came in after five."""
    limits, weights = office_limits(Filing((1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0)))
    assert weights[limits[0] >= 0].sum() == pytest.approx(17 / 24, abs=1e-9)
    assert abs(limits[7:70] - limits[:63] - 7).max() < 1e-9


def test_time_to_close_is_recovered_from_open_deals_and_a_cut_off_beginning() -> None:
    """3,000 lognormal deals; the file begins 60 days late, without what was closed by then, and ends before a third is."""
    luck = KeyedLuck(3).rows(Purpose("test.days", "lognormal"), "deals", 1, math.log(40), 1.2)
    begins, snapshot, deals = START + timedelta(days=60), START + timedelta(days=300), []
    for number in range(3000):
        created = number / 10
        closed = START + timedelta(days=math.floor(created + luck[number][0] + 1.27))
        came = START + timedelta(days=math.floor(created))
        if closed >= begins:
            is_open = closed > snapshot
            deals.append(Deal(number, "li", "", "open" if is_open else "won", came, None if is_open else closed, None))
    ages = ages_of(deals, snapshot)
    assert ages is not None
    time = fit_time_to_close(ages, Filing())
    assert [part.law for part in time.parts] == ["lognormal"]
    assert time.main.median == pytest.approx(40, rel=0.1)
    assert time.main.spread == pytest.approx(1.2, abs=0.1)
    assert time.errors[1] == pytest.approx(0.03, abs=0.02)


def test_the_written_scenario_opens_and_its_variants_run(tmp_path: Path) -> None:
    made = made_from(tmp_path, sound_rows())
    path = tmp_path / "mine.yaml"
    path.write_text(made.yaml, encoding="utf-8")
    case = open_case(str(path))
    assert list(case.variants) == ["baseline", "price-plus-3", "answer-within-24h"]
    assert [run(case.variants[name]).length > 500 for name in case.variants] == [True] * 3


def test_odd_product_names_are_quoted_and_kept_apart(tmp_path: Path) -> None:
    names = ['MG "Special": #1', "MG Special - 1", "{en: x}"]
    table = StringIO()
    csv.writer(table).writerows(
        [cell or names[number % 3] if at == 2 else cell for at, cell in enumerate(row.split(","))]
        for number, row in enumerate(sound_rows(product=""))
    )
    made = made_from(tmp_path, table.getvalue().splitlines(), prices=None)
    assert sorted(made.scenario.products) == ["en-x", "mg-special-1", "mg-special-1--2"]
    assert {product.name.en for product in made.scenario.products.values() if product.name} == set(names)
