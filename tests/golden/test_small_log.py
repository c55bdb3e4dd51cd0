"""One month of one rep and one dealer, the whole log as text: the model on one page.

The luck is plain (every number the middle of its law, leads come when written), so that every line can be followed with
a pencil: the labs bargain 4% away and pay, the shop takes beta's 600, the club buys from the dealer and never pays, the
home lets it rest. When a line changes, the model has changed: say so in CHANGELOG.
"""

from __future__ import annotations

from datetime import timedelta

from simsales.units import HOURS_PER_DAY, MICROSECONDS_PER_DAY
from simsales.world.calendar import date_of
from simsales.world.events import BY_CODE, STAGE_PASSED, WORK_CUT, WORK_STARTED
from simsales.world.facts import Facts
from simsales.world.log import NOTHING
from tests.small_world import RULES, PlainLuck, key, lived, made

NEVER = 1e6
LEADS = {
    "demand.gap": {  # days between the leads of each source
        "labs": [[0.4], [9.0], [NEVER]],
        "shops": [[2.5], [NEVER]],
        "clubs": [[3.6], [NEVER]],
        "homes": [[8.45], [NEVER]],
    }
}


class OneMonth(PlainLuck):
    """Plain luck, with the leads of LEADS."""

    def __init__(self, seed):
        super().__init__(seed, LEADS)


def market(**more):
    return {"accounts": 9, "deal": {"mean": 1000, "sigma": 0}, "bargaining": {"share": 0}, **more}


MONTH = {
    "simsales": 1,
    "title": "One month",
    "story": "Four leads and what became of them.",
    "horizon": 28,
    "calendar": {"kind": "4-4-5", "start": "2027-01-04"},
    "currency": {"code": "CNY", "digits": 0},
    "products": {"item": {"list_price": 100, "unit_cost": 60}},
    "rivals": {"beta": {"price": 0.6, "segments": ["shops"]}},
    "segments": {
        "labs": market(bargaining={"share": 1, "mean": 0.04}, no_decision=-1),
        "shops": market(),
        "clubs": market(no_decision=-1, grades={"D": 1}),
        "homes": market(no_decision=1),
    },
    "sources": {
        name: {"segment": name, "per": "firm", "per_year": 364} for name in ("labs", "shops", "clubs", "homes")
    },
    "reps": {"li": {"quota": 2_000}},
    "channels": {"direct": {}, "dealers": {"desks": 1, "margin": 0.2}},
    "pipeline": {
        "kind": "buyer",
        "quote_stage": "offer",
        "patience": 1000,
        "rival_forces": 1000,
        "stages": {"talk": {"delay": 0, "work": 2}, "offer": {"delay": 7, "work": 4}, "close": {"delay": 7, "work": 1}},
    },
    "policies": {
        **RULES,
        "discount": {"kind": "authority", "rep": 0.05, "manager": 0.05},
        "channel": {"kind": "by-segment", "table": {"clubs": "dealers"}},
        "credit": {"kind": "one-term", "days": 5},
        "incentive": {
            "kind": "plan",
            "base_per_month": 500,
            "period": "month",
            "clawback_days": 90,
            "pays": {
                "commission": {"kind": "commission", "rate": 0.05},
                "bonus": {"kind": "bonus", "at": 0.9, "amount": 100},
            },
        },
    },
    "payment": {
        "grades": {"A": {"late": 1, "prompt": 0, "default": 0}, "D": {"late": 1, "default": 1}},
        "write_off": 3,
    },
    "aftersales": {"delivery": 1, "attach": 0.6, "term": 9},
    "objective": "revenue",
}

EXPECTED = """\
  0 Mon 04 Jan 00:00 seller_joined                      li          160.0 h
  1 Mon 04 Jan 00:00 seller_joined                      dealers     160.0 h
  2 Mon 04 Jan 00:00 quota_set                          li             2000
  3 Mon 04 Jan 09:36 lead_arrived              labs#0   li             1000
  4 Mon 04 Jan 09:36 work_started talk         labs#0   li            2.0 h <- 3
  5 Mon 04 Jan 11:36 stage_passed talk         labs#0   li                  <- 4
  6 Wed 06 Jan 12:00 lead_arrived              shops#0  li             1000
  7 Wed 06 Jan 12:00 work_started talk         shops#0  li            2.0 h <- 6
  8 Wed 06 Jan 14:00 stage_passed talk         shops#0  li                  <- 7
  9 Thu 07 Jan 14:24 lead_arrived              clubs#0  dealers        1000
 10 Thu 07 Jan 14:24 work_started talk         clubs#0  dealers       2.0 h <- 9
 11 Thu 07 Jan 16:24 stage_passed talk         clubs#0  dealers             <- 10
 12 Mon 11 Jan 11:36 work_started offer        labs#0   li            4.0 h <- 5
 13 Mon 11 Jan 15:36 offer_made                labs#0   li             1000 <- 12
 14 Mon 11 Jan 15:36 stage_passed offer        labs#0   li                  <- 13
 15 Tue 12 Jan 10:48 lead_arrived              homes#0  li             1000
 16 Tue 12 Jan 10:48 work_started talk         homes#0  li            2.0 h <- 15
 17 Tue 12 Jan 12:48 stage_passed talk         homes#0  li                  <- 16
 18 Wed 13 Jan 09:36 lead_arrived              labs#1   li             1000
 19 Wed 13 Jan 09:36 work_started talk         labs#1   li            2.0 h <- 18
 20 Wed 13 Jan 11:36 stage_passed talk         labs#1   li                  <- 19
 21 Wed 13 Jan 14:00 work_started offer        shops#0  li            4.0 h <- 8
 22 Thu 14 Jan 10:00 offer_made                shops#0  li             1000 <- 21
 23 Thu 14 Jan 10:00 stage_passed offer        shops#0  li                  <- 22
 24 Thu 14 Jan 16:24 work_started offer        clubs#0  dealers       4.0 h <- 11
 25 Fri 15 Jan 12:24 offer_made                clubs#0  dealers        1000 <- 24
 26 Fri 15 Jan 12:24 stage_passed offer        clubs#0  dealers             <- 25
 27 Mon 18 Jan 15:36 work_started close        labs#0   li            1.0 h <- 14
 28 Mon 18 Jan 16:36 discount_granted          labs#0   li               40 <- 27
 29 Mon 18 Jan 16:36 deal_won                  labs#0   li              960 <- 28
 30 Mon 18 Jan 16:36 cost_committed            labs#0   li              600 <- 29
 31 Mon 18 Jan 16:36 customer_won              labs#0   li                  <- 29
 32 Mon 18 Jan 16:36 credit_given bookings     labs#0   li              960 <- 29
 33 Tue 19 Jan 12:48 work_started offer        homes#0  li            4.0 h <- 17
 34 Tue 19 Jan 16:36 goods_delivered           labs#0   li              600 <- 29
 35 Tue 19 Jan 16:36 invoice_issued            labs#0   li              960 <- 34
 36 Tue 19 Jan 16:48 offer_made                homes#0  li             1000 <- 33
 37 Tue 19 Jan 16:48 stage_passed offer        homes#0  li                  <- 36
 38 Wed 20 Jan 11:36 work_started offer        labs#1   li            4.0 h <- 20
 39 Wed 20 Jan 15:36 offer_made                labs#1   li             1000 <- 38
 40 Wed 20 Jan 15:36 stage_passed offer        labs#1   li                  <- 39
 41 Thu 21 Jan 10:00 work_started close        shops#0  li            1.0 h <- 23
 42 Thu 21 Jan 11:00 deal_lost                 shops#0  beta            600 <- 41
 43 Fri 22 Jan 12:24 work_started close        clubs#0  dealers       1.0 h <- 26
 44 Fri 22 Jan 13:24 deal_won                  clubs#0  dealers        1000 <- 43
 45 Fri 22 Jan 13:24 cost_committed            clubs#0  dealers         600 <- 44
 46 Fri 22 Jan 13:24 customer_won              clubs#0  dealers             <- 44
 47 Sat 23 Jan 13:24 goods_delivered           clubs#0  dealers         600 <- 44
 48 Sat 23 Jan 13:24 channel_paid              clubs#0  dealers         200 <- 47
 49 Sat 23 Jan 13:24 invoice_issued            clubs#0  dealers        1000 <- 47
 50 Mon 25 Jan 16:36 cash_collected            labs#0   li              960 <- 35
 51 Tue 26 Jan 16:48 work_started close        homes#0  li            1.0 h <- 37
 52 Wed 27 Jan 09:48 deal_undecided            homes#0  li                  <- 51
 53 Wed 27 Jan 15:36 work_started close        labs#1   li            1.0 h <- 40
 54 Wed 27 Jan 16:36 discount_granted          labs#1   li               40 <- 53
 55 Wed 27 Jan 16:36 deal_won                  labs#1   li              960 <- 54
 56 Wed 27 Jan 16:36 cost_committed            labs#1   li              600 <- 55
 57 Wed 27 Jan 16:36 credit_given bookings     labs#1   li              960 <- 55
 58 Thu 28 Jan 16:36 contract_due              labs#0   li               96 <- 29
 59 Thu 28 Jan 16:36 contract_renewed          labs#0   li               96 <- 58
 60 Thu 28 Jan 16:36 goods_delivered           labs#1   li              600 <- 55
 61 Thu 28 Jan 16:36 invoice_issued            labs#1   li              960 <- 60
 62 Sun 31 Jan 13:24 invoice_written_off       clubs#0  dealers        1000 <- 49
 63 Mon 01 Feb 00:00 pay_earned                base     li              500
 64 Mon 01 Feb 00:00 pay_earned                commission li               96 <- 57
 65 Mon 01 Feb 00:00 pay_earned                bonus    li              100 <- 57
 66 Mon 01 Feb 00:00 run_ended
"""


def told(facts: Facts) -> str:
    """Every row of the log: when, what (and at which stage), about whom or what, by whom, how much, and why (the row of its cause)."""
    return "".join(
        f"{number:3d} {line}\n"
        for number, line in enumerate(map(facts_line, [facts] * len(facts.t), range(len(facts.t))))
    )


def facts_line(facts: Facts, row: int) -> str:
    kind, subject, cause = BY_CODE[int(facts.kind[row])], int(facts.subject[row]), int(facts.cause[row])
    stage = f" {facts.stages[facts.step[row]]}" if facts.kind[row] in (WORK_STARTED, STAGE_PASSED) else ""
    basis = f" {('bookings', 'margin', 'cash')[facts.step[row]]}" if kind.name.startswith("credit") else ""
    about = (
        ""
        if subject == NOTHING
        else facts.log.names[subject].key
        if kind.subject == "pay line"
        else case_name(facts, subject)
    )
    amount = (
        f"{facts.amount[row] / MICROSECONDS_PER_DAY * HOURS_PER_DAY:.1f} h"
        if "microseconds" in kind.amount
        else f"{facts.amount[row]}"
    )
    columns = [
        clock_time(facts, row),
        f"{kind.name}{stage}{basis}",
        about,
        key(facts, facts.actor[row]) if facts.actor[row] != NOTHING else "",
        amount if kind.amount else "",
        f"<- {cause}" if cause != NOTHING else "",
    ]
    return "{:15} {:25} {:8} {:10} {:>8} {}".format(*columns).rstrip()


def clock_time(facts: Facts, row: int) -> str:
    day = float(facts.t[row])
    minutes = round(day % 1 * 24 * 60)
    date = date_of(facts.calendar, day) + timedelta(days=minutes // 1440)
    return f"{date:%a %d %b} {minutes % 1440 // 60:02d}:{minutes % 60:02d}"


def case_name(facts: Facts, case: int) -> str:
    return f"{key(facts, facts.cases[case]['source'])}#{facts.cases[case]['ordinal']}"


def test_one_month_from_the_first_lead_to_the_closed_books(monkeypatch):
    monkeypatch.setattr("simsales.engine.build.KeyedLuck", OneMonth)
    facts = lived(made(MONTH), checked=True)
    assert told(facts) == EXPECTED


def test_nothing_is_cut_off_by_the_end_of_the_month(monkeypatch):
    monkeypatch.setattr("simsales.engine.build.KeyedLuck", OneMonth)
    assert len(lived(made(MONTH)).of(WORK_CUT)) == 0
