"""Asks with a client that grpcio generates from the proto files, without the Python package.

ask_grpc.py STUBS ADDRESS WHO FIRST SECOND YEAR SPEAKER
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import grpc
from questions import said, what, who

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from stubs import generate

PARENT = "corpora/default"


def service(name: str) -> tuple[Any, Any]:
    """The messages and the stubs of a service."""
    module = f"dateline.v1.{name}_service_pb2"
    return import_module(module), import_module(f"{module}_grpc")


def main(stubs: str, address: str, name: str, first: str, second: str, year: str, speaker: str) -> None:
    """Prints the three answers as one JSON list."""
    generate(Path(stubs))
    entity_messages, entity_stubs = service("entity")
    event_messages, event_stubs = service("event")
    quote_messages, quote_stubs = service("quote")
    time = import_module("dateline.v1.time_pb2")
    with grpc.insecure_channel(address) as channel:
        entities = entity_stubs.EntityServiceStub(channel)
        search = entity_messages.SearchEntitiesRequest(parent=PARENT, query=entity_messages.EntityQuery(name=name))
        best = entities.SearchEntities(search).hits[0].entity
        get = entity_messages.GetEntityRequest(name=f"{PARENT}/entities/{best.id}")
        entity = entities.GetEntity(get).entity

        event_filter = event_messages.EventFilter(
            participants=[event_messages.Participant(who=party) for party in (first, second)],
            time=time.TimeRange(start=year, end=str(int(year) + 1)),
        )
        list_events = event_messages.ListEventsRequest(parent=PARENT, filter=event_filter)
        events = event_stubs.EventServiceStub(channel).ListEvents(list_events).events

        quote_filter = quote_messages.QuoteFilter(speaker=speaker)
        list_quotes = quote_messages.ListQuotesRequest(parent=PARENT, filter=quote_filter)
        quotes = quote_stubs.QuoteServiceStub(channel).ListQuotes(list_quotes).quotes
        print(json.dumps([who(entity), what(events), said(quotes)]))


if __name__ == "__main__":
    main(*sys.argv[1:])
