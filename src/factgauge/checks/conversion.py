"""Conversion: the same amount given in two units."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from factgauge.checks.check import Check, Ruling, tie_check
from factgauge.checks.conversion_reading import (
    ends,
    fine_readings,
    given_readings,
    significant_digits,
    stated_readings,
    unit_names,
)
from factgauge.checks.repair import Slip
from factgauge.checks.weigh import weigh
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome
from factgauge.model.interval import Interval
from factgauge.model.quantity import Quantity
from factgauge.model.tie import Tie
from factgauge.units.convert import convert
from factgauge.units.table import unit

_FITS = (Outcome.CONSISTENT, Outcome.NEAR_MISS)
Conversion = Callable[[Interval], Interval]
_FINE = 3  # digits: who writes so many gives the other amount to one in fifty at least
_HINT = "convert it again, or check which of the two figures is right"


@tie_check("CNV001", "unit-conversion-mismatch", "conversion", unjudged=True)
def unit_conversion_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find an amount that is not the one beside it in another unit.

    The first amount has its own precision: 10 miles are 9.5 to 10.5, thus 15.3 to 16.9 km. Writers
    round the second to the precision of the first, so that 300 miles may become 500 km. What may
    be a US or an imperial gallon, a statute or a nautical mile, may be either.

    Passes:   The ferry crosses a strait of 21 miles (34 km) in an hour.
    Passes:   The pump empties 1,500 gallons, or 6,800 litres, a minute.
    Passes:   The engine gives 150 hp (112 kW).
    Fails:    The ferry crosses a strait of 21 miles ([[43 km]]) in an hour.
    Fails:    Winds of 65 knots, that is [[75 km/h]], closed the harbour.
    Fails:    Tyres are kept at 32 psi ([[22 bar]]).
    Abstains: The ferry crosses 21 miles (in 40 minutes) of open water.
    Abstains: The club lies 4 miles (6 km from the station) to the north.
    """
    return _in_some_unit(tie, lambda a, b: (_factor(a, b), _turned_round(a, b)))


@tie_check("CNV002", "temperature-conversion-mismatch", "temperature", unjudged=True)
def temperature_conversion_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a temperature that is not the one beside it on another scale.

    A temperature is shifted by 32 degrees, a difference is not: 10C is 50F, but 10C warmer is 18F
    warmer. Where the sentence leaves open which is meant, either will do.

    Passes:   The sand reached 58C (136F) at noon.
    Passes:   June was 3C (5.4F) warmer than usual.
    Passes:   The oven is set to 350 degrees Fahrenheit, or 175 degrees Celsius.
    Fails:    The sand reached 58C ([[163F]]) at noon.
    Fails:    June was 3C ([[37F]]) warmer than usual.
    Fails:    The lake cooled by 4 degrees Celsius ([[39 degrees Fahrenheit]]).
    Abstains: The sand reached 58C (in the shade 41C) at noon.
    Abstains: The night was 58F (last year 61F).
    """
    first, second = tie.one("first"), tie.one("second")
    kind = tie.word("difference")
    a, b = (_point_unit(first), _point_unit(second))
    ratio = unit(a).factor / unit(b).factor

    def point(values: Interval) -> Interval:
        return convert(values, a, b)

    def difference(values: Interval) -> Interval:
        return values.scale(ratio)

    as_difference = _weigh(
        tie, difference, b, (Slip("it was converted as a temperature, with the 32 "
        "degrees that a difference has not", point),),
    )  # fmt: skip
    as_point = _weigh(
        tie, point, b, (Slip("it was converted as a difference, without the shift "
        "between the two scales", difference),),
    )  # fmt: skip
    if kind == "yes":
        return as_difference
    if kind == "maybe" and as_difference.outcome in _FITS:
        return as_difference
    return as_point


def _point_unit(quantity: Quantity) -> str:
    return (quantity.unit or "").removeprefix("delta_")


@tie_check("CNV008", "reciprocal-conversion-mismatch", "reciprocal-conversion", unjudged=True)
def reciprocal_conversion_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a rate that is not the inverse of the one beside it, as it says.

    Miles for a gallon and litres for 100 km, minutes for a kilometre and km an hour, a period and
    a frequency. Without a word for it the gallon may be the US one or the imperial one.

    Passes:   The hybrid manages 55 mpg (4.3 l/100 km).
    Passes:   He ran at five minutes per kilometre (12 km/h).
    Passes:   The van does 30 miles to the gallon, or 9.4 litres per 100 km.
    Fails:    The hybrid manages 55 mpg ([[3.4 l/100 km]]).
    Fails:    He ran at five minutes per kilometre ([[15 km/h]]).
    Fails:    The van does 30 miles to the gallon, or [[4.9 litres per 100 km]].
    Abstains: The hybrid manages 55 mpg (on the motorway 4.3 l/100 km).
    Abstains: He ran at five minutes per kilometre (in the heat).
    """
    return _in_some_unit(tie, lambda a, b: (_inverse(a, b), ()))


@tie_check("CNV009", "compound-conversion-mismatch", "compound-conversion", unjudged=True)
def compound_conversion_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find feet and inches, stones and pounds, hours and minutes that were ill converted.

    Passes:   She stands 5 ft 9 in (1.75 m) tall.
    Passes:   The jockey weighs 8 stone 3 lb (52 kg).
    Passes:   The crossing takes 1 hour 45 minutes (105 minutes).
    Fails:    She stands 5 ft 9 in ([[1.57 m]]) tall.
    Fails:    The jockey weighs 8 stone 3 lb ([[38 kg]]).
    Fails:    The crossing takes 1 hour 45 minutes ([[145 minutes]]).
    Abstains: She stands 5 ft 9 in (her brother 1.90 m).
    Abstains: The crossing takes 1 hour 45 minutes (45 minutes by air).
    """
    return _in_some_unit(tie, lambda a, b: (_factor(a, b), ()))


@tie_check("CNV010", "area-conversion-mismatch", "area-conversion", unjudged=True)
def area_conversion_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find an area or a volume that is not the one beside it in another unit.

    The likely cause is the factor of the length, 1.6 for a square mile in place of 2.6.

    Passes:   The park takes in 75 square miles (194 square km).
    Passes:   He farms 320 acres, or 130 hectares.
    Passes:   The hall has 20,000 sq ft (1,860 sq m).
    Fails:    The park takes in 75 square miles ([[121 square km]]).
    Fails:    He farms 320 acres, or [[791 hectares]].
    Fails:    The hall has 20,000 sq ft ([[6,100 sq m]]).
    Abstains: The park takes in 75 square miles (30 of them forest).
    Abstains: He farms 320 acres (40 hectares in vines).
    """

    def conversion(a: str, b: str) -> tuple[Conversion, tuple[Slip, ...]]:
        linear = _linear(a, b)
        slips = _turned_round(a, b)
        if linear is not None:
            words = "the factor of the length was used for the area or volume"
            slips = (_slip(words, linear), *slips)
        return _factor(a, b), slips

    return _in_some_unit(tie, conversion)


@tie_check("CNV011", "ton-conversion-mismatch", "ton-conversion", unjudged=True)
def ton_conversion_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find tons of one kind that are not the tons of another kind beside them.

    A short ton has 907 kg, a tonne 1,000, a long ton 1,016; bare tons may be any.

    Passes:   The quarry ships 80,000 short tons (72,600 tonnes) a year.
    Passes:   The keel weighs 50 long tons, or 51 tonnes.
    Passes:   Farmers cut 2.2 million tons (2.0 million metric tons) of hay.
    Fails:    The quarry ships 80,000 short tons ([[88,200 tonnes]]) a year.
    Fails:    The keel weighs 50 long tons, or [[45 tonnes]].
    Fails:    Farmers cut 2.2 million short tons ([[2.4 million metric tons]]) of hay.
    Abstains: The quarry ships 80,000 short tons (in 2009 it was 60,000) a year.
    Abstains: The ship, of 50 tons, carries 20 tonnes.
    """
    return _in_some_unit(tie, lambda a, b: (_factor(a, b), _turned_round(a, b)))


def _factor(a: str, b: str) -> Conversion:
    return lambda values: convert(values, a, b)


def _inverse(a: str, b: str) -> Conversion:
    whole = Interval.point(1 / (unit(a).factor * unit(b).factor))
    return whole.divide


_SLACK = Fraction(1, 50)  # a slip that was rounded is one still


def _slip(words: str, factor: Fraction) -> Slip:
    def derive(values: Interval) -> Interval:
        found = values.scale(factor)
        return found.scale(1 - _SLACK).hull(found.scale(1 + _SLACK))

    return Slip(words, derive)


def _turned_round(a: str, b: str) -> tuple[Slip, ...]:
    ratio = unit(b).factor / unit(a).factor
    words = "the factor was turned round: multiplied where it divides, or the reverse"
    return (_slip(words, ratio),)


def _tens(derive: Conversion) -> tuple[Slip, ...]:
    """Return the slips of a decimal point, or of zeros, in the amount that is stated."""

    def slip(power: int) -> Slip:
        words = f"the second amount is too {'large' if power > 0 else 'small'} by a factor of "

        def tenfold(values: Interval) -> Interval:
            found = derive(values).scale(Fraction(10) ** power)
            return found.scale(1 - _SLACK).hull(found.scale(1 + _SLACK))

        return Slip(words + f"{10 ** abs(power):,}", tenfold)

    return tuple(slip(power) for power in (-3, -2, -1, 1, 2, 3))


def _linear(a: str, b: str) -> Fraction | None:
    """Return the factor between two lengths whose squares or cubes the units are."""
    (base, _, power), (other, _, same) = a.partition(" ** "), b.partition(" ** ")
    if not power or power != same:
        return None
    return unit(base).factor / unit(other).factor


def _in_some_unit(
    tie: Tie,
    conversion: Callable[[str, str], tuple[Conversion, tuple[Slip, ...]]],
) -> Ruling:
    """Return the ruling under the units that the words may mean, the first that fits them."""
    rulings = []
    first, second = tie.one("first"), tie.one("second")
    at_sea = tie.word("at_sea") is not None
    for a in unit_names(first, second, at_sea=at_sea):
        for b in unit_names(second, first, at_sea=at_sea):
            if a == b and first.unit != second.unit:
                continue
            derive, slips = conversion(a, b)
            ruling = _weigh(tie, derive, b, slips)
            if ruling.outcome is Outcome.CONSISTENT:
                return ruling
            rulings.append(ruling)
    return next((ruling for ruling in rulings if ruling.outcome in _FITS), rulings[0])


def _weigh(
    tie: Tie,
    derive: Conversion,
    target: str,
    slips: tuple[Slip, ...],
) -> Ruling:
    """Return the ruling on the second amount; of two ranges, on each of their ends."""
    first, second = tie.one("first"), tie.one("second")
    ruling: Ruling | None = None
    if "degree_" not in target:
        slips = (*slips, *_tens(derive))
    coarse = significant_digits(second) < _FINE
    for given, stated in ends(first, second, tie.word("end")):
        found = weigh(
            stated,
            (given,),
            derive,
            what=f"“{' '.join(first.surface.split())}” in that unit",
            unit=target,
            state=stated_readings,
            read=given_readings if coarse else fine_readings,
            slips=slips,
            hint=_HINT,
            resolution=(stated.resolution or Fraction(0)) / 2,
        )
        if ruling is None or ruling.outcome in _FITS:
            ruling = found
    if ruling is None:
        raise ValueError("a conversion has two amounts")
    return replace(ruling, unit=target)


CHECKS: tuple[Check, ...] = (
    unit_conversion_mismatch,
    temperature_conversion_mismatch,
    reciprocal_conversion_mismatch,
    compound_conversion_mismatch,
    area_conversion_mismatch,
    ton_conversion_mismatch,
)
