# `make run` and `make test` are all a newcomer needs; both install what is missing.
# BIND=0.0.0.0:9000 and DATABASE_URL=postgresql://... reach the program from here or from the environment.
.DEFAULT_GOAL := help
.PHONY: help run test check fmt pictures clean-data

SHELL := /bin/bash
CARGO ?= cargo
# rustup puts cargo here, also for shells that never read its profile.
export PATH := $(PATH):$(HOME)/.cargo/bin

help: ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: ## build and serve the demonstration on http://127.0.0.1:8080
	@scripts/setup run
	@$(CARGO) build --locked
	@exec $(CARGO) run --locked --quiet -- serve --demo

test: ## run everything: format, lint, unit, database, HTTP and browser tests
	@scripts/setup test
	$(CARGO) fmt --check
	$(CARGO) clippy --locked --all-targets -- -D warnings
	@# The tests share a server of their own; it is stopped when all are done, whatever came of them.
	$(CARGO) test --locked --no-fail-fast; status=$$?; scripts/clean-data "$${CARGO_TARGET_DIR:-target}/tmp/it"; exit $$status

check: ## the quick look while writing: compile and lint
	$(CARGO) clippy --locked --all-targets

fmt: ## format the code
	$(CARGO) fmt

pictures: ## take the pictures of the main pages into docs/pictures
	@scripts/setup test
	ZHICHENG_PICTURES=$(CURDIR)/docs/pictures $(CARGO) test --locked --test it browser::pictures

clean-data: ## stop the embedded Postgres and remove the demonstration data
	@scripts/clean-data
