"""The interval algebra: a result holds all that its readings give, and no more than that."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from fractions import Fraction
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgauge.model.interval import Interval, implied_base, percent_change

numbers = st.fractions(-1000, 1000, max_denominator=60)
positive = st.fractions(Fraction(1, 60), 1000, max_denominator=60)
shares = st.fractions(0, 1, max_denominator=60)


@st.composite
def bounded(draw, of=numbers, *, closed=False):
    """Draw an interval with two ends; its sides are open or closed unless `closed`."""
    lo, hi = sorted((draw(of), draw(of)))
    if closed or lo == hi:
        return Interval(lo, hi)
    return Interval(lo, hi, draw(st.booleans()), draw(st.booleans()))


@st.composite
def any_interval(draw):
    """Draw an interval that may lack either end."""
    whole = draw(bounded())
    lo = None if draw(st.booleans()) else whole.lo
    hi = None if draw(st.booleans()) else whole.hi
    return Interval(lo, hi, whole.lo_closed, whole.hi_closed)


def holds(interval, value):
    """Tell membership from the two bounds alone, without the code under test."""
    above = (
        interval.lo is None or value > interval.lo or (value == interval.lo and interval.lo_closed)
    )
    below = (
        interval.hi is None or value < interval.hi or (value == interval.hi and interval.hi_closed)
    )
    return above and below


def member(interval, share):
    """Return a member `share` of the way through the interval; an open end gives the middle."""
    lo, hi = interval.lo, interval.hi
    if lo is None:
        lo = (0 if hi is None else hi) - 5000
    if hi is None:
        hi = lo + 10_000
    value = lo + share * (hi - lo)
    return value if holds(interval, value) else (lo + hi) / 2


def probes(*intervals):
    """Return every end, a point between each two, one beyond either side: they tell sets apart."""
    ends = sorted({end for i in intervals for end in (i.lo, i.hi) if end is not None})
    if not ends:
        return [Fraction(0)]
    between = [(a + b) / 2 for a, b in pairwise(ends)]
    return [ends[0] - 1, *ends, *between, ends[-1] + 1]


def corners(a, b, operation):
    return [operation(x, y) for x, y in product((a.lo, a.hi), (b.lo, b.hi))]


def is_attained(a, b, operation, value):
    """Tell whether two ends that are members give `value`."""
    return any(
        operation(x, y) == value and holds(a, x) and holds(b, y)
        for x, y in product((a.lo, a.hi), (b.lo, b.hi))
    )


OPERATIONS = {
    "add": (lambda a, b: a + b, lambda x, y: x + y, bounded()),
    "sub": (lambda a, b: a - b, lambda x, y: x - y, bounded()),
    "divide": (lambda a, b: a.divide(b), lambda x, y: x / y, bounded(positive)),
    "percent_change": (
        lambda a, b: percent_change(b, a),
        lambda x, y: 100 * (x - y) / y,
        bounded(positive),
    ),
    "implied_base": (
        implied_base,
        lambda x, y: x / (1 + y / 100),
        bounded(st.fractions(-99, 400, max_denominator=60)),
    ),
}
by_operation = pytest.mark.parametrize(
    ("on_sets", "on_numbers", "seconds"), OPERATIONS.values(), ids=OPERATIONS
)


@by_operation
@given(data=st.data(), a=bounded(), i=shares, j=shares)
def test_operation_contains_every_reading(on_sets, on_numbers, seconds, data, a, i, j):
    b = data.draw(seconds)

    result = on_sets(a, b)

    assert holds(result, on_numbers(member(a, i), member(b, j)))


@by_operation
@given(data=st.data(), a=bounded(closed=True))
def test_operation_is_tight_on_closed_bounds(on_sets, on_numbers, seconds, data, a):
    b = data.draw(seconds)
    b = Interval(b.lo, b.hi)

    result = on_sets(a, b)

    every = corners(a, b, on_numbers)
    assert result == Interval(min(every), max(every))


@by_operation
@given(data=st.data(), a=bounded())
def test_operation_closes_a_bound_only_where_members_reach_it(
    on_sets, on_numbers, seconds, data, a
):
    b = data.draw(seconds)

    result = on_sets(a, b)

    every = corners(a, b, on_numbers)
    assert (result.lo, result.hi) == (min(every), max(every))
    # Zero over any divisor is zero, so an end of zero needs one member only.
    for bound, closed in ((result.lo, result.lo_closed), (result.hi, result.hi_closed)):
        assert closed is is_attained(a, b, on_numbers, bound) or (
            0 in (a.lo, a.hi) and closed is holds(a, Fraction(0))
        )


@given(start=positive, start_width=positive, end=positive, end_width=positive, i=shares, j=shares)
def test_percent_change_contains_every_reading(start, start_width, end, end_width, i, j):
    bounds = percent_change(Interval(start, start + start_width), Interval(end, end + end_width))

    true_start, true_end = start + i * start_width, end + j * end_width
    assert bounds.lo <= 100 * (true_end - true_start) / true_start <= bounds.hi


@pytest.mark.parametrize(
    ("start", "end", "lo", "hi"),
    [
        ((80, 80), (34, 34), Fraction(-575, 10), Fraction(-575, 10)),
        ((100, 200), (50, 300), -75, 200),
        ((100, 200), (0, 0), -100, -100),
        ((50, 100), (-100, -50), -300, -150),
    ],
)
def test_percent_change_has_these_exact_bounds(start, end, lo, hi):
    assert percent_change(
        Interval(*map(Fraction, start)), Interval(*map(Fraction, end))
    ) == Interval(Fraction(lo), Fraction(hi))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (
            Interval(Fraction(10), None),
            Interval(Fraction(20), Fraction(20)),
            Interval(Fraction(-100), Fraction(100), lo_closed=False),
        ),
        (
            Interval(Fraction(10), Fraction(10)),
            Interval(Fraction(20), None),
            Interval(Fraction(100), None),
        ),
        (
            Interval(Fraction(10), Fraction(20), lo_closed=False),
            Interval.point(20),
            Interval(Fraction(0), Fraction(100), hi_closed=False),
        ),
        (
            Interval(Fraction(0), Fraction(20), lo_closed=False),
            Interval.point(20),
            Interval(Fraction(0), None),
        ),
    ],
)
def test_percent_change_leaves_open_what_its_readings_only_approach(start, end, expected):
    assert percent_change(start, end) == expected


@given(end=positive, change=st.fractions(-99, 400, max_denominator=60))
def test_implied_base_undoes_percent_change(end, change):
    base = implied_base(Interval.point(end), Interval.point(change))

    assert percent_change(base, Interval.point(end)) == Interval.point(change)


def test_implied_base_of_more_than_56_percent_down_to_34():
    fell = Interval(Fraction(-100), Fraction(-56), lo_closed=False, hi_closed=False)

    base = implied_base(Interval(Fraction(67, 2), Fraction(69, 2)), fell)

    assert base == Interval(Fraction(67, 2) / Fraction(44, 100), None, lo_closed=False)


@pytest.mark.parametrize("change", [(-100, 0), (-150, -50), (-200, -101)])
def test_implied_base_is_refused_when_the_change_reaches_minus_100_percent(change):
    with pytest.raises(ValueError, match="above zero"):
        implied_base(Interval.point(5), Interval(*map(Fraction, change)))


@pytest.mark.parametrize(
    "start",
    [
        Interval(Fraction(0), Fraction(5)),
        Interval(Fraction(-1), Fraction(5)),
        Interval(Fraction(-5), Fraction(-1)),
        Interval(None, Fraction(5)),
    ],
)
def test_percent_change_is_refused_when_the_start_may_be_zero_or_less(start):
    with pytest.raises(ValueError, match="above zero"):
        percent_change(start, Interval.point(5))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ((6, 12), (2, 3), Interval(Fraction(2), Fraction(6))),
        ((-12, -6), (2, 3), Interval(Fraction(-6), Fraction(-2))),
        ((-6, 12), (2, 3), Interval(Fraction(-3), Fraction(6))),
        ((0, 12), (2, 3), Interval(Fraction(0), Fraction(6))),
        ((-12, 0), (2, 3), Interval(Fraction(-6), Fraction(0))),
        ((None, 12), (2, 3), Interval(None, Fraction(6))),
        ((None, -12), (2, 3), Interval(None, Fraction(-4))),
        ((6, None), (2, 3), Interval(Fraction(2), None)),
        ((6, 12), (2, None), Interval(Fraction(0), Fraction(6), lo_closed=False)),
        ((-6, 12), (2, None), Interval(Fraction(-3), Fraction(6))),
        ((-12, -6), (2, None), Interval(Fraction(-6), Fraction(0), hi_closed=False)),
        ((0, 6), (2, None), Interval(Fraction(0), Fraction(3))),
    ],
)
def test_divide_takes_the_right_corner_on_every_side_of_zero(a, b, expected):
    def exact(end):
        return None if end is None else Fraction(end)

    assert Interval(*map(exact, a)).divide(Interval(*map(exact, b))) == expected


def test_divide_has_no_upper_bound_when_the_divisor_may_be_as_small_as_one_likes():
    result = Interval(Fraction(1), Fraction(2)).divide(
        Interval(Fraction(0), Fraction(4), lo_closed=False)
    )

    assert (result.lo, result.hi) == (Fraction(1, 4), None)


@pytest.mark.parametrize("divisor", [(0, 1), (-1, 1), (-2, -1), (None, 1)])
def test_divide_refuses_a_divisor_that_is_not_above_zero(divisor):
    lo, hi = divisor
    with pytest.raises(ValueError, match="the divisor must lie above zero"):
        Interval.point(1).divide(Interval(None if lo is None else Fraction(lo), Fraction(hi)))


@given(a=any_interval(), factor=numbers, i=shares)
def test_scale_contains_every_reading(a, factor, i):
    assert holds(a.scale(factor), member(a, i) * factor)


@given(a=any_interval(), factor=numbers.filter(bool))
def test_scale_is_tight_and_undone_by_the_inverse_factor(a, factor):
    scaled = a.scale(factor)

    assert scaled.scale(1 / Fraction(factor)) == a
    ends = {None if end is None else end * factor for end in (a.lo, a.hi)}
    assert {scaled.lo, scaled.hi} == ends


def test_scale_by_a_negative_factor_swaps_bounds_and_openness():
    result = Interval(Fraction(1), Fraction(3), lo_closed=False).scale(-2)

    assert result == Interval(Fraction(-6), Fraction(-2), lo_closed=True, hi_closed=False)


@given(a=any_interval())
def test_scale_by_zero_is_the_point_zero(a):
    assert a.scale(0) == Interval(Fraction(0), Fraction(0))


@given(a=any_interval(), offset=numbers, i=shares)
def test_shift_moves_every_member_and_back(a, offset, i):
    moved = a.shift(offset)

    assert holds(moved, member(a, i) + offset)
    assert moved.shift(-offset) == a


@given(a=any_interval(), i=shares)
def test_negation_mirrors_every_member(a, i):
    assert holds(-a, -member(a, i))
    mirrored = -a
    assert -mirrored == a


@given(a=any_interval(), b=any_interval())
def test_sum_lacks_a_bound_exactly_where_a_term_lacks_it(a, b):
    total = a + b

    assert (total.lo is None) is (a.lo is None or b.lo is None)
    assert (total.hi is None) is (a.hi is None or b.hi is None)


@given(a=any_interval(), b=any_interval())
def test_meets_is_true_exactly_when_some_number_lies_in_both(a, b):
    shared = any(holds(a, probe) and holds(b, probe) for probe in probes(a, b))

    assert a.meets(b) is shared
    assert b.meets(a) is shared


@pytest.mark.parametrize(
    ("left_closed", "right_closed", "meet"),
    [(True, True, True), (True, False, False), (False, True, False), (False, False, False)],
)
def test_meets_at_one_shared_end_needs_both_sides_closed(left_closed, right_closed, meet):
    left = Interval(Fraction(0), Fraction(1), hi_closed=left_closed)
    right = Interval(Fraction(1), Fraction(2), lo_closed=right_closed)

    assert (left.meets(right), right.meets(left)) == (meet, meet)


@given(a=any_interval(), value=numbers)
def test_contains_agrees_with_the_bounds(a, value):
    assert a.contains(value) is holds(a, value)


@given(a=any_interval(), data=st.data())
def test_contains_tells_open_from_closed_at_the_ends(a, data):
    for end in (a.lo, a.hi):
        if end is not None:
            assert a.contains(end) is holds(a, end)


@given(a=any_interval(), b=any_interval(), i=shares, j=shares)
def test_gap_is_never_more_than_any_two_members_are_apart(a, b, i, j):
    assert 0 <= a.gap(b) <= abs(member(a, i) - member(b, j))


@given(a=bounded(closed=True), b=bounded(closed=True))
def test_gap_is_tight_on_closed_bounds(a, b):
    nearest = min(abs(x - y) for x, y in product((a.lo, a.hi), (b.lo, b.hi)))

    assert a.gap(b) == b.gap(a) == (0 if a.meets(b) else nearest)


@pytest.mark.parametrize(
    ("a", "b", "gap"),
    [
        ((None, 3), (5, 9), 2),
        ((5, None), (None, 3), 2),
        ((None, 5), (3, None), 0),
        ((0, 1), (1, 2), 0),
        ((None, None), (1, 2), 0),
    ],
)
def test_gap_counts_only_between_ends_that_exist(a, b, gap):
    def exact(end):
        return None if end is None else Fraction(end)

    assert Interval(*map(exact, a)).gap(Interval(*map(exact, b))) == gap


def test_gap_is_zero_when_open_ends_touch_without_meeting():
    below, above = (
        Interval(Fraction(0), Fraction(1), hi_closed=False),
        Interval(Fraction(1), Fraction(2)),
    )

    assert (below.meets(above), below.gap(above)) == (False, 0)


@given(a=any_interval(), b=any_interval())
def test_hull_holds_both_and_ends_only_where_one_of_them_ends(a, b):
    hull = a.hull(b)

    for probe in probes(a, b):
        if holds(a, probe) or holds(b, probe):
            assert holds(hull, probe)
    for bound, ends in ((hull.lo, (a.lo, b.lo)), (hull.hi, (a.hi, b.hi))):
        assert bound in ends
        if bound is not None:
            assert holds(hull, bound) is (holds(a, bound) or holds(b, bound))
        else:
            assert None in ends


@given(a=any_interval())
def test_hull_with_itself_changes_no_member(a):
    hull = a.hull(a)

    assert (hull.lo, hull.hi) == (a.lo, a.hi)
    assert [holds(hull, probe) for probe in probes(a)] == [holds(a, probe) for probe in probes(a)]


@given(value=numbers)
def test_point_holds_its_value_alone(value):
    point = Interval.point(value)

    assert (point.lo, point.hi, point.lo_closed, point.hi_closed) == (value, value, True, True)
    assert type(point.lo) is Fraction


@pytest.mark.parametrize(
    ("interval", "is_bounded", "is_positive"),
    [
        (Interval(Fraction(1), Fraction(2)), True, True),
        (Interval(Fraction(0), Fraction(2)), True, False),
        (Interval(Fraction(-1), Fraction(2)), True, False),
        (Interval(Fraction(1), None), False, False),
        (Interval(None, Fraction(2)), False, False),
    ],
)
def test_bounded_needs_both_ends_and_positive_needs_a_low_end_above_zero(
    interval, is_bounded, is_positive
):
    assert (interval.bounded, interval.bounded_positive) == (is_bounded, is_positive)


def test_interval_refuses_swapped_bounds():
    with pytest.raises(ValueError, match="empty interval: 2 exceeds 1"):
        Interval(Fraction(2), Fraction(1))


@pytest.mark.parametrize(("lo_closed", "hi_closed"), [(True, False), (False, True), (False, False)])
def test_interval_refuses_a_single_open_point(lo_closed, hi_closed):
    with pytest.raises(ValueError, match="empty interval: 1 alone, but open"):
        Interval(Fraction(1), Fraction(1), lo_closed, hi_closed)


def test_interval_is_frozen():
    with pytest.raises(FrozenInstanceError):
        Interval.point(1).lo = Fraction(2)  # type: ignore[misc]


def test_ends_are_both_bounds_and_none_where_a_side_is_open():
    assert Interval(Fraction(1), Fraction(3)).ends == (Fraction(1), Fraction(3))
    with pytest.raises(ValueError, match="does not end"):
        _ = Interval(Fraction(1), None).ends


amounts = st.fractions(0, 1000, max_denominator=60)


@given(a=bounded(amounts), b=bounded(amounts), i=shares, j=shares)
def test_times_contains_the_product_of_every_reading(a, b, i, j):
    product_of_members = member(a, i) * member(b, j)

    assert holds(a.times(b), product_of_members)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ((2, 3), (5, 7), (10, 21)),
        ((0, 3), (5, 7), (0, 21)),
        ((4, 4), (6, 6), (24, 24)),
    ],
)
def test_times_is_no_wider_than_its_corners(a, b, expected):
    found = Interval(*map(Fraction, a)).times(Interval(*map(Fraction, b)))

    assert found == Interval(*map(Fraction, expected))


def test_times_has_no_upper_bound_when_a_factor_has_none():
    found = Interval(Fraction(2), None).times(Interval.point(5))

    assert (found.lo, found.hi) == (10, None)


def test_times_leaves_a_bound_open_that_a_factor_leaves_open():
    half_open = Interval(Fraction(1), Fraction(2), lo_closed=False, hi_closed=False)

    found = half_open.times(Interval.point(3))

    assert found == Interval(Fraction(3), Fraction(6), lo_closed=False, hi_closed=False)


@pytest.mark.parametrize("lo", [None, -1])
def test_times_refuses_a_factor_that_reaches_below_zero(lo):
    below = Interval(None if lo is None else Fraction(lo), Fraction(2))

    with pytest.raises(ValueError, match="below zero"):
        below.times(Interval.point(3))
