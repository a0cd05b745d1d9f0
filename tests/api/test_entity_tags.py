"""Entity tags are read as they are written, and compared as RFC 9110 says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.api.entity_tags import EntityTag, Tags, read_tag, read_tags, tag_of

OPAQUE = st.text(st.characters(min_codepoint=0x21, max_codepoint=0xFF, exclude_characters='"\x7f')).filter(
    lambda text: not any(0x7F <= ord(letter) < 0x80 for letter in text)
)
TAGS = st.builds(EntityTag, OPAQUE, st.booleans())


@given(
    st.lists(TAGS, min_size=1),
    st.sampled_from([",", ", ", " ,\t", ",,", ", , "]),
    st.sampled_from(["", " ", ","]),
)
def test_a_list_is_read_as_it_was_written(tags: list[EntityTag], comma: str, around: str) -> None:
    assert read_tags(around + comma.join(map(str, tags)) + around) == Tags(tuple(tags))


@given(st.text(max_size=40))
def test_whatever_stands_there_is_read_or_refused(text: str) -> None:
    try:
        found = read_tags(text)
    except ValueError:
        return
    assert found.any or found.members


@pytest.mark.parametrize(
    "text",
    ["", " ", ",", "abc", '"abc', 'abc"', 'w/"abc"', '"a" "b"', '*, "a"', '"a b"', '"\x7f"', "\n", '"a"\n'],
)
def test_what_is_no_list_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="quotation marks"):
        read_tags(text)


@pytest.mark.parametrize(
    ("one", "other", "strong", "weak"),
    [
        ('W/"1"', 'W/"1"', False, True),
        ('W/"1"', 'W/"2"', False, False),
        ('W/"1"', '"1"', False, True),
        ('"1"', '"1"', True, True),
    ],
)
def test_tags_compare_as_in_the_table_of_the_standard(one: str, other: str, strong: bool, weak: bool) -> None:
    assert (read_tags(one).strongly(read_tag(other)), read_tags(one).weakly(read_tag(other))) == (
        strong,
        weak,
    )


@given(st.lists(st.binary(max_size=20), max_size=4), st.lists(st.binary(max_size=20), max_size=4))
def test_only_the_same_parts_have_the_same_tag(some: list[bytes], others: list[bytes]) -> None:
    assert (tag_of(*some) == tag_of(*others)) == (some == others)


def test_every_coding_has_a_tag_of_its_own_which_names_the_same_content() -> None:
    tag = tag_of("text/html", b"page")
    codings = [tag, tag.coded("br"), tag.coded("gzip")]
    assert len({str(each) for each in codings}) == 3
    assert all(Tags((each,)).name(tag) for each in codings)
    assert not Tags((tag_of("text/html", b"other").coded("br"),)).name(tag)
    assert not Tags((EntityTag(tag.opaque, weak=True),)).name(tag)
