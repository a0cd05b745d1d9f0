"""How right the drafts are that ingestion makes from articles about talks which we wrote and annotated ourselves.

Definitions. All of them are about one article; figures of a set add the counts up.

- A gold *row* is a report that a careful analyst makes from the article. An *optional* row is one that such an analyst
  may make or leave: a draft that fits it is neither rewarded nor punished. `times` says how many drafts it takes up.
- Drafts and rows of a kind are *aligned* one to one, greedily, best pair first, required rows before optional ones:
  venues and named participants by name; unnamed participants by the words that describe them (three fifths of the
  shorter description), and never by a name; rounds and milestones where their words stand in one sentence, or where
  venue and day (sort and day) agree; positions where half of the shorter of the two evidences is shared. Among pairs
  that may be, those whose other values agree come first.
- An article has one *process*. Its parties are right if they are two or more of those whose talks the article is about,
  and nobody else: no host, no mediator.
- *Found* are required rows with a draft. Recall = found / required rows. Precision = found / drafts that no optional
  row takes up. F is their harmonic mean.
- A *field* is judged in the pairs of required rows only: right, when the draft's value is one that the row accepts. A
  row accepts no value where it names none; `parties`, a milestone's venue and whom a participant stands for are judged
  only where the row names them. Days are right when they cover the same days: the draft's `when` is read as
  accepting the draft would read it. *Perfect* are rows with a draft whose every field is right.
- An *invented holder*: a position whose holder did not say those words, or is nobody in this article. An *invented
  date*: a day where the article gives none, or one outside all days that it gives. A *name for the unnamed*: a named
  holder where the article names none. An *invented name*: a named participant of whose name no word stands in the
  article. *From nothing*: a position made from words that hold none.
- The table of *confidence* counts the drafts that no optional row takes up, in tenths of what they state.
"""
