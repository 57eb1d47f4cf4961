# Every target sets up what it needs: uv (kept in .tools unless there is one), Python packages, a browser.

UV ?= $(shell command -v uv 2>/dev/null || echo .tools/uv/bin/uv)
RUN := $(UV) run --frozen --no-progress
EDITOR := generator/pages/editor/form.js
NODE_TOOLS := $(EDITOR) tests/node_modules/.package-lock.json tests/github/node_modules/.package-lock.json
export NO_MKDOCS_2_WARNING := 1
# How much is tried: usual, or thorough as in the nightly run.
LAWS ?= usual
PYTEST := $(RUN) pytest -n auto --dist worksteal --hypothesis-profile=$(LAWS)

.DEFAULT_GOAL := help

.PHONY: help
help: ## Say what one can make
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: site
site: setup $(EDITOR) ## Check the catalog and build the website into site/
	$(RUN) pathways build catalog --to site

.PHONY: serve
serve: setup $(EDITOR) ## Show the website on this computer while you edit
	$(RUN) pathways serve catalog

.PHONY: check
check: setup ## Check the catalog only
	$(RUN) pathways check catalog

.PHONY: test
test: setup browser $(NODE_TOOLS) lint ## Check the types, the style, the floors of the house, and run the tests
	$(PYTEST)

.PHONY: nightly
nightly: ## Run the tests as at night: laws with many new examples, every page, a real university
	$(MAKE) test LAWS=thorough

.PHONY: fuzz
fuzz: setup ## Try millions of mutated files and arguments; it takes hours
	$(RUN) pytest -n auto --dist worksteal --hypothesis-profile=endless tests/fuzz

# The checks of the code do not wait for each other.
LINT := ruff-check ruff-format mypy lint-imports deptry vulture
.PHONY: lint $(LINT)
lint: setup ## Check the types, the style and the floors of the house only
	@$(MAKE) --no-print-directory --jobs=2 --keep-going $(LINT)
ruff-check:
	$(RUN) ruff check .
ruff-format:
	$(RUN) ruff format --check .
mypy lint-imports vulture:
	$(RUN) $@
deptry:
	$(RUN) deptry generator

.PHONY: coverage
coverage: setup browser $(NODE_TOOLS) ## Run every test and say which lines and branches none of them takes
	$(PYTEST) --cov --cov-report=term:skip-covered

.PHONY: bench
bench: setup ## Measure speed, and write tests/bench/REPORT.md
	$(RUN) python -m tests.bench

.PHONY: picture
picture: setup browser ## Take the picture of a pathway page in the README again
	$(RUN) --with pillow python -m tests.browser.picture

# From what is committed, by the locked tools; what is to be released is tried as somebody would who has nothing else.
.PHONY: release
release: setup $(EDITOR) ## Build wheel, source distribution, list of parts and release notes into dist/, and try them
	@git diff --quiet HEAD || { echo "Commit first: a release is built from a commit."; exit 1; }
	rm -rf dist
	$(UV) build --no-build-isolation --out-dir dist --quiet
	$(UV) export --frozen --no-dev --format cyclonedx1.5 --quiet --output-file dist/parts.cdx.json >/dev/null
	UV="$(UV)" PATHWAYS_WHEEL="$$(ls dist/*.whl)" $(RUN) pytest -n 0 --hypothesis-profile=thorough tests/release
	@{ awk '/^## / {section++} section == 1' CHANGELOG.md; printf '\n## Files\n\n'; \
	  ls -l dist | awk 'NR > 1 {printf "- `%s`: %.2f MB\n", $$9, $$5 / 1e6}'; } > .release-notes
	@mv .release-notes dist/release-notes.md && tail -n 4 dist/release-notes.md

.PHONY: setup
setup: $(UV)
	@$(UV) sync --frozen --quiet

.tools/uv/bin/uv:
	@echo "Getting uv, which fetches everything else ..."
	python3 -m venv .tools/uv
	.tools/uv/bin/pip install --quiet --disable-pip-version-check "uv==0.13.9"

# Pages and workflows are looked through by npm packages; Node.js itself comes with the Python packages.
%/node_modules/.package-lock.json: %/package-lock.json | setup
	@$(RUN) npm ci --prefix $* --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

# The form's script, of which a release has a copy.
$(EDITOR): generator/pages/editor/node_modules/.package-lock.json generator/pages/editor/bundle.mjs $(wildcard generator/pages/editor/source/*.js)
	@$(RUN) npm run bundle --prefix generator/pages/editor --silent

# Browser tests drive the system's Chromium; where there is none, Debian's package is installed.
.PHONY: browser
browser:
	@for name in chromium-headless-shell chromium google-chrome; do command -v $$name >/dev/null && exit; done; sh .ci/install-browser
