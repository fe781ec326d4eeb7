"""The words whose full stop need not end a sentence, by what they tell of the word that follows."""

from __future__ import annotations

# Titles, written with a capital: a name always follows ("reps" and "gen" are words of their own).
TITLES = frozenset(
    """
    mr mrs ms mx dr prof st ste mt ft gen lt col maj capt cmdr cpl sgt adm sen sens rep reps gov
    govs pres hon rev msgr fr supt atty messrs mmes
    """.split()  # noqa: SIM905
)

# An explanation or a number always follows: the stop never ends the sentence.
ALWAYS_INSIDE = frozenset(
    ("vs", "v", "e.g", "i.e", "viz", "cf", "approx", "ca", "circa", "resp", "incl", "excl", "esp")
)

# They stand before a number: the stop ends a sentence only where none follows ("he said no. Then").
BEFORE_NUMBER = frozenset(
    """
    no nos fig figs eq eqs sec secs art arts vol vols ch chap para paras p pp pt pts ref refs tab
    ver c nr op ex pop
    """.split()  # noqa: SIM905
)

# They may end a sentence or stand inside it: only a word that starts sentences tells which.
MAY_END = frozenset(
    """
    inc corp co cos ltd llc plc bros jr sr esq dept univ assn assoc ave blvd rd hwy etc est ltda
    intl natl govt dist gmbh ph.d m.d b.a m.a ed eds al
    """.split()  # noqa: SIM905
)

# Case tells these from words ("the sun", "he sat", "mar"); a number mostly follows.
MONTHS_AND_DAYS = frozenset(
    """
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
    """.split()  # noqa: SIM905
)

# After "5 p.m.", these go on with the time; any other capital starts a sentence.
AFTER_CLOCK = frozenset(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June
    July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov
    Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Eastern Central Mountain Pacific Greenwich
    EST EDT ET CST CDT CT MST MDT MT PST PDT PT GMT UTC BST CET CEST IST JST KST AEST
    """.split()  # noqa: SIM905
)

# Words that begin sentences and hardly ever follow an abbreviation inside a name.
STARTERS = frozenset(
    """
    The A An In It He She They We You I This That These Those There Here But And Or So Yet However
    For On At As By With From To Of If When While After Before Since During Under Over Among Between
    About Although Because Despite Even Still Then Thus Therefore Meanwhile Moreover Nevertheless
    Instead Also Both Each Every All Some Many Most Much More Few Several Such No Not None Nor
    Only Once Now Today Yesterday His Her Its Their Our My Your What Who Why How Where Which Whose
    Last Next Another Other Others According Compared Overall Analysts Officials Critics Experts
    """.split()  # noqa: SIM905
)

# A question or an exclamation in quotes goes on with one of these after its speaker's name.
SPEECH = frozenset(
    """
    said says asked asks added wrote writes told tells tweeted replied wondered shouted exclaimed
    """.split()  # noqa: SIM905
)
