# Two commands do everything: `make demo` and `make test`. Both install what they need and say what they do.

SHELL := /bin/bash
.DEFAULT_GOAL := help

.PHONY: help setup demo test build install proto bench-events bench-model bench-quality bench-names bench-cast bench-pages bench-time

help: ## Lists the commands.
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: ## Installs what building needs: a C compiler, and Python packages in .venv.
	@scripts/setup

demo: ## Builds, reads the sample pages into a corpus, serves it, asks it questions over gRPC.
	@scripts/setup build
	@scripts/demo

test: setup ## Everything that continuous integration runs, with the time that each part took.
	@scripts/test

bench-time: ## Time expressions: TempEval-3 metrics over TIMEX3 files, beside dateparser (FOLDER=…).
	@scripts/bench-time "$(FOLDER)"

build: ## Builds the `dateline` command.
	cargo build -p dateline-cli

bench-quality: build ## Prints every stage's figures on the annotated pages of benches/quality.
	@for part in rules measure; do \
	    printf '\n\033[1m▸ %s\033[0m\n' "$$part"; \
	    target/debug/dateline analyze --jsonl benches/quality/pages/$$part/* | \
	        python3 benches/quality/score.py --part $$part --plot target/confidence-$$part.svg; \
	done

bench-events: build ## Measures event coding on the sets under DATA: gold records, PropBank, an earlier coder's tests, ECB+.
	@scripts/bench-events "$(or $(DATA),../shared/data)"

bench-model: ## Measures the language model beside spaCy's small one: DATA=../shared/data MODEL=models/english-small.dateline.
	@scripts/bench-model $(or $(DATA),../shared/data) $(or $(MODEL),models/english-small.dateline)

install: ## Installs the `dateline` command for the current user.
	cargo install --locked --path crates/dateline-cli

bench-names: ## Measures the comparison of names on the lists under DATA, beside others.
	cargo build --release -p dateline-cli
	$$(scripts/bench-environment names) benches/names/compare.py "$(DATA)" --dateline target/release/dateline

bench-cast: ## Measures identity over a feed of synthetic documents: DATA=../shared/data/names DOCUMENTS=100000.
	cargo build --profile bench -p dateline-corpus --example cast
	$$(scripts/bench-environment names) benches/names/cast.py "$(or $(DATA),../shared/data/names)" $(or $(DOCUMENTS),100000) \
	    > target/cast.jsonl
	target/release/examples/cast < target/cast.jsonl

proto: setup ## Generates the code of the API again, after a change under proto/.
	cargo run -q -p dateline-proto --features generate --bin generate-proto

bench-pages: ## Measures articles from pages beside other extractors: PAGES='folder …' OPTIONS='--dev'.
	$$(scripts/bench-environment pages) benches/pages/measure.py $(OPTIONS) $(PAGES)
