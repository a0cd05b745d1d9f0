"""Which side of its publication a day lies on, sentence by sentence: our own words, as news would have them."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.temporal import read

WEDNESDAY = date(2024, 2, 28)  # the day before a leap day

SENTENCES = [
    # what was
    ("The two leaders of the island met on Monday at the old airport.", "Monday", "2024-02-26"),
    ("Shelling resumed in the valley on Sunday, the monitors reported.", "Sunday", "2024-02-25"),
    ("The rebels released nine soldiers Saturday.", "Saturday", "2024-02-24"),
    ("The front has been quiet since Friday.", "Friday", "2024-02-23/.."),
    ("She had stayed in the capital until Thursday.", "Thursday", "2024-02-22"),
    ("By Monday the convoy had reached the coast.", "Monday", "2024-02-26"),
    ("Talks broke down around noon Sunday over the river crossings.", "noon Sunday", "2024-02-25T12:00:00Z"),
    # what is to come
    ("The ceasefire is due to begin on Friday.", "Friday", "2024-03-01"),
    ("Foreign ministers will gather in Muscat on Sunday.", "Sunday", "2024-03-03"),
    ("Both delegations agreed to return to Nairobi on Monday.", "Monday", "2024-03-04"),
    ("A vote on the mandate is set for Thursday.", "Thursday", "2024-02-29"),
    ("The council was to have heard the envoy on Friday.", "Friday", "2024-03-01"),
    ("The hearing was postponed until Tuesday.", "Tuesday", "2024-03-05"),
    ("The junta has until Saturday to answer.", "Saturday", "2024-03-02"),
    ("Mediators want the list by Thursday.", "Thursday", "2024-02-29"),
    ("Fighting flared ahead of Sunday's referendum.", "Sunday", "2024-03-03"),
    ("The border reopens on Monday.", "Monday", "2024-03-04"),
    ("Starting Friday, lorries may cross at night.", "Starting Friday", "2024-03-01/.."),
    ("The mission must leave no later than Sunday.", "no later than Sunday", "../2024-03-03"),
    ("The next round may be held on Friday, an aide said.", "Friday", "2024-03-01"),
    ("The envoys could meet on Friday, an aide said.", "Friday", "2024-03-01"),
    ("The accord would be signed on Friday, an aide said.", "Friday", "2024-03-01"),
    ("The delegates won't meet on Friday.", "Friday", "2024-03-01"),
    ("The ministers must answer by letter on Friday.", "Friday", "2024-03-01"),
    ("The envoy is flying to Muscat on Friday, an aide told reporters.", "Friday", "2024-03-01"),
    ("The session was put off until Friday after a quarrel.", "Friday", "2024-03-01"),
    ("The envoys are considering another session on Friday.", "Friday", "2024-03-01"),
    ("We were thinking of sailing on Friday, the pilot said.", "Friday", "2024-03-01"),
    ("The delegates go to Muscat on Friday and rest.", "Friday", "2024-03-01"),
    ("The truce runs out on Friday.", "Friday", "2024-03-01"),
    ("The army's mandate will be ended on March 4 and renewed on April 8.", "April 8", "2024-04-08"),
    ("The bank is likely to cut its rate on Friday.", "Friday", "2024-03-01"),
    ("The generals are scheduled to be briefed on the plan Friday.", "Friday", "2024-03-01"),
    ("The treaty, the palace said, comes into force on Friday.", "Friday", "2024-03-01"),
    ("The envoy proposed that the sides discuss the truce on Friday.", "Friday", "2024-03-01"),
    ("The fair runs until Friday, the town said.", "Friday", "2024-03-01"),
    ("The hearing has been postponed until May 9.", "May 9", "2024-05-09"),
    ("The strait is closed until autumn.", "until autumn", "../2024-11-30"),
    ("The vote was put off to the autumn.", "the autumn", "2024-23"),
    ("The hearing was adjourned on Monday until Friday.", "Monday", "2024-02-26"),
    # a place may part a verb of the present from its day, and a day have it said of itself
    (
        "Talks resume in Muscat on Friday after weeks in which each side blamed the other.",
        "Friday",
        "2024-03-01",
    ),
    ("No date has been set, but Tuesday is being discussed.", "Tuesday", "2024-03-05"),
    ("Thursday marks a year since the bridge was blown up.", "Thursday", "2024-02-29"),
    ("Observers have asked for more time before Sunday's ballot.", "Sunday", "2024-03-03"),
    # what was decided on a day that its sentence begins with
    ("On Monday the two sides agreed to resume their talks.", "Monday", "2024-02-26"),
    ("On Monday the mayor urged residents to stay indoors.", "Monday", "2024-02-26"),
    ("On Monday the court put off the trial until March.", "Monday", "2024-02-26"),
    ("On Monday parliament is expected to vote.", "Monday", "2024-03-04"),
    ("On Monday the two were to meet in Oslo.", "Monday", "2024-03-04"),
    ("Next Thursday they will vote.", "Next Thursday", "2024-03-07"),
    ("Next Friday they will vote.", "Next Friday", "2024-03-01"),
    ("Security was tightened ahead of the arrival on Friday of the monitors.", "Friday", "2024-03-01"),
    # a clause about somebody, of which what stands behind it tells nothing
    ("Kadir, who turns 70 on Sunday, has led the front since it was founded.", "Sunday", "2024-03-03"),
    (
        "Shops are empty after a strike, which enters a second week on Sunday, shut the port.",
        "Sunday",
        "2024-03-03",
    ),
    ("Kadir, who turned 70 on Saturday, will lead the front.", "Saturday", "2024-02-24"),
    (
        "The chairman has promised a new text by noon on Thursday.",
        "by noon on Thursday",
        "../2024-02-29",
    ),
    # plans that were given up
    ("They were to have left the bridge on Monday.", "Monday", "2024-02-26"),
    ("Talks planned for Monday were called off.", "Monday", "2024-02-26"),
    ("A rally planned for Saturday has been called off.", "Saturday", "2024-03-02"),
    ("The hearing had been scheduled for Monday but the judge was ill.", "Monday", "2024-02-26"),
    ("Judges confirmed that a hearing had been scheduled for Monday.", "Monday", "2024-03-04"),
    ("The visit, originally planned for Tuesday, was put back to Saturday.", "Tuesday", "2024-02-27"),
    ("He was due in court on Monday but sent a note.", "Monday", "2024-02-26"),
    # what somebody was told to do, and what somebody may stay away from
    ("The mayor ordered schools to stay closed on Thursday.", "Thursday", "2024-02-29"),
    ("The emir has invited both sides to a meeting on Friday.", "Friday", "2024-03-01"),
    ("The rebels threatened to boycott Sunday's poll.", "Sunday", "2024-03-03"),
    ("A deal was possible by Friday, she said.", "by Friday", "../2024-03-01"),
    # the tense of what is quoted
    ('"I shall not be there on Monday," the chief said Tuesday.', "Monday", "2024-03-04"),
    ('"I was there on Friday," the chief said Tuesday.', "Friday", "2024-02-23"),
    ("The euro stood at 1.12 on Monday.", "Monday", "2024-02-26"),
    ("They killed sixty between April 28, when they lost a vote, and June.", "April 28", "2023-04-28"),
    (
        "The vote was to have been held on March 9, but the panel asked for more time.",
        "March 9",
        "2024-03-09",
    ),
    # what was called off yesterday, and what was called off of the days to come
    ("The umpires called off Tuesday's final before noon.", "Tuesday", "2024-02-27"),
    ("The umpires called off Monday's final before noon.", "Monday", "2024-03-04"),
    # what was, although an infinitive or a modal stands beside it
    ("The minister declined to comment on Friday.", "Friday", "2024-02-23"),
    ("The two sides failed to agree on Friday.", "Friday", "2024-02-23"),
    ("He was unable to attend on Friday.", "Friday", "2024-02-23"),
    ("The commander could not be reached on Friday.", "Friday", "2024-02-23"),
    ("They did not meet on Friday.", "Friday", "2024-02-23"),
    ("He did not go to Muscat on Friday.", "Friday", "2024-02-23"),
    ("She had stayed in Muscat until January 9.", "January 9", "2024-01-09"),
    ("She refused to be briefed on Friday.", "Friday", "2024-02-23"),
    ("The bank put its losses at nine million and cut its rate on Friday.", "Friday", "2024-02-23"),
    ("They met the envoy on the 5th and dissolved the council on Friday.", "Friday", "2024-02-23"),
    ("The two managed an hour of play Monday before it rained.", "Monday", "2024-02-26"),
    ("It is her third visit since taking office in April.", "April", "2023-04"),
    ("It included costs related to the August 7 purchase.", "August 7", "2023-08-07"),
    # today by its own name
    ("The spokesman repeated the offer on Wednesday.", "Wednesday", "2024-02-28"),
    # months and dates without a year
    ("The accord of November 27 still holds.", "November 27", "2023-11-27"),
    ("The mandate was renewed until the end of August.", "the end of August", "../2024-08-31~"),
    ("They meet again on March 1.", "March 1", "2024-03-01"),
    ("The last exchange took place on Dec. 30.", "Dec. 30", "2023-12-30"),
    ("A leap day session is planned for Feb. 29.", "Feb. 29", "2024-02-29"),
    ("Crude for May delivery fell.", "May", "2024-05"),
    # a day of the month that has gone by, or is to come
    ("Two nurses fell ill on Sunday; they had begun on the 23rd.", "the 23rd", "2024-02-23"),
    ("The envoys met on Sunday and will meet on the 9th.", "the 9th", "2024-03-09"),
    # what is hoped to have been done by then, and what may come as early as then
    ("Divers hope to have the wreck raised by Friday.", "Friday", "2024-03-01"),
    ("The port expects to have the quay cleared by Friday.", "Friday", "2024-03-01"),
    ("He is believed to have fled on Friday.", "Friday", "2024-02-23"),
    ("The envoys quarrelled, with a vote possible as early as Friday.", "Friday", "2024-03-01"),
    ("The ferry sank, with the search resuming Friday.", "Friday", "2024-03-01"),
    ("The crowd gathered to demand that the mayor resign by Friday.", "Friday", "2024-03-01"),
    ("The curfew was extended through Friday.", "Friday", "2024-03-01"),
    ("An earlier report was corrected to say Friday.", "Friday", "2024-02-23"),
    # what a day will have is spoken of now, or has fallen through
    ("Sunday's vote is widely seen as a test of the cabinet.", "Sunday", "2024-03-03"),
    ("Sunday's vote was widely seen as a test of the cabinet.", "Sunday", "2024-02-25"),
    ("Sunday's final pits two islands against each other.", "Sunday", "2024-03-03"),
    ("The parade on Sunday has been called off.", "Sunday", "2024-03-03"),
    ("Ferries on Friday have been cancelled.", "Friday", "2024-03-01"),
    ("Friday's parade has been postponed.", "Friday", "2024-03-01"),
    ("Talks began on Friday and continue on Monday.", "Monday", "2024-03-04"),
    # what stayed as it was, what was put off behind a comma, and who has not won yet
    ("The quay stayed shut until Friday.", "Friday", "2024-02-23"),
    ("The law was to lapse on Friday, but the house renewed it.", "Friday", "2024-03-01"),
    ("The law was to lapse on Monday, but the house renewed it.", "Monday", "2024-02-26"),
    ("The winner of Sunday's vote will take over in June.", "Sunday", "2024-03-03"),
    ("The winner of Sunday's vote took over in haste.", "Sunday", "2024-02-25"),
    ("Final results from Sunday's vote are due in June.", "Sunday", "2024-02-25"),
    ("The party called for a boycott of Sunday's vote.", "Sunday", "2024-03-03"),
    # a date without its year behind a place: what is near may have been announced
    ("The envoys met in Muscat on May 9.", "May 9", "2023-05-09"),
    ("The envoys met between May 7 and 9.", "between May 7 and 9", "2023-05-07/2023-05-09"),
    ("The house approved polls in the north on March 9.", "March 9", "2024-03-09"),
    ("The envoys will meet in Muscat on May 9.", "May 9", "2024-05-09"),
    (
        "The islanders go back to the polls on Sunday, a year after the first vote was annulled.",
        "Sunday",
        "2024-03-03",
    ),
    # a month is no cue, though it is called as a verb is; in the capitals of a headline it may be one
    ("The walkout began on May 2 and spread in mid-July.", "mid-July", "2023-07-11~/2023-07-20~"),
    ("The walkout by dockers began in May and by pilots in mid-July.", "mid-July", "2023-07-11~/2023-07-20~"),
    ("Trams ran to Port Said and back, with Theresa May on Friday.", "Friday", "2024-02-23"),
    ("The convoy to Port Said is due on Friday.", "Friday", "2024-03-01"),
    ("The convoy leaves Port Said on Friday.", "Friday", "2024-03-01"),
    ("Island Talks May Go On Friday.", "Friday", "2024-03-01"),
    ("The captain limped off on Sunday and misses Friday's final.", "Friday", "2024-03-01"),
    ("The jury went home on Tuesday and comes back on Monday.", "Monday", "2024-03-04"),
    ("The board has proposed March 9 instead.", "March 9", "2024-03-09"),
    # nouns, adjectives and names that are spelled as verbs of the past
    ("Brokers expect a rate cut on Friday.", "Friday", "2024-03-01"),
    ("The bank, brokers said, cut its rate on Friday.", "Friday", "2024-02-23"),
    ("A peace bid by the isles is likely on Friday.", "Friday", "2024-03-01"),
    ("The parties of the left rally on Friday.", "Friday", "2024-03-01"),
    ("Newly elected deputies take their seats on Friday.", "Friday", "2024-03-01"),
    ("The talks proceed on Friday.", "Friday", "2024-03-01"),
    ("All eyes are on the Fed on Friday.", "Friday", "2024-03-01"),
    ("The vote, moved from Thursday, is now on Friday.", "Friday", "2024-03-01"),
    ("What happens on Friday is anybody's guess.", "Friday", "2024-03-01"),
    ("The events of Friday will be looked into.", "Friday", "2024-02-23"),
    # the present tense beside a date is of the next one, however near the last is
    ("The fair ends on January 9.", "January 9", "2025-01-09"),
    ("The fair ended on January 9.", "January 9", "2024-01-09"),
    ("The vote was moved to December 15.", "December 15", "2024-12-15"),
    ("The mayor, who took over in June, quits in May.", "May", "2024-05"),
    ("The board meets behind closed doors on Friday.", "Friday", "2024-03-01"),
    ("The May truce is dead.", "May", "2023-05"),
    ("The May summit is in doubt.", "May", "2024-05"),
    # what comes after something that has been
    ("The islanders play on Friday after a heavy defeat on Sunday.", "Sunday", "2024-02-25"),
    ("The islanders play the Kites on Friday after losing.", "Friday", "2024-03-01"),
    (
        "The league returns to the table on Friday, six days after a first session ended.",
        "Friday",
        "2024-03-01",
    ),
    ("Kites United play on Friday.", "Friday", "2024-03-01"),
    ("She is resting after surgery on Friday.", "Friday", "2024-02-23"),
    ("The side needs a win on Friday.", "Friday", "2024-03-01"),
    ("The Kite, beaten on Friday, meets the Heron again.", "Friday", "2024-02-23"),
    # the present tense of what nobody announces
    ("Gunmen kill nine at a well on Friday.", "Friday", "2024-02-23"),
    ("If gunmen strike or kill on Friday, the talks are over.", "Friday", "2024-03-01"),
    # from a day to come a sentence goes on to the day's own name
    ("They will meet on Monday and again on Wednesday.", "Wednesday", "2024-03-06"),
    (
        "The tour takes them to Muscat on Monday, Doha on Tuesday and Amman on Wednesday.",
        "Wednesday",
        "2024-03-06",
    ),
    ("They will meet on Monday, the palace said on Wednesday.", "Wednesday", "2024-02-28"),
    ("They leave on Monday after a vote on Wednesday.", "Wednesday", "2024-02-28"),
    ("They met on Monday and again on Wednesday.", "Wednesday", "2024-02-28"),
]


@pytest.mark.parametrize(("sentence", "words", "edtf"), SENTENCES)
def test_a_sentence_tells_which_day_it_means(sentence: str, words: str, edtf: str) -> None:
    found = read(sentence, published=WEDNESDAY)
    one = next((one for one in found if one.text.endswith(words)), None)
    assert one is not None, [one.text for one in found]
    assert one.edtf.removeprefix("../") == edtf.removeprefix("../")


def test_a_headline_speaks_of_the_day_to_come_unless_a_verb_says_otherwise() -> None:
    text = (
        "Island leaders resume talks Monday\n\nNICOSIA - The two leaders met on Monday and will meet again."
    )
    assert [one.edtf for one in read(text, published=WEDNESDAY)] == ["2024-03-04", "2024-02-26"]


def test_a_headline_in_the_present_tense_tells_of_what_nobody_announces() -> None:
    text = "Fire kills six in a mill Tuesday night\n\nMUSCAT - The mill had no alarm."
    assert [one.edtf for one in read(text, published=WEDNESDAY)] == ["2024-02-27"]


def test_a_rule_that_the_words_around_refuse_leaves_its_words_to_shorter_ones() -> None:
    assert [
        one.text for one in read("The school, built last year of brick, stood.", published=WEDNESDAY)
    ] == ["last year"]
    assert [one.text for one in read("It began in two years ago.", published=WEDNESDAY)] == ["two years ago"]


def test_the_chain_of_anchors_crosses_paragraphs() -> None:
    text = (
        "The accord was signed on 5 January.\n\nTwo days later shelling resumed; the following week it ended."
    )
    assert [one.edtf for one in read(text, published=WEDNESDAY)] == [
        "2024-01-05",
        "2024-01-07",
        "2024-01-08/2024-01-14",
    ]
