"""The register of interests: its categories, its deadlines, and what of it the public read (I2–I5, I7, I12, I14)."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from panel.interests.rules.words import Kind, kind_of
from panel.lifecycle import Finding

DAY = dt.timedelta(days=1)


class Category(StrEnum):
    """What is registered: the seven of SI 2012/1464, those of the model code's table 2, and gifts."""

    EMPLOYMENT = "employment"
    SPONSORSHIP = "sponsorship"
    CONTRACTS = "contracts"
    LAND = "land"
    LICENCES = "licences"
    TENANCIES = "tenancies"
    SECURITIES = "securities"
    UNPAID_DIRECTORSHIP = "unpaid_directorship"
    APPOINTED_BODY = "outside_body_nominated_or_appointed_by_council"
    PUBLIC_FUNCTIONS = "body_public_functions"
    CHARITABLE = "body_charitable"
    INFLUENCING = "body_influencing_opinion_or_policy"
    GIFTS = "gifts"


C = Category

CATEGORY_WORDS: dict[Category, str] = {
    C.EMPLOYMENT: "Employment, office, trade, profession or vocation",
    C.SPONSORSHIP: "Sponsorship, trade union help included, in the last 12 months",
    C.CONTRACTS: "Contracts with the council that are not fully discharged",
    C.LAND: "Land in the council’s area",
    C.LICENCES: "Licences to occupy land in the area for a month or longer",
    C.TENANCIES: "Corporate tenancies, with the council as landlord",
    C.SECURITIES: "Securities over £25,000, or over one hundredth of a class of shares",
    C.UNPAID_DIRECTORSHIP: "Unpaid directorships",
    C.APPOINTED_BODY: "Outside bodies to which the council appointed or nominated you",
    C.PUBLIC_FUNCTIONS: "Bodies with functions of a public nature",
    C.CHARITABLE: "Charities, and bodies directed to charitable purposes",
    C.INFLUENCING: "Bodies that seek to influence opinion or policy, parties and unions included",
    C.GIFTS: "Gifts and hospitality",
}

PECUNIARY = (C.EMPLOYMENT, C.SPONSORSHIP, C.CONTRACTS, C.LAND, C.LICENCES, C.TENANCIES, C.SECURITIES)
"""Disclosable pecuniary interests, the member’s own and the partner’s (I4; SI 2012/1464)."""

OTHER_REGISTRABLE = (C.UNPAID_DIRECTORSHIP, C.APPOINTED_BODY, C.PUBLIC_FUNCTIONS, C.CHARITABLE, C.INFLUENCING)
"""Model code, table 2."""


class Whose(StrEnum):
    """Whose interest it is: a partner's counts as the member's own, if the member is aware of it (I4)."""

    MEMBER = "member"
    PARTNER = "partner"


WHOSE_WORDS: dict[Whose, str] = {
    Whose.MEMBER: "Mine",
    Whose.PARTNER: "That of my spouse, civil partner or the person I live with as such",
}

_NAMED = {words: category for category, words in CATEGORY_WORDS.items()}


def category_of(words: str | None) -> Category | None:
    """The category that an entry names by its word or its title; None for words of the paper's own."""
    said = (words or "").strip()
    return next((one for one in Category if one.value == said.lower()), _NAMED.get(said))


def place_of(words: str | None) -> int:
    """Where an entry stands in the register: by the order of the categories, others last."""
    known = category_of(words)
    return len(Category) if known is None else list(Category).index(known)


def kind_of_entry(category: str | None, whose: Whose | None = None) -> Kind:
    """Which kind of interest a registered one is (I4, I10, I11a).

    A partner's pecuniary interest counts as the member's own; the other registrable ones are the member's alone, and a
    partner's is one that need not be registered.
    """
    known = category_of(category)
    if known in PECUNIARY:
        return Kind.DPI
    if known in OTHER_REGISTRABLE:
        return Kind.NRI if whose is Whose.PARTNER else Kind.ORI
    return kind_of(category)


@dataclass(frozen=True)
class Settings:
    """A council's own settings of its register. Days are days, sums are pounds, renewals are in months."""

    register_days: int = 28
    gift_days: int = 28
    gift_threshold: Decimal = Decimal(50)
    addresses_public: bool = False
    renew_months: int = 12
    restricted_papers: str = "ask"


RESTRICTED_PAPERS = {
    "ask": "The proper officer is asked, paper by paper",
    "give": "They are given to the member all the same",
}
"""What becomes of a closed paper for a member who declared an interest in its item; each decision is logged."""


def settings_of(own: Any) -> Settings:
    """The settings of a council’s code, with safe defaults where it says nothing that can be read (I3, I12, I14)."""
    told = own if isinstance(own, Mapping) else {}
    told = told.get("interest_decision_table", told)
    gifts = told.get("gifts") if isinstance(told.get("gifts"), Mapping) else {}
    plain = Settings()
    papers = told.get("restricted_papers")
    return Settings(
        register_days=_number(told.get("register_days"), plain.register_days),
        gift_days=_number(gifts.get("register_days"), plain.gift_days),
        gift_threshold=Decimal(_number(gifts.get("threshold_gbp"), int(plain.gift_threshold))),
        addresses_public=told.get("councillor_addresses_public") is True,
        renew_months=_number(told.get("renew_months"), plain.renew_months),
        restricted_papers=papers if papers in RESTRICTED_PAPERS else plain.restricted_papers,
    )


def settings_as_kept(settings: Settings) -> dict[str, Any]:
    """The settings in the form that `settings_of` reads."""
    return {
        "gifts": {"threshold_gbp": int(settings.gift_threshold), "register_days": settings.gift_days},
        "register_days": settings.register_days,
        "councillor_addresses_public": settings.addresses_public,
        "renew_months": settings.renew_months,
        "restricted_papers": settings.restricted_papers,
    }


def _number(said: Any, otherwise: int) -> int:
    return said if isinstance(said, int) and not isinstance(said, bool) and said >= 0 else otherwise


def due(first: dt.date, days: int = 28) -> dt.date:
    """The last of so many days beginning with `first`: the first day is counted (I3, I5)."""
    return first + (days - 1) * DAY


def gift_due(received: dt.date, days: int = 28) -> dt.date:
    """The last day to register a gift: so many days of its receipt, the day of receipt not counted (I14)."""
    return received + days * DAY


def pounds(words: str | None) -> Decimal | None:
    """The sum that “£60”, “about £1,250.50” or “60” names; None for words that name none."""
    found = re.search(r"\d[\d,]*(?:\.\d+)?", words or "")
    try:
        return Decimal(found.group().replace(",", "")) if found else None
    except InvalidOperation:
        return None


def must_register(value: str | None, threshold: Decimal) -> bool:
    """Whether a gift must be registered: one at the threshold must, and one whose value is not known (I14)."""
    worth = pounds(value)
    return worth is None or worth >= threshold


def judge_gift(
    value: str | None, received: dt.date | None, notified: dt.date, *, accepted: bool, settings: Settings
) -> list[Finding]:
    """What is worth a note about a gift that a member tells of (I14). Nothing of it is refused."""
    worth = f"£{settings.gift_threshold:,.0f}"
    if not accepted:
        return [Finding("I14", "It was refused: it is told to the monitoring officer, and need not be registered.")]
    if not must_register(value, settings.gift_threshold):
        return [Finding("I14", f"It is worth less than {worth}, so it need not be registered; it may be all the same.")]
    if received is not None and notified > (last := gift_due(received, settings.gift_days)):
        return [Finding("I14", f"It was to be registered by {_words(last)}.")]
    return []


def overdue_note(arose: dt.date | None, notified: dt.date, days: int) -> list[Finding]:
    """The note on an interest that was notified after its last day (I3, I5)."""
    if arose is None or notified <= (last := due(arose, days)):
        return []
    return [Finding("I3", f"It was to be notified by {_words(last)}. It is kept, with this note.")]


ADDRESS_WITHHELD = "The address is withheld"


@dataclass(frozen=True)
class Registered:
    """An entry of the register, as far as it is asked what the public read of it. `home`: None is not known."""

    category: str | None
    detail: str | None
    sensitive: bool = False
    home: bool | None = None
    accepted: bool = True
    ended_on: dt.date | None = None


_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE)


def published(entry: Registered, today: dt.date, *, addresses_public: bool) -> str | None:
    """What the public read of an entry; None where it is not on the published register at all (I2, I7, I12).

    A sensitive one leaves no trace. Land that may be a home, and words with a postcode in them, are taken to give a
    home address unless it is said that they do not.
    """
    if entry.sensitive or not entry.accepted or (entry.ended_on is not None and entry.ended_on < today):
        return None
    unsaid = category_of(entry.category) is C.LAND or _POSTCODE.search(entry.detail or "") is not None
    home = unsaid if entry.home is None else entry.home
    return ADDRESS_WITHHELD if home and not addresses_public else entry.detail or ""


AHEAD = dt.timedelta(days=28)
"""How long before the day a member is told to look through the register; and how long one reminded is left alone."""


def renewal_due(last: dt.date | None, months: int) -> dt.date | None:
    """The day on which a member is asked to look through the register again; None where no month is set or known."""
    if last is None or not months:
        return None
    year, month = divmod(last.year * 12 + last.month - 1 + months, 12)
    day = last.day
    while True:
        try:
            return dt.date(year, month + 1, day)
        except ValueError:
            day -= 1


def _words(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
