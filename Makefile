# The commands of the book. Each one installs into .venv first when pyproject.toml or requirements.lock changed.
#   make run NB=rtd_composed ARGS="-p seeds 1"     one experiment of nbs/6_experiments, with its parameters
#   make test ARGS="--path nbs/3_tki"    part of the checks
#   make setup PYTHON=python3.12         another interpreter (3.11 or newer)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run sweep pretrain test lint bench gpu docs lab export readme clean-notebooks hooks setup clean

NB     ?=
ARGS   ?=
BIN    := .venv/bin
STAMP  := .venv/.installed
BOOK   := $(BIN)/xmodal-book
FLOOR6 := nbs/6_experiments
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(STAMP) ## The headline experiments (or NB=name of one, with ARGS): executed notebook, result.json, headline numbers
ifeq ($(strip $(NB)$(ARGS)),)
	@$(BOOK) run $(FLOOR6)/tki_retrieval.ipynb -p seeds 1
	@$(BOOK) run $(FLOOR6)/rtd_composed.ipynb -p projections lincir -p steps 150 -p per_operation 16 -p seeds 1
	@$(BOOK) run $(FLOOR6)/brimpr_streams.ipynb -p methods "[Source, EATA, READ, BriMPR]" -p video "[gaussian_noise]" -p audio "[traffic]" -p seeds "[111]" -p batches 16 -p tuning tuned
else
	@$(BOOK) run $(FLOOR6)/$(or $(NB),tki_retrieval).ipynb $(ARGS)
endif

sweep: .venv/.installed-sweep ## A table of a paper: NB=tki_table3, with ARGS such as "--preset paper"; without NB the list of sweeps
ifeq ($(strip $(NB)),)
	@$(BIN)/xmodal-sweep list
else
	@$(BIN)/xmodal-sweep run $(NB) $(ARGS)
endif

pretrain: $(STAMP) ## Pre-train the pocket CLIP; started again, it goes on where it stopped
	@$(BOOK) run $(FLOOR6)/pretrain_pocket_clip.ipynb --log $(ARGS)

test: $(STAMP) ## Every check: export, clean, README, lock, lint, all notebooks; ends with `N passed, N failed`
	@$(BOOK) test $(ARGS)

lint: $(STAMP) ## The house rules only, in seconds
	@$(BOOK) lint $(ARGS)

bench: $(STAMP) ## Speed and memory of retrieval and of the steps of each method, beside the plain versions; best on a quiet machine
	@for n in retrieval tki composed rtd brimpr; do $(BOOK) run $(FLOOR6)/bench_$$n.ipynb $(ARGS) || exit 1; done
	@$(BOOK) test --only notebooks --path nbs/1_foundations --flags slow --n_workers 1

gpu: $(STAMP) ## On a machine with a GPU: every cell marked gpu, the steps of the methods, ranking at full size; one result file, under ten minutes
	@$(BOOK) run $(FLOOR6)/bench_gpu.ipynb $(ARGS)

docs: .venv/.installed-docs ## Build the site into _docs/ from the notebooks and their stored outputs
	@$(BIN)/xmodal-site $(ARGS)

lab: $(STAMP) ## JupyterLab on the front page; notebooks are cleaned when they are saved
	@$(BIN)/jupyter lab --ContentsManager.pre_save_hook=nbdev.clean.clean_jupyter --LabApp.default_url=/lab/tree/nbs/index.ipynb $(ARGS)

export: $(STAMP) ## Write xmodal_nb/*.py from the notebooks
	@$(BIN)/nbdev_export

readme: $(STAMP) ## Execute nbs/index.ipynb and write README.md from it
	@$(BOOK) readme

clean-notebooks: $(STAMP) ## Strip execution counts and stray metadata from the notebooks
	@$(BIN)/nbdev_clean

hooks: $(STAMP) ## Let git merge notebooks cell by cell (this clone only)
	@git config merge.nbdev-merge.driver "$(BIN)/nbdev_merge %O %A %B %P"

setup: $(STAMP) ## Create .venv and install, nothing else
	@echo "Ready: .venv"

clean: ## Remove .venv and whatever was built; runs/ and caches stay
	@rm -rf .venv build dist _proc _docs *.egg-info

$(STAMP): pyproject.toml requirements.lock
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and none was found. Install it, or name it: make setup PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(v < (3, 11) and "Python 3.11 or newer is needed, $(PYTHON) is %d.%d. Name another: make setup PYTHON=python3.11" % v[:2])'
	@rm -f $@; test -x $(BIN)/python || { echo "Creating .venv"; $(PYTHON) -m venv --clear .venv; }
	@echo "Installing (the first time takes minutes, most of it PyTorch)"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -c requirements.lock -e '.[dev]'
	@touch $@

.venv/.installed-%: $(STAMP)
	@echo "Installing what $* needs"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -c requirements.lock -e '.[$*]'
	@touch $@
