"""Whom the targets ask for a file, in what order: patterns, prefixes, bins, terminating roles (TUF 5.6.7)."""

from hashlib import sha256

from tests.conformance.trust_delegating import Delegating
from tests.conformance.trust_publisher import PLACES


def a_file_of_the_targets_themselves(it: Delegating) -> None:
    it.delegate("a", "*")
    it.add(PLACES, "a", b"another")
    it.publish()
    it.find(PLACES)


def a_file_of_a_role_that_is_delegated_to(it: Delegating) -> None:
    it.delegate("a", "*.json")
    it.add("x.json", "a")
    it.publish()
    it.find("x.json")
    it.add("x.json", "a", b"newer")
    it.publish()
    it.find("x.json")


def a_file_that_nobody_speaks_of(it: Delegating) -> None:
    it.delegate("a", "*")
    it.publish()
    it.miss("x.json")


def a_role_says_nothing_of_what_it_is_not_asked(it: Delegating) -> None:
    it.delegate("a", "overlay.noord.*.json")
    it.add("overlay.zuid.x.json", "a")
    it.publish()
    it.miss("overlay.zuid.x.json")


def a_star_does_not_reach_into_a_folder(it: Delegating) -> None:
    it.delegate("a", "docs/*")
    for name in ("docs/x", "docs/more/x", "x"):
        it.add(name, "a")
    it.publish()
    it.find("docs/x")
    it.miss("docs/more/x")
    it.miss("x")


def every_folder_has_its_own_pattern(it: Delegating) -> None:
    it.delegate("a", "v?/*/[a-c]*.[!j]*")
    for name in ("v1/x/a.txt", "v1/x/d.txt", "v1/x/a.json", "v12/x/a.txt", "v1/a.txt"):
        it.add(name, "a")
    it.publish()
    it.find("v1/x/a.txt")
    for name in ("v1/x/d.txt", "v1/x/a.json", "v12/x/a.txt", "v1/a.txt"):
        it.miss(name)


def patterns_in_which_letters_stand_for_themselves(it: Delegating) -> None:
    it.delegate("a", "a.b", "(c)+", "d$", "{e}", "f|g", "h\\i", "[]]x", "[!]]y", "[j", "k^", "[^m]", "[a\\]z")
    found = ("a.b", "(c)+", "d$", "{e}", "f|g", "h\\i", "]x", "iy", "[j", "k^", "^", "m", "\\z")
    missed = ("aXb", "cc", "d", "f", "hi", "]y", "j", "n", "]z")
    for name in (*found, *missed):
        it.add(name, "a")
    it.publish()
    for name in found:
        it.find(name)
    for name in missed:
        it.miss(name)


def sets_of_letters_and_their_ends(it: Delegating) -> None:
    sets = ("1[a-c-e]", "2[-a]", "3[--a]", "4[a-]", "5[!-a]", "6[z-a]", "7[!z-a]", "9[]-a]", "0[!]-a]")
    it.delegate("a", *sets, "8[\U0001f600-\U0001f602]", "a[]", "b[!]", "c[!!]", "d[!]x]")
    found = ("1b", "1-", "1e", "2-", "2a", "3A", "4a", "4-", "5b", "7z", "9]", "9^", "0b", "8\U0001f601")
    missed = ("1d", "1f", "2b", "3b", "4b", "5-", "5a", "6z", "6a", "6-", "9b", "0_", "8\U0001f603")
    found += ("a[]", "b[!]", "cx", "dy")
    missed += ("a", "bx", "c!", "dx", "d]")
    for name in (*found, *missed):
        it.add(name, "a")
    it.publish()
    for name in found:
        it.find(name)
    for name in missed:
        it.miss(name)


def a_pattern_that_is_made_to_take_for_ever(it: Delegating) -> None:
    it.delegate("a", "*a" * 30 + "*b")
    it.delegate("b", "a*" * 30)
    it.add("a" * 60, "b")
    it.publish()
    it.find("a" * 60)


def a_pattern_is_of_the_whole_name_and_its_case(it: Delegating) -> None:
    it.delegate("a", "read*")
    for name in ("readme", "README", "a-readme", "read\nme", "read\U0001f600"):
        it.add(name, "a")
    it.publish()
    it.find("readme")
    it.find("read\nme")
    it.find("read\U0001f600")
    it.miss("README")
    it.miss("a-readme")


def a_prefix_of_the_hash_of_the_name(it: Delegating) -> None:
    digest = sha256(b"x.json").hexdigest()
    it.delegate("a", prefixes=[digest[:3]])
    other = next(
        f"{n}.json" for n in range(99) if not sha256(f"{n}.json".encode()).hexdigest().startswith(digest[0])
    )
    it.add("x.json", "a")
    it.add(other, "a")
    it.publish()
    it.find("x.json")
    it.miss(other)


def bins_of_hashes(it: Delegating) -> None:
    succinct = it.delegate_succinctly(5, "bin")
    names = [f"file-{number}.json" for number in range(12)]
    for name in names:
        it.add(name, succinct.get_role_for_target(name))
    it.publish()
    for name in names:
        it.find(name)


def a_bin_says_nothing_of_what_is_in_another(it: Delegating) -> None:
    succinct = it.delegate_succinctly(1, "bin")
    own = succinct.get_role_for_target("x.json")
    (other,) = set(succinct.get_roles()) - {own}
    it.add("x.json", other)
    it.publish()
    it.miss("x.json")


def as_many_bins_as_there_may_be(it: Delegating) -> None:
    succinct = it.delegate_succinctly(1, "bin")
    succinct.bit_length, succinct.number_of_bins, succinct.suffix_len = 32, 2**32, 8
    name = succinct.get_role_for_target("x.json")
    it.delegated = {name: it.delegated["bin-0"]}
    it.signers_of[name] = it.signers_of["bin"]
    it.add("x.json", name)
    it.publish()
    it.find("x.json")


def bins_of_which_one_delegates_on(it: Delegating) -> None:
    name = it.delegate_succinctly(2, "bin").get_role_for_target("x.json")
    it.delegate("a", "x*", by=name)
    it.add("x.json", "a")
    it.publish()
    it.find("x.json")


def who_is_named_first_is_asked_first(it: Delegating) -> None:
    it.delegate("b", "*")
    it.delegate("a", "*")
    it.add("x.json", "a", b"never")
    it.add("x.json", "b", b"found")
    it.publish()
    it.find("x.json")


def depth_comes_before_breadth(it: Delegating) -> None:
    it.delegate("a", "*")
    it.delegate("b", "*")
    it.delegate("c", "*", by="a")
    it.add("x.json", "b", b"never")
    it.add("x.json", "c", b"found")
    it.publish()
    it.find("x.json")


def after_a_terminating_role_nobody_else_is_asked(it: Delegating) -> None:
    it.delegate("a", "x*", terminating=True)
    it.delegate("b", "*")
    it.add("x.json", "b")
    it.add("y.json", "b")
    it.publish()
    it.miss("x.json")
    it.find("y.json")


def a_terminating_role_still_asks_its_own(it: Delegating) -> None:
    it.delegate("a", "*", terminating=True)
    it.delegate("c", "*", by="a")
    it.add("x.json", "c")
    it.publish()
    it.find("x.json")


def a_terminating_role_deeper_ends_the_whole_search(it: Delegating) -> None:
    it.delegate("a", "*")
    it.delegate("b", "*")
    it.delegate("c", "*", by="a", terminating=True)
    it.delegate("d", "*", by="a")
    it.add("x.json", "b")
    it.add("x.json", "d")
    it.publish()
    it.miss("x.json")


def roles_that_delegate_in_a_circle(it: Delegating) -> None:
    it.delegate("a", "*")
    it.delegate("b", "*", by="a")
    it.delegate("a", "*", by="b", signers=it.signers_of["a"])
    it.publish()
    it.miss("x.json")
    it.add("x.json", "b")
    it.publish()
    it.find("x.json")


def more_roles_than_are_asked(it: Delegating) -> None:
    for number in range(33):
        it.delegate(f"r{number}", "*")
    it.add("x.json", "r31")
    it.add("y.json", "r32")
    it.publish()
    it.find("x.json")
    it.miss("y.json")
