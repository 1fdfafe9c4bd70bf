"""Numbers in words, in each language that the site speaks.

Only what pages need: the small ones within a sentence, by gender where a language has one,
and any below a thousand million where a sentence begins with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

A_HUNDRED, A_THOUSAND, A_MILLION = 100, 1_000, 1_000_000
TWO = 2


@dataclass(frozen=True, slots=True)
class Numerals:
    """How a language says numbers.

    Attributes:
        small: the words from none on, at least to nineteen.
        spell: any number in words; the second argument is a gender, `f` or nothing.
        thousands: the sign between thousands in digits.
        feminine: the words that differ beside a feminine noun.
    """

    small: Sequence[str]
    spell: Callable[[int, str], str]
    thousands: str = ","
    feminine: Mapping[int, str] = field(default_factory=dict)

    def word(self, n: int, gender: str = "") -> str:
        """Return a small number in words, as it stands within a sentence."""
        return self.feminine.get(n, self.small[n]) if gender == "f" else self.small[n]

    def spelt(self, n: int, gender: str = "") -> str:
        """Return any number in words."""
        return self.word(n, gender) if n < len(self.small) else self.spell(n, gender)


# fmt: off
EN = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
EN_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
DE = (
    "keine", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf",
    "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
)
DE_TENS = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
PT = (
    "nenhum", "um", "dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "onze",
    "doze", "treze", "catorze", "quinze", "dezasseis", "dezassete", "dezoito", "dezanove",
)
PT_TENS = ("vinte", "trinta", "quarenta", "cinquenta", "sessenta", "setenta", "oitenta", "noventa")
PT_HUNDREDS = (
    "cento", "duzentos", "trezentos", "quatrocentos", "quinhentos", "seiscentos", "setecentos",
    "oitocentos", "novecentos",
)
FR = (
    "aucun", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)
FR_TENS = ("vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt")
# fmt: on


# -- English ------------------------------------------------------------------------------


def english(n: int, _gender: str = "") -> str:
    """Return `twenty-one`, `one hundred and five`, `sixteen thousand two hundred`."""
    if n < len(EN):
        return EN[n]
    if n < A_HUNDRED:
        return EN_TENS[n // 10 - 2] + (f"-{EN[n % 10]}" if n % 10 else "")
    if n < A_THOUSAND:
        return english_large(n, A_HUNDRED, "hundred")
    if n < A_MILLION:
        return english_large(n, A_THOUSAND, "thousand")
    return english_large(n, A_MILLION, "million")


def english_large(n: int, unit: int, word: str) -> str:
    """Return a figure of so many hundreds, thousands or millions, and the rest."""
    rest = n % unit
    join = " and " if rest < A_HUNDRED else " "
    return f"{english(n // unit)} {word}" + (join + english(rest) if rest else "")


# -- German -------------------------------------------------------------------------------


def german(n: int, _gender: str = "") -> str:
    """Return `einundzwanzig`, `einhundertfünf`, `sechzehntausendzweihundert`."""
    if n < len(DE):
        return DE[n]
    if n < A_HUNDRED:
        tens = DE_TENS[n // 10 - 2]
        return f"{DE[n % 10]}und{tens}" if n % 10 else tens
    if n < A_THOUSAND:
        return german_joined(n, A_HUNDRED, "hundert")
    if n < A_MILLION:
        return german_joined(n, A_THOUSAND, "tausend")
    million = "eine Million" if n < TWO * A_MILLION else f"{german(n // A_MILLION)} Millionen"
    rest = n % A_MILLION
    return f"{million} {german_end(rest)}" if rest else million


def german_joined(n: int, unit: int, word: str) -> str:
    """Return hundreds or thousands, and the rest, as one word."""
    rest = n % unit
    return f"{german(n // unit)}{word}" + (german_end(rest) if rest else "")


def german_end(n: int) -> str:
    """Return the end of a larger number, where a one is `eins`."""
    said = german(n)
    return f"{said}s" if n % A_HUNDRED == 1 else said


# -- Portuguese ---------------------------------------------------------------------------

PT_FEMININE = {0: "nenhuma", 1: "uma", 2: "duas"}


def portuguese(n: int, gender: str = "") -> str:
    """Return `vinte e um`, `cento e cinco`, `dezasseis mil e duzentos`, or its feminine."""
    if n < len(PT):
        return PT_FEMININE.get(n, PT[n]) if gender == "f" else PT[n]
    if n < A_HUNDRED:
        tens = PT_TENS[n // 10 - 2]
        return f"{tens} e {portuguese(n % 10, gender)}" if n % 10 else tens
    if n == A_HUNDRED:
        return "cem"
    if n < A_THOUSAND:
        hundreds = PT_HUNDREDS[n // 100 - 1]
        said = hundreds.replace("tos", "tas").replace("centos", "centas") if gender == "f" else hundreds
        return f"{said} e {portuguese(n % 100, gender)}" if n % 100 else said
    if n < A_MILLION:
        lead = "mil" if n < TWO * A_THOUSAND else f"{portuguese(n // A_THOUSAND, gender)} mil"
        return portuguese_rest(lead, n % A_THOUSAND, gender)
    lead = "um milhão" if n < TWO * A_MILLION else f"{portuguese(n // A_MILLION)} milhões"
    return portuguese_rest(lead, n % A_MILLION, gender)


def portuguese_rest(lead: str, rest: int, gender: str) -> str:
    """Return thousands or millions with what follows: joined by `e` where that is short or round."""
    if not rest:
        return lead
    join = " e " if rest < A_HUNDRED or (rest < A_THOUSAND and rest % A_HUNDRED == 0) else " "
    return f"{lead}{join}{portuguese(rest, gender)}"


# -- French -------------------------------------------------------------------------------

FR_FEMININE = {0: "aucune", 1: "une"}
SIXTY, EIGHTY = 60, 80
TWENTY = 20


def french(n: int, gender: str = "") -> str:
    """Return `vingt et un`, `quatre-vingt-dix`, `deux cents`, `seize mille deux cents`."""
    if n < len(FR):
        return FR_FEMININE.get(n, FR[n]) if gender == "f" else FR[n]
    if n < A_HUNDRED:
        return french_tens(n, gender)
    if n < A_THOUSAND:
        hundreds = "cent" if n < TWO * A_HUNDRED else f"{french(n // A_HUNDRED)} cent"
        rest = n % A_HUNDRED
        if rest:
            return f"{hundreds} {french(rest, gender)}"
        return hundreds if n == A_HUNDRED else f"{hundreds}s"
    unit, word = (A_THOUSAND, "mille") if n < A_MILLION else (A_MILLION, "million")
    return french_large(n // unit, word, n % unit, gender)


def french_tens(n: int, gender: str) -> str:
    """Return a number from twenty to ninety-nine; from seventy and ninety on it counts in twenties."""
    step = TWENTY if n >= SIXTY else 10
    rest = n % step
    tens = FR_TENS[n // 10 - 2]
    if not rest:
        return f"{tens}s" if n == EIGHTY else tens
    join = " et " if rest in {1, 11} and n < EIGHTY else "-"
    return f"{tens}{join}{french(rest, gender)}"


def french_large(lead: int, word: str, rest: int, gender: str) -> str:
    """Return thousands, before which `cents` and `vingts` lose their s, or millions, and the rest."""
    count = french(lead)
    if word == "mille":
        plain = count.removesuffix("s") if count.endswith(("cents", "vingts")) else count
        said = word if lead == 1 else f"{plain} {word}"
    else:
        said = f"{count} {word}{'s' if lead > 1 else ''}"
    return f"{said} {french(rest, gender)}" if rest else said


NUMERALS: Mapping[str, Numerals] = {
    "en": Numerals(EN, english),
    "de": Numerals(DE, german, "."),
    "pt": Numerals(PT, portuguese, "\u00a0", PT_FEMININE),
    "fr": Numerals(FR, french, "\u202f", FR_FEMININE),
}
