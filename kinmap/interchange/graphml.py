"""Who knows whom as GraphML, for Gephi, igraph, networkx."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from xml.sax.saxutils import escape, quoteattr

from kinmap.community.model import Community
from kinmap.community.relation import Relation
from kinmap.community.ties import Tie

NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML may have."""
OF_PEOPLE = dict.fromkeys(("label", "stage", "contexts", "groups", "tags", "place"), "string")
OF_TIES = {"weight": "int", "declared": "boolean", "introduced": "boolean", "together": "int"}
"""What is said of people and of ties, and of which type it is."""


def graphml(community: Community, ids: Collection[str]) -> str:
    """Return some people, by their ids, and the ties between them."""
    return "".join(f"{line}\n" for line in lines(community, ids))


def lines(community: Community, ids: Collection[str]) -> Iterator[str]:
    """Yield the lines of the file."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for kind, keys in (("node", OF_PEOPLE), ("edge", OF_TIES)):
        for name, sort in keys.items():
            yield f'  <key id="{name}" for="{kind}" attr.name="{name}" attr.type="{sort}"/>'
    yield '  <graph id="kinmap" edgedefault="undirected">'
    for id_, relation in community.people.items():
        if id_ in ids:
            yield f"    <node id={quoteattr(fit(id_))}>{told(of_person(relation))}</node>"
    for tie in community.ties:
        if tie.a in ids and tie.b in ids:
            ends = f"source={quoteattr(fit(tie.a))} target={quoteattr(fit(tie.b))}"
            yield f"    <edge {ends}>{told(of_tie(tie))}</edge>"
    yield from ("  </graph>", "</graphml>")


def of_person(relation: Relation) -> dict[str, str]:
    """Return what is said of somebody."""
    person = relation.person
    return {
        "label": person.name,
        "stage": relation.stage.value,
        "contexts": "; ".join(person.contexts),
        "groups": "; ".join(person.groups),
        "tags": "; ".join(person.tags),
        "place": person.place.name or "" if person.place else "",
    }


def of_tie(tie: Tie) -> dict[str, str]:
    """Return what is said of a tie."""
    return {
        "weight": str(tie.weight),
        "declared": str(tie.declared).lower(),
        "introduced": str(tie.introduced).lower(),
        "together": str(tie.together),
    }


def told(said: dict[str, str]) -> str:
    """Return values by their names, those that say nothing left out."""
    return "".join(f'<data key="{name}">{escape(fit(text))}</data>' for name, text in said.items() if text)


def fit(text: str) -> str:
    """Return a text with a stand-in for what no XML may have."""
    return NOT_XML.sub(lambda found: f"\\x{ord(found[0]):02x}", text)
