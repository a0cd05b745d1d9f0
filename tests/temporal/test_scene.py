"""Background told in another year: which dates without a year belong to it, in news of 15 June 2021."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.temporal import read

TUESDAY = date(2021, 6, 15)

TOLD = [
    # a year at the head of a sentence
    ("In 2009 the bridge was shut. On 12 August it fell.", "12 August", "2009-08-12"),
    ('"In 2009 they came twice. In March they took the safe," she said.', "March", "2009-03"),
    ("In 2009 the party lost a vote on 11 November.", "11 November", "2009-11-11"),
    ("In 2009 she wrote to forty families. By Christmas she had nine answers.", "By Christmas", "../2009-12-25"),
    # a year that is all that a sentence tells
    ("The last one was in 2009. It began on the first Monday in March and ended in May.", "May", "2009-05"),
    ("The last one was in 2009. It began on the first Monday in March.", "the first Monday in March", "2009-03-02"),
    ("There was a longer fast in 2009. It started in May.", "May", "2009-05"),
    # years counted back from now at the head of a sentence, and something of a year that is told
    ("Nine years ago it changed hands. It fell in April, was mended in June and fell again.", "June", "2012-06"),
    ("Three winters ago the lake froze. In January two boys drowned.", "January", "2019-01"),
    ("The crisis of 2012 began with a tweet. On 12 March the minister resigned.", "12 March", "2012-03-12"),
    # a deadline behind a month of another year
    ("The army took power in February 2019; by April it had shot ninety people.", "by April", "../2019-04"),
    ("When the wall fell in November 1989 he was a corporal. By January he was free.", "By January", "../1990-01"),
    # a day or a month with its year at the head of one, and the new year after it
    ("On 25 March 2009 the chairman set a limit. The deadline passed on 9 April.", "9 April", "2009-04-09"),
    ("In May 2009 he was freed. Talks moved in the new year and ended on 26 January.", "26 January", "2010-01-26"),
    # a month or a season that counts from it
    ("The mine opened in 2009. That October the owner fled, and on 3 November it closed.", "3 November", "2009-11-03"),
    ("The bank failed in 2009. It dismissed 900 clerks that winter and reopened in October.", "October", "2009-10"),
    ("In 2009 the bridge was shut. That winter it froze. In April it fell.", "April", "2009-04"),
    ("They voted on 16 January 2009. Three weeks later it fell, and in the summer it rose.", "the summer", "2009-22"),
    ("It rose in 2009. That winter it split, the next summer it fell. By January it sank.", "By January", "../2011-01"),
    # a story goes on, and steps back by some weeks
    ("In 2009 he was in Oslo. In December he left, and on 3 January he was dead.", "3 January", "2010-01-03"),
    ("The club was sold in 2009. Two months later, in August, it moved.", "August", "2009-08"),
    ("In 2009 he was ill. That September he rested after a fall in August.", "August", "2009-08"),
]  # fmt: skip

NEARER = [
    ("The pact of 2012 expired on 12 March.", "12 March", "2021-03-12"),
    ("Nine fell ill in last year's heatwave, which began in June and went on until August.", "June", "2020-06"),
    ("The crisis of 2012 still divides them. In May they met.", "May", "2021-05"),
    ("A year ago it changed hands. In May it fell.", "May", "2021-05"),
    ("He left in November 2019. By December this year he will be back.", "December", "../2021-12"),
    ("The firm, founded in 2009, said in March that it would close.", "March", "2021-03"),
    ("The firm was founded in 2009. In March it closed.", "March", "2021-03"),
    ("In 2020 an inquiry found faults. In May the council paid.", "May", "2021-05"),
    ("The judge was promoted in May 2009. In October she resigned.", "October", "2020-10"),
    ("Sales were above the year before. In May they fell.", "May", "2021-05"),
    ("In 2009 the bridge was shut.\n\nOn 12 May it fell.", "12 May", "2021-05-12"),
    ("In 2009 the bridge was shut. On Monday it opened; it had been mended by 12 May.", "12 May", "../2021-05-12"),
    ("In 2009 the bridge was shut. It will reopen on 12 August.", "12 August", "2021-08-12"),
    ("In 2009 the bridge was shut. On June 15 it opened.", "June 15", "2021-06-15"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "edtf"), TOLD)
def test_a_date_without_its_year_is_of_the_year_that_is_told(text: str, words: str, edtf: str) -> None:
    found = next(one for one in read(text, published=TUESDAY) if one.text == words)
    assert found.edtf == edtf
    assert found.cue == "the year that is told"
    assert found.anchor is not None
    assert found.anchor.kind == "previous"


@pytest.mark.parametrize(("text", "words", "edtf"), NEARER)
def test_a_year_in_passing_or_left_behind_decides_nothing(text: str, words: str, edtf: str) -> None:
    found = next(one for one in read(text, published=TUESDAY) if words in one.text)
    assert found.edtf == edtf


def test_the_reading_by_publication_is_kept_beside() -> None:
    found = read("In 2009 the bridge was shut. On 12 August it fell.", published=TUESDAY)[1]
    assert {one.edtf for one in found.alternatives} == {"2020-08-12", "2021-08-12"}
    assert 0.7 < found.probability <= 0.8


AHEAD = [
    ("They will meet in 2023, in March and again in September.", "September", "2023-09"),
    ("Both vote in 2023, the isles on 3 March.", "3 March", "2023-03-03"),
    (
        "The rollout begins in early 2023, with tests in March and a launch in September.",
        "September",
        "2023-09",
    ),
    # what is not in that year: a deadline, a name, another sentence, what has been, a year of before
    ("By 2030 it is to fall under a plan due in September.", "September", "2021-09"),
    ("The 2023 budget is due in September.", "September", "2021-09"),
    ("They will vote in 2023. The school will open in September.", "September", "2021-09"),
    ("It opens in 2023, the minister announced in April.", "April", "2021-04"),
]


@pytest.mark.parametrize(("text", "words", "edtf"), AHEAD)
def test_a_year_to_come_holds_for_what_its_sentence_announces(text: str, words: str, edtf: str) -> None:
    assert next(one for one in read(text, published=TUESDAY) if one.text == words).edtf == edtf


WEEKS = [  # published on a Tuesday
    ("They meet next week in Oslo and sign on Friday.", "Friday", "2021-06-25"),
    ("Next week the inquiry reports, and by Friday the army has to answer.", "by Friday", "../2021-06-25"),
    ("They tried again last week, flying to Oslo on Monday.", "Monday", "2021-06-07"),
    ("Last week he saw the king on Monday.", "Monday", "2021-06-07"),
    # not in that week: what has been, what a week only stands beside, a week that owns something, another sentence
    ("They meet next week, officials said on Monday.", "Monday", "2021-06-14"),
    ("Shares fell last week and rose on Monday.", "Monday", "2021-06-14"),
    ("Last week's talks led to a truce on Monday.", "Monday", "2021-06-14"),
    ("They meet next week. The court rules on Friday.", "Friday", "2021-06-18"),
]


@pytest.mark.parametrize(("text", "words", "edtf"), WEEKS)
def test_a_week_holds_for_the_days_of_its_sentence(text: str, words: str, edtf: str) -> None:
    assert next(one for one in read(text, published=TUESDAY) if one.text == words).edtf == edtf


YEARS_BACK = [
    ("It was agreed two years ago, in August, after a strike.", "August", "2019-08"),
    ("The last one fell last year, on 3 March.", "3 March", "2020-03-03"),
    ("Last year's truce, agreed in August, held for weeks.", "August", "2020-08"),
    ("They fought in 2008, for five days in August, and never since.", "August", "2008-08"),
    ("During the 2018 talks, in March, he walked out twice.", "March", "2018-03"),
    ("It will be held next year, in August.", "August", "2022-08"),
    ("It was agreed two years ago. In March it was renewed.", "March", "2021-03"),
]


@pytest.mark.parametrize(("text", "words", "edtf"), YEARS_BACK)
def test_a_year_counted_from_now_is_that_of_the_date_that_says_it_closer(
    text: str, words: str, edtf: str
) -> None:
    assert next(one for one in read(text, published=TUESDAY) if one.text == words).edtf == edtf


DATELINES = [
    ("GENEVA, June 13 (Agency) - Envoys met today.", "today", "2021-06-13"),
    ("Talks go on\n\nBy Our Correspondent\n\nNEW DELHI, JUNE 14. The court met yesterday.", "yesterday", "2021-06-13"),
    # of the day itself, too old, after publication, no place, no day of any calendar
    ("GENEVA, June 15 (Agency) - Envoys met today.", "today", "2021-06-15"),
    ("GENEVA, June 3 (Agency) - Envoys met today.", "today", "2021-06-15"),
    ("GENEVA, June 16 (Agency) - Envoys met today.", "today", "2021-06-15"),
    ("He flew to Geneva, June 13, and met envoys today.", "today", "2021-06-15"),
    ("GENEVA, June 31 (Agency) - Envoys met today.", "today", "2021-06-15"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "edtf"), DATELINES)
def test_what_was_written_on_an_earlier_day_is_measured_from_its_dateline(
    text: str, words: str, edtf: str
) -> None:
    found = next(one for one in read(text, published=TUESDAY) if one.text == words)
    assert found.edtf == edtf
    assert found.anchor is not None
    assert found.anchor.kind == "publication"


GOES_ON = [
    "The yard was sold in {}, in {}, for a pound.",
    "She broke her arm in {}, falling from a wall in {}.",
    "They were rivals for most of {}, but they made peace in {}.",
    "He moved there in {}, where he met her in {}.",
]
PASSES = [
    "The yard, built in {}, was sold in {}.",
    "In power since {}, he stood down in {}.",
    "A ship lost in {} was found in {}.",
    "Its leader was jailed in {} and freed in {}.",
]


@pytest.mark.parametrize("sentence", GOES_ON)
def test_a_year_that_a_sentence_goes_straight_on_from_is_that_of_its_months(sentence: str) -> None:
    found = {year: read(sentence.format(year, "March"), published=date(2020, 9, 10)) for year in (1996, 2011)}
    assert {year: one[-1].timex_value for year, one in found.items()} == {1996: "1996-03", 2011: "2011-03"}


@pytest.mark.parametrize("sentence", PASSES)
def test_a_year_in_passing_is_not(sentence: str) -> None:
    assert read(sentence.format(2011, "March"), published=date(2020, 9, 10))[-1].timex_value == "2020-03"


JOINED = [
    ("He was jailed in March 2013 and let out in June.", "2013-06"),
    ("The bridge was opened in June 2014 and shut in May for repairs.", "2020-05"),
    ("He was jailed in March 2013 and let out. In June he was elected.", "2020-06"),
    ("She has led the league since March 2013 and faces a challenge next June.", "2021-06"),
]


@pytest.mark.parametrize(("text", "value"), JOINED)
def test_a_month_with_and_behind_it_tells_of_its_year_in_its_sentence(text: str, value: str) -> None:
    assert read(text, published=date(2020, 9, 10))[-1].timex_value == value


LAST_YEAR = [
    # a month or day of last year tells of what follows where it heads its sentence
    ("In February 2019 the president fled. On 16 March a vote was held.", "2019-03-16"),
    ("In November 2019 they fell out. In March they met.", "2020-03"),
    ("They fell out in February 2019. In March they met.", "2020-03"),
    ("In 2019 they fell out. In March they met.", "2020-03"),
    ("In February 2019 they fell out. In March they will meet.", "2021-03"),
]


@pytest.mark.parametrize(("text", "value"), LAST_YEAR)
def test_a_month_of_last_year_tells_of_its_year_at_the_head_of_its_sentence(text: str, value: str) -> None:
    assert read(text, published=date(2020, 9, 10))[-1].timex_value == value
