"""Statistics through the whole pipeline: slips in many forms, and neighbours that stay silent."""

from __future__ import annotations

import pytest
from tests.builders import run

from factgauge.model.finding import Finding, Outcome


def findings(text: str, code: str) -> list[Finding]:
    """Return what one check says of a text."""
    report = run(text, published=None)
    return [f for v in report.verdicts for f in v.findings if f.code == code]


def outcomes(text: str, code: str) -> list[str]:
    """Return the outcomes of one check on a text."""
    return [f.outcome.value for f in findings(text, code)]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The groups differed (t(58)=2.66, p=0.01).", "consistent"),
        ("The groups differed (t(58)=2.66, p=0.10).", "inconsistent"),
        ("The sites differed (H(2) = 7.85, p = 0.02).", "consistent"),
        ("The sites differed (H(2) = 7.85, p = 0.2).", "inconsistent"),
        ("No gap was found (U = 312, z = -1.44, p = 0.15).", "consistent"),
        ("No gap was found (U = 312, z = -1.44, p = 0.51).", "inconsistent"),
        ("Turnout fell with income (r = -0.42, n = 48, P = 0.003).", "consistent"),
        ("Turnout fell with income (r = -0.42, n = 48, P = 0.03).", "inconsistent"),
        ("More men smoked (χ2 = 9.14, df = 1, p = 0.0025).", "consistent"),
        ("More men smoked (χ2 = 9.14, df = 1, p = 0.025).", "inconsistent"),
        ("They interacted, F(2,114) = 3.95, p = .022, partial η² = .065.", "consistent"),
        ("They interacted, F2,114 = 3.95, p = .22.", "inconsistent"),
        ("The slope was steep (b = 0.34, SE = 0.11, t(97) = 3.09, p = .003).", "consistent"),
        ("The slope was steep (b = 0.34, SE = 0.11, t97 = 3.09, p = .03).", "inconsistent"),
        ("The chi-square test gave 3.2 with 4 degrees of freedom (p = 0.52).", "consistent"),
        ("The chi-square test gave 3.2 with 4 degrees of freedom (p = 0.25).", "inconsistent"),
        ("The two doses differed, t(33.7) = 2.24, p = .032.", "consistent"),
        ("The two doses differed, t(33.7) = 2.24, p = .32.", "inconsistent"),
        ("New visitors stayed longer, t(38) = 1.20, n.s.", "consistent"),
        ("New visitors stayed longer, t(38) = 2.20, n.s.", "inconsistent"),
        ("Older drivers braked later; F(1, 62) = 18.21; P < .001.", "consistent"),
        ("Older drivers braked later; F(1, 62) = 8.21; P < .001.", "inconsistent"),
        ("They were quick (p = .02), t(46) = 2.41.", "consistent"),
        ("The pay of clerks did not differ, t(90) = 0.41, p = .68.", "consistent"),
        ("The pay of clerks did not differ, t(90) = 0.41, p = .86.", "inconsistent"),
    ],
)
def test_p_is_held_against_its_statistic(text, outcome):
    assert outcomes(text, "STA001") == [outcome]


@pytest.mark.parametrize(
    "text",
    [
        "The dogs were faster, t(28) = 1.80, p = .041, one-tailed.",
        "We used one-sided tests. The dogs were faster, t(28) = 1.80, p = .041.",
    ],
)
def test_one_sided_p_fits_where_the_text_speaks_of_one_tail(text):
    (found,) = findings(text, "STA001")

    assert (found.outcome, found.note is not None) == (Outcome.CONSISTENT, True)


def test_one_sided_p_is_a_slip_where_no_tail_is_named():
    (found,) = findings("The dogs were faster, t(28) = 1.80, p = .041.", "STA001")

    assert (found.outcome, found.hint) == (Outcome.INCONSISTENT, "would fit as a one-sided p")


def test_statistic_that_was_cut_off_is_a_near_miss():
    assert outcomes("They differed, t(28) = 2.04, p < .05.", "STA001") == ["near_miss"]


@pytest.mark.parametrize(
    "text",
    [
        "After Bonferroni correction the contrast held, t(58) = 3.04, corrected p = .014.",
        "P-values are Holm-adjusted. The contrast held, t(58) = 3.04, p = .014.",
        "By permutation the contrast held, t(58) = 3.04, p = .014.",
    ],
)
def test_corrected_p_is_not_decided(text):
    assert outcomes(text, "STA001") == ["abstained"]
    assert outcomes(text, "STA002") == ["consistent"]  # both are on one side of .05


def test_smaller_p_than_the_plain_one_is_a_slip_though_others_are_corrected():
    text = "They differed, t(58) = 1.04, p = .014.\n\nOther tests had a Bonferroni correction."

    assert outcomes(text, "STA001") == ["inconsistent"]


@pytest.mark.parametrize(
    "text",
    [
        "The effect was seen in women, t(58) = 3.04, but not in men, for whom p was .44.",
        "They differed, t(58) = 3.04. Among the old the p was .44.",
        "The statistic t(58) was not given, but p = .44.",
        "A pressure of P = 101 was kept, and t = 20.",
        "It was held that p < .05 suffices.",
    ],
)
def test_p_of_something_else_is_not_tied(text):
    assert outcomes(text, "STA001") == []


def test_larger_p_than_the_plain_one_is_not_decided_where_others_are_corrected():
    text = "They differed, t(58) = 3.04, p = .014.\n\nOther tests had a Bonferroni correction."

    assert outcomes(text, "STA001") == ["abstained"]


def test_decision_turns_only_where_both_sides_are_clear():
    assert outcomes("They differed, t(61) = 2.00, p = .05.", "STA002") == ["abstained"]
    assert outcomes("They differed, t(61) = 1.20, p = .02.", "STA002") == ["inconsistent"]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Deaths were fewer (HR 0.76; 95% CI 0.61 to 0.94).", "consistent"),
        ("Deaths were fewer (HR 0.76; 95% CI 0.81 to 0.94).", "inconsistent"),
        ("Blood pressure was 182 mm Hg (95% CI, 125 to 131).", "inconsistent"),
        ("Effectiveness was 62% (95% CI 48–72%) in adults over 65.", "consistent"),
        ("Effectiveness was 26% (95% CI 48–72%) in adults over 65.", "inconsistent"),
        ("The number stood at 1.3 (credible interval 1.1-1.5).", "consistent"),
        ("The number stood at 1.8 (credible interval 1.1-1.5).", "inconsistent"),
        ("Some 4.2 million people (95% CI 3.6 million to 4.9 million) fell ill.", "consistent"),
        ("Some 2.4 million people (95% CI 3.6 million to 4.9 million) fell ill.", "inconsistent"),
        ("The gap was large, t(41) = 2.95, d = 0.91, 95% CI [0.28, 1.53].", "consistent"),
        ("The gap was large, t(41) = 2.95, d = 0.91, 95% CI [0.28, 0.53].", "inconsistent"),
        ("The adjusted odds ratio was 2.45 (1.10 to 1.91).", "inconsistent"),
        ("Rainfall fell by 12 mm (95% CI -19 to -5).", "consistent"),
        ("The risk was 26 percent lower (95% CI 0.60 to 0.91).", "consistent"),
        ("The share was 47 percent (95% CI 0.41 to 0.53).", "consistent"),
        ("The odds ratio was 1.9 (95% CI 1.1 to 2.0).", "near_miss"),
        ("The range was 212 km² (95% interval: 168-167).", "inconsistent"),
        ("Each serving brought a 7% increase in mortality (95% CI: 3% to 11%).", "consistent"),
        ("Each serving brought a 17% increase in mortality (95% CI: 3% to 11%).", "inconsistent"),
        ("The trial took in 300 very old patients (95% CI 1.1 to 2.0).", "abstained"),
        ("It killed 950,000 people (95% CI 0.9 to 1.2 million).", "consistent"),
        ("The share was 0.47 (95% CI 41 to 53).", "consistent"),
        ("The odds ratio was 14 (95% CI 1.1 to 1.8).", "inconsistent"),
        ("The mean gain was 5.5 kg (95% CI 5.6 to 6.4).", "consistent"),
        ("The mean gain was 5.44 kg (95% CI 5.5 to 6.4).", "near_miss"),
        ("The number of cases was nine (95% CI 6 to 14).", "abstained"),
        ("It made 14,000 jobs. The 90 percent confidence band is 6,000 to 22,000.", "consistent"),
        (
            "It made 14,000 jobs. The 90 percent confidence band is 16,000 to 22,000.",
            "inconsistent",
        ),
        ("Smoking fell from 31 to 22 percent (95% CI 4 to 14).", "abstained"),
        ("Mean age was 52 against 47 (95% CI 3 to 7).", "abstained"),
        ("The mean difference was 3.1, t(40) = 2.2, d = 0.70 (95% CI 0.9 to 5.3).", "abstained"),
    ],
)
def test_estimate_is_held_against_its_interval(text, outcome):
    assert outcomes(text, "STA003") == [outcome]


@pytest.mark.parametrize(
    "text",
    [
        "The trial of 300 patients was positive (95% CI 1.1 to 2.0).",
        "Her HR 120 (60-100) alarmed the nurse.",
        "The current ratio was 2.5 (1.5 to 2.0) last year.",
        "Trains run at a 95 percent on-time rate, 5 to 7 an hour.",
        "Mean age was 41 years (SD 12; range 18 to 79).",
    ],
)
def test_brackets_of_another_kind_are_no_interval(text):
    assert outcomes(text, "STA003") == []


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Falls were fewer (rate ratio 0.78, 95% CI 0.64 to 0.95, p = .014).", "consistent"),
        ("Falls were fewer (rate ratio 0.78, 95% CI 0.64 to 1.95, p = .014).", "inconsistent"),
        ("The mean difference was 0.4 (90% CI 0.1 to 0.7; p = .08).", "consistent"),
        ("The mean difference was 0.4 (95% CI 0.1 to 0.7; p = .38).", "inconsistent"),
        ("The mean difference was 2.0 (95% CI -0.02 to 4.02; p = .04).", "near_miss"),
        ("The mean difference was 2.0 (95% CI 0 to 4.0; p = .05).", "abstained"),
        ("The stay was 4.1 days (95% CI 3.2 to 5.0; p = .30).", "abstained"),
        ("The mean difference was 2.0 (95% CI 4.1 to 1.0; p = .03).", "abstained"),
        ("The mean difference was 2.0 (95% CI 0.1 to 3.9; p < .05).", "consistent"),
        ("The mean difference was 2.0 (95% CI 0.1 to 3.9; p < .20).", "abstained"),
        ("The mean difference was 2.0 (95% CI 1.1 to 2.9; p > .20).", "inconsistent"),
        ("The mean difference was 2.0 (95% CI 1.1 to 2.9; p > .01).", "abstained"),
        ("The mean difference was 2.0 (95% CI 1.1 to 2.9; p = 12.0).", "abstained"),
        ("The hazard ratio was 1.20 (95% CI 1.00 to 1.44; p = .05).", "abstained"),
        ("The hazard ratio was 1.20 (95% CI 0.99 to 1.46; p = .04).", "near_miss"),
        ("The hazard ratio was 1.20 (95% CI 1.00 to 1.44; p = .03).", "abstained"),
        (
            "The difference of 1.2 (90% CI 0.4 to 2.0) is not significant at the 5 percent level.",
            "abstained",
        ),
        ("Rents rose by 3.1 points (95% CI -0.8 to 5.4), a significant effect.", "inconsistent"),
    ],
)
def test_interval_and_p_are_held_together(text, outcome):
    assert outcomes(text, "STA004") == [outcome]


def test_p_for_an_interaction_is_not_that_of_the_interval():
    text = "In women it helped (RR 0.70, 95% CI 0.52 to 0.94; p for interaction = 0.19)."

    assert outcomes(text, "STA004") == ["abstained"]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The survey of 1,018 adults has a margin of error of 3.8 points.", ["consistent"]),
        ("The survey of 1,018 adults has a margin of error of 0.8 points.", ["inconsistent"]),
        ("The poll surveyed 203 registered voters, with a margin of error of 2 points.",
         ["inconsistent"]),
        ("We interviewed 1,200 adults. The margin of error is 1 percentage point.",
         ["inconsistent"]),
        ("The survey of 1,018 adults has a margin of error of 6 points.", ["consistent"]),
        ("The poll of 1,344 voters has a margin of error of +/- 2.7 points.", ["consistent"]),
        ("The poll of 1,344 voters has a margin of error of +/- 0.7 points.", ["inconsistent"]),
        ("The poll asked 600 voters; the margin of error is one point.", ["inconsistent"]),
        ("The poll asked 600 voters; the margin of error is 2.6 points at 95 percent confidence.",
         ["inconsistent"]),
        ("The poll asked 610 voters; the margin of error is 3.1 points.", ["near_miss"]),
        ("The poll asked 600 voters; the margin of error is eight points.", ["abstained"]),
        ("The poll of 2,000 adults has a margin of error of 2.2 points; for 400 voters asked it "
         "is 4.9.", ["consistent"]),
        ("The survey of 1,018 adults gave her a margin of 1 point over him.", []),
        ("A profit margin of 3 percent was reported by 1,018 firms surveyed.", []),
        ("The poll of 1,018 adults was weighted, with a margin of error of 1 point.",
         ["abstained"]),
    ],
)  # fmt: skip
def test_margin_is_held_against_the_sample(text, outcome):
    assert outcomes(text, "STA005") == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The 24 boys ran faster than the 26 girls, t(48) = 2.70, p = .010.", ["consistent"]),
        ("The 24 boys ran faster than the 26 girls, t(84) = 2.70, p = .008.", ["inconsistent"]),
        ("Four regions were set against three parties, χ²(6) = 14.60, p = .024.", ["consistent"]),
        ("Four regions were set against three parties, χ²(12) = 14.60, p = .26.", ["inconsistent"]),
        ("The 24 boys ran faster than the 26 girls, t(41) = 2.70, p = .010.", ["abstained"]),
        ("The 24 boys ran faster than the 26 girls, t(4800) = 2.70, p = .007.", ["abstained"]),
        ("The 30 schools differed in marks, t(58) = 2.70, p = .009.", []),
        ("The 24 boys saw 60 films each in a mixed model, t(58) = 2.70, p = .009.", []),
    ],
)
def test_degrees_of_freedom_are_held_against_the_groups(text, outcome):
    assert outcomes(text, "STA006") == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The test found 182 of 200 cases, a sensitivity of 91 percent.", ["consistent"]),
        ("The test found 182 of 200 cases, a sensitivity of 81 percent.", ["inconsistent"]),
        ("The test missed 18 of 200 cases, a sensitivity of 91 percent.", ["consistent"]),
        ("The scan had a specificity of 78% (440/500).", ["inconsistent"]),
        ("The scan had a specificity of 25% (375/500).", ["abstained"]),
        ("The test caught 36 of 40 cases, and 30 percent of those flagged were ill.", []),
        ("It caught 64 percent, or 128 of 200 cases, and its specificity was 99 percent.", []),
    ],
)
def test_diagnostic_rate_is_held_against_its_counts(text, outcome):
    assert outcomes(text, "STA007") == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Of the 320 enrolled, 25 dropped out and 12 died, leaving 283.", ["consistent"]),
        ("Of the 320 enrolled, 25 dropped out and 12 died, leaving 293.", ["inconsistent"]),
        ("Of the 320 enrolled, 25 dropped out and 200 completed it.", ["abstained"]),
        ("Of the 32 enrolled, 25 dropped out, 12 died and 20 completed it.", ["abstained"]),
        ("Of 1,204 patients screened, 318 were excluded and 986 were randomised.",
         ["inconsistent"]),
        ("Of the 320 enrolled, 25 dropped out, of whom 9 died, and 295 completed it.",
         ["consistent"]),
        ("A total of 512 were randomized (257 to drug and 255 to placebo).", ["consistent"]),
        ("A total of 512 were randomized (275 to drug and 255 to placebo).", ["inconsistent"]),
        ("Of 300 recruited, 40 were lost and 35 withdrew, 28 for both reasons, so 253 remained.",
         []),
        ("The school admitted 320 pupils, 25 of them free, and 12 teachers left.", []),
    ],
)  # fmt: skip
def test_flow_of_participants_adds_up(text, outcome):
    assert outcomes(text, "STA008") == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("It cut admissions from 2.4 percent to 1.2 percent, a relative reduction of 50 percent.",
         ["consistent"]),
        ("It cut admissions from 2.4 percent to 1.2 percent, a relative reduction of 20 percent.",
         ["inconsistent"]),
        ("It cut admissions from 2.4 percent to 1.2 percent, an absolute reduction of 2.1 points.",
         []),
        ("Stroke struck 3.1% of patients on warfarin and 2.1% of those on the drug (NNT = 100).",
         ["consistent"]),
        ("Stroke struck 3.1% of patients on warfarin and 2.1% of those on the drug (NNT = 32).",
         ["inconsistent"]),
        ("Relapse hit 20% on placebo and 15% on the drug; relative risk 0.75.", ["consistent"]),
        ("Relapse hit 20% on placebo and 15% on the drug; relative risk 1.33.", ["inconsistent"]),
        ("Relapse hit 20% of men and 15% of women; relative risk 1.33.", ["consistent"]),
        ("Relapse hit 15% on the drug and 20% on placebo; relative risk 0.75.", ["consistent"]),
        ("Relapse hit 15% on the drug and 20% on placebo; relative risk 1.33.", ["inconsistent"]),
        ("Deaths rose from 4.0 percent to 6.0 percent, a relative increase of 50 percent.",
         ["consistent"]),
        ("Deaths fell from 6.0 percent to 4.0 percent, an absolute reduction of 33 percentage "
         "points.", ["inconsistent"]),
        ("Deaths rose from 4.0 percent to 6.0 percent, an absolute increase of 2.0 percentage "
         "points.", ["consistent"]),
        ("Deaths fell from 2.0 percent to 1.9 percent, so 90 people must be treated to save one.",
         ["abstained"]),
        ("Deaths fell from 6.0 percent to 4.0 percent, so 50 people must be treated to save one.",
         ["consistent"]),
        ("Relapse hit 20% on placebo and 15% on the drug; hazard ratio 0.66.", []),
        ("The risk rises from 3 in 1,000 to 5 in 1,000, two more cases per thousand.",
         ["consistent"]),
        ("The risk rises from 3 in 1,000 to 8 in 1,000, two more cases per thousand.",
         ["inconsistent"]),
    ],
)  # fmt: skip
def test_effect_is_held_against_the_two_risks(text, outcome):
    assert outcomes(text, "STA009") == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The two were strongly correlated (r = 0.87).", ["consistent"]),
        ("The two were strongly correlated (r = 8.7).", ["inconsistent"]),
        ("Internal consistency was good (Cronbach's alpha = 8.8).", ["inconsistent"]),
        ("Sex made no difference, F(1, 72) = 0.02, p = 1.89.", ["inconsistent"]),
        ("Cronbach's alpha was -0.12 for the short form.", ["consistent"]),
        ("Adjusted R² was -0.02 in the second model.", ["abstained"]),
        ("A circle with r = 5 was drawn.", []),
        ("The groups were far apart, d = 1.62, with a slope of 1.04.", []),
        ("The R² of the model was 81%.", []),
        ("The AUC was 12.4 ng h/ml after one dose.", []),
        ("The area under the curve was 3.5 mg h/l in rats, n = 8.", []),
    ],
)
def test_bounds_of_statistics(text, outcome):
    assert outcomes(text, "STA010") == outcome
