-- The compiled dataset. It is written once, from data/, and only read from then on: the API opens it immutable, and anybody may download it.
-- Constraints repeat the rules of the compiler where SQLite can state them. Units, statuses and codes are defined in the vocabulary table.
-- 'Nutr' in ASCII and the version of this schema: the API refuses any other file.
PRAGMA application_id = 0x4E757472;
PRAGMA user_version = 3;
PRAGMA page_size = 4096;
PRAGMA foreign_keys = ON;

CREATE TABLE vocabulary (
    vocabulary TEXT NOT NULL,
    code       TEXT NOT NULL,
    definition TEXT NOT NULL,
    PRIMARY KEY (vocabulary, code)
) WITHOUT ROWID;

CREATE TABLE unit (
    id   TEXT NOT NULL PRIMARY KEY,
    ucum TEXT NOT NULL,
    name TEXT NOT NULL
) WITHOUT ROWID;

-- Everything a fact can rest on: data tables, web pages, books and studies, told apart by type (a CSL type).
CREATE TABLE source (
    id          TEXT NOT NULL PRIMARY KEY,
    type        TEXT NOT NULL,
    title       TEXT NOT NULL,
    authors     TEXT,             -- 'Family, I. I.; Family, I.'; a trailing 'et al.' marks a list not seen whole
    publisher   TEXT,
    journal     TEXT,             -- or the book that a chapter stands in
    year        INTEGER,
    version     TEXT,
    volume      TEXT,
    issue       TEXT,
    pages       TEXT,
    doi         TEXT UNIQUE,
    pmid        TEXT UNIQUE,
    pmcid       TEXT UNIQUE,
    url         TEXT,
    licence     TEXT,
    attribution TEXT,
    doubt       TEXT,             -- why the record itself is not certain
    number      INTEGER NOT NULL UNIQUE,   -- ties it to source_search
    design      TEXT,             -- this and what follows are known of studies alone
    population  TEXT,
    sample_size TEXT,
    exposure    TEXT,
    duration    TEXT,
    finding     TEXT,
    funding     TEXT
) WITHOUT ROWID;

CREATE TABLE nutrient (
    position  INTEGER PRIMARY KEY,     -- the order in which nutrients are listed; ties a nutrient to nutrient_search
    id        TEXT NOT NULL UNIQUE,
    name      TEXT NOT NULL,
    category  TEXT NOT NULL,
    unit      TEXT NOT NULL REFERENCES unit (id),
    parent_id TEXT REFERENCES nutrient (id),
    total     TEXT,                    -- 'sum-of-forms' where the total is the plain sum of the nutrients below
    note      TEXT
);

CREATE INDEX nutrient_by_parent ON nutrient (parent_id);

-- Each nutrient with itself, all that stand below it and all that it is a form of: what is said of one of them belongs on the other's page.
CREATE TABLE nutrient_kin (
    nutrient_id TEXT NOT NULL REFERENCES nutrient (id),
    kin_id      TEXT NOT NULL REFERENCES nutrient (id),
    PRIMARY KEY (nutrient_id, kin_id)
) WITHOUT ROWID;

CREATE TABLE nutrient_name (
    nutrient_id TEXT NOT NULL REFERENCES nutrient (id),
    lang        TEXT NOT NULL,
    name        TEXT NOT NULL,
    PRIMARY KEY (nutrient_id, lang, name)
) WITHOUT ROWID;

CREATE TABLE nutrient_code (
    nutrient_id TEXT NOT NULL REFERENCES nutrient (id),
    system      TEXT NOT NULL,
    code        TEXT NOT NULL,
    PRIMARY KEY (nutrient_id, system, code)
) WITHOUT ROWID;

-- amount in from_unit times factor = amount in to_unit, for the given chemical form
CREATE TABLE nutrient_conversion (
    nutrient_id TEXT NOT NULL REFERENCES nutrient (id),
    from_unit   TEXT NOT NULL REFERENCES unit (id),
    form        TEXT NOT NULL,         -- '' where it holds for every form
    to_unit     TEXT NOT NULL REFERENCES unit (id),
    source_id   TEXT NOT NULL REFERENCES source (id),
    factor      REAL NOT NULL CHECK (factor > 0),
    note        TEXT,
    PRIMARY KEY (nutrient_id, from_unit, form, to_unit, source_id)
) WITHOUT ROWID;

CREATE TABLE food (
    id              TEXT NOT NULL PRIMARY KEY,
    name            TEXT NOT NULL,
    description     TEXT,
    category        TEXT NOT NULL,
    state           TEXT NOT NULL,
    scientific_name TEXT,
    edible_part     TEXT,
    tags            TEXT NOT NULL          -- ';' between; food_tag holds them one by one
);

CREATE TABLE food_tag (
    tag     TEXT NOT NULL,
    food_id TEXT NOT NULL REFERENCES food (id),
    PRIMARY KEY (tag, food_id)
) WITHOUT ROWID;

-- Names beside food.name. Position 1 is the one to show in that language.
CREATE TABLE food_name (
    food_id  TEXT NOT NULL REFERENCES food (id),
    lang     TEXT NOT NULL,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    PRIMARY KEY (food_id, lang, position)
) WITHOUT ROWID;

CREATE TABLE food_code (
    system  TEXT NOT NULL,
    code    TEXT NOT NULL,
    food_id TEXT NOT NULL REFERENCES food (id),
    PRIMARY KEY (system, code)
) WITHOUT ROWID;

CREATE INDEX food_code_by_food ON food_code (food_id);

CREATE TABLE portion (
    food_id   TEXT NOT NULL REFERENCES food (id),
    position  INTEGER NOT NULL,
    label     TEXT NOT NULL,
    grams     REAL NOT NULL CHECK (grams > 0),
    source_id TEXT NOT NULL REFERENCES source (id),
    PRIMARY KEY (food_id, position)
) WITHOUT ROWID;

-- What the sources say, per 100 g of the edible part, in the nutrient's unit. No row: not measured, which is not zero.
CREATE TABLE amount (
    number      INTEGER PRIMARY KEY,   -- by food, nutrient and source, so that the numbers of a food lie together; says nothing else
    food_id     TEXT NOT NULL REFERENCES food (id),
    nutrient_id TEXT NOT NULL REFERENCES nutrient (id),
    source_id   TEXT NOT NULL REFERENCES source (id),
    status      TEXT NOT NULL,    -- how the value is known: a code of amount-status
    amount      REAL CHECK (amount >= 0),                    -- the central value; NULL says that there is none, never zero
    lower_bound REAL CHECK (lower_bound >= 0),               -- the least that a value without an amount can be
    upper_bound REAL CHECK (upper_bound >= lower_bound),     -- the most that it can be: the limit of quantification or detection
    min         REAL CHECK (min >= 0),                       -- the least of the source's samples
    max         REAL CHECK (max >= min),                     -- the greatest of them
    sd          REAL CHECK (sd >= 0),                        -- their standard deviation
    n           INTEGER CHECK (n >= 1),                      -- how many they are
    derivation  TEXT NOT NULL,    -- how the value came about: a code of derivation
    evidence    TEXT NOT NULL,    -- where it was read: a code of evidence
    forms       TEXT,             -- the forms that a total counts, ';' between; NULL if it does not say
    components  TEXT,             -- the ids of the amounts that the dataset itself summed, ';' between
    copy_of     TEXT REFERENCES source (id),   -- the source that it was taken over from: not a second measurement
    doubt       TEXT,             -- why the value is not to be trusted; it is then never selected
    note        TEXT,
    UNIQUE (food_id, nutrient_id, source_id),
    CHECK (status <> 'logical-zero' OR amount = 0),
    CHECK (status IN ('quantified', 'logical-zero') OR amount IS NULL)
);

-- One line for each nutrient of each food that has any value: which value stands for it, and what all of them say together. Derived from amount.
-- Whoever serves the dataset reads it whole, in the order of its key.
CREATE TABLE selection (
    food_id        TEXT NOT NULL REFERENCES food (id),
    position       INTEGER NOT NULL REFERENCES nutrient (position),
    nutrient_id    TEXT NOT NULL REFERENCES nutrient (id),
    amount_number  INTEGER REFERENCES amount (number),   -- NULL if every value is doubtful
    rule           TEXT,                                 -- the criterion that decided
    outcome        TEXT NOT NULL,                        -- 'ranked', or why the food cannot be ranked by this nutrient
    rank_value     REAL,                                 -- the amount, or the lower bound of a partial total
    spread_min     REAL,
    spread_max     REAL,
    spread_sources INTEGER,
    PRIMARY KEY (food_id, position),
    CHECK ((outcome = 'ranked') = (rank_value IS NOT NULL))
) WITHOUT ROWID;

-- How many foods have which outcome for a nutrient: what a ranking of all foods leaves out. Derived from selection.
CREATE TABLE coverage (
    nutrient_id TEXT NOT NULL REFERENCES nutrient (id),
    outcome     TEXT NOT NULL,
    foods       INTEGER NOT NULL,
    PRIMARY KEY (nutrient_id, outcome)
) WITHOUT ROWID;

-- How many numbers each source gives for a nutrient, and how many of them are selected. Derived from amount and selection.
CREATE TABLE source_coverage (
    nutrient_id TEXT NOT NULL REFERENCES nutrient (id),
    source_id   TEXT NOT NULL REFERENCES source (id),
    amounts     INTEGER NOT NULL,
    selected    INTEGER NOT NULL,
    PRIMARY KEY (nutrient_id, source_id)
) WITHOUT ROWID;

-- What is stated on evidence. The columns supports, opposes and mixed hold ids of sources and studies with ';' between; citation holds them one by one.
CREATE TABLE function (
    number        INTEGER PRIMARY KEY,   -- ties it to function_search
    id            TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    body_system   TEXT NOT NULL,
    mechanism     TEXT NOT NULL,
    key_molecules TEXT NOT NULL          -- ';' between
);

CREATE TABLE function_nutrient (
    function_id      TEXT NOT NULL REFERENCES function (id),
    nutrient_id      TEXT NOT NULL REFERENCES nutrient (id),
    role             TEXT NOT NULL,
    certainty        TEXT NOT NULL,
    certainty_reason TEXT NOT NULL,
    supports         TEXT NOT NULL,
    opposes          TEXT NOT NULL,
    mixed            TEXT NOT NULL,
    PRIMARY KEY (function_id, nutrient_id)
) WITHOUT ROWID;

CREATE TABLE deficiency (
    number           INTEGER PRIMARY KEY,   -- ties it to deficiency_search
    id               TEXT NOT NULL UNIQUE,
    nutrient_id      TEXT NOT NULL REFERENCES nutrient (id),
    kind             TEXT NOT NULL,
    sign             TEXT NOT NULL,
    standing         TEXT NOT NULL,
    certainty        TEXT NOT NULL,
    certainty_reason TEXT NOT NULL,
    groups_at_risk   TEXT NOT NULL,         -- ';' between
    note             TEXT,
    supports         TEXT NOT NULL,
    opposes          TEXT NOT NULL,
    mixed            TEXT NOT NULL
);

CREATE TABLE interaction (
    number      INTEGER PRIMARY KEY,   -- ties it to interaction_search
    id          TEXT NOT NULL UNIQUE,
    nutrient_id TEXT NOT NULL REFERENCES nutrient (id),
    kind        TEXT NOT NULL,
    other       TEXT NOT NULL,
    direction   TEXT NOT NULL,
    effect      TEXT NOT NULL,
    severity    TEXT NOT NULL,
    severity_by TEXT REFERENCES source (id),   -- NULL: the editors of this dataset
    concerns_food TEXT CHECK (concerns_food IN ('yes', 'no')),   -- of drugs alone
    advice      TEXT,                          -- an authority's; NULL where none was seen
    advice_by   TEXT NOT NULL,                 -- ';' between
    note        TEXT,
    supports    TEXT NOT NULL,
    opposes     TEXT NOT NULL,
    mixed       TEXT NOT NULL,
    CHECK ((advice IS NULL) = (advice_by = ''))
);

-- Every name and code by which an interaction can be found.
CREATE TABLE interaction_substance (
    number         INTEGER PRIMARY KEY,   -- ties it to substance_search
    interaction_id TEXT NOT NULL REFERENCES interaction (id),
    name           TEXT NOT NULL,
    atc            TEXT,                  -- a code or the beginning of one, which names a class
    rxcui          TEXT,
    UNIQUE (interaction_id, name)
);

CREATE TABLE claim (
    number           INTEGER PRIMARY KEY,   -- ties it to claim_search
    id               TEXT NOT NULL UNIQUE,
    nutrient_ids     TEXT NOT NULL,         -- ';' between; empty for a claim about a drug alone
    topic            TEXT NOT NULL,
    statement        TEXT NOT NULL,
    verdict          TEXT NOT NULL,
    certainty        TEXT NOT NULL,
    certainty_reason TEXT NOT NULL,
    correction       TEXT,
    origins          TEXT NOT NULL,         -- ';' between
    supports         TEXT NOT NULL,
    opposes          TEXT NOT NULL,
    mixed            TEXT NOT NULL,
    CHECK (verdict NOT IN ('wrong', 'contradicted') OR correction IS NOT NULL)
);

CREATE TABLE claim_nutrient (
    nutrient_id TEXT NOT NULL REFERENCES nutrient (id),
    claim_id    TEXT NOT NULL REFERENCES claim (id),
    PRIMARY KEY (nutrient_id, claim_id)
) WITHOUT ROWID;

-- What authorities recommend or tolerate, and where they say that they cannot tell. Ages in months; age_to is the first month after the band, NULL if it has no end.
CREATE TABLE reference_intake (
    number      INTEGER PRIMARY KEY,   -- by nutrient, authority, type, condition, sex and age
    id          TEXT NOT NULL UNIQUE,
    nutrient_id TEXT NOT NULL REFERENCES nutrient (id),
    authority   TEXT NOT NULL,
    type        TEXT NOT NULL,
    condition   TEXT NOT NULL,
    sex         TEXT NOT NULL,
    scope       TEXT NOT NULL,
    qualifiers  TEXT NOT NULL,         -- ';' between
    age_from    INTEGER NOT NULL CHECK (age_from >= 0),
    age_to      INTEGER CHECK (age_to > age_from),
    status      TEXT NOT NULL,
    amount      REAL CHECK (amount >= 0),
    unit        TEXT REFERENCES unit (id),
    source_id   TEXT NOT NULL REFERENCES source (id),
    evidence    TEXT NOT NULL,
    note        TEXT,
    CHECK ((status IN ('not-determinable', 'not-set')) = (amount IS NULL)),
    CHECK ((amount IS NULL) = (unit IS NULL))
);

-- Which source stands behind which statement about which nutrient, and how. Derived from the tables above.
CREATE TABLE citation (
    source_id   TEXT NOT NULL REFERENCES source (id),
    kind        TEXT NOT NULL,     -- claim, deficiency, function, interaction or reference-intake
    fact_id     TEXT NOT NULL,
    nutrient_id TEXT NOT NULL,     -- '' for a claim about a drug alone
    stance      TEXT NOT NULL CHECK (stance IN ('supports', 'opposes', 'mixed', 'background')),
    PRIMARY KEY (source_id, kind, fact_id, nutrient_id)
) WITHOUT ROWID;

CREATE INDEX citation_by_nutrient ON citation (nutrient_id, kind, source_id);

-- Full text. Contentless: the words are found here, the text stands in the tables. Names are folded by the compiler (SearchText.Fold).
CREATE VIRTUAL TABLE nutrient_search USING fts5 (
    name, other_names,
    content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

CREATE VIRTUAL TABLE source_search USING fts5 (
    title, authors, finding,
    content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

CREATE VIRTUAL TABLE function_search USING fts5 (
    name, mechanism,
    content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

CREATE VIRTUAL TABLE deficiency_search USING fts5 (
    sign, groups_at_risk,
    content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

CREATE VIRTUAL TABLE interaction_search USING fts5 (
    other, effect,
    content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

CREATE VIRTUAL TABLE substance_search USING fts5 (
    name,
    content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

CREATE VIRTUAL TABLE claim_search USING fts5 (
    statement, correction,
    content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

-- One search over everything; the API makes its index of this. Nutrients first, then foods, functions, interactions, claims, deficiencies and studies, of each the plainest name first: matches are given in this order.
CREATE TABLE search_item (
    number     INTEGER PRIMARY KEY,   -- from 1, without a gap
    type       TEXT NOT NULL,
    id         TEXT NOT NULL,
    name       TEXT NOT NULL,
    short_name TEXT,                  -- what it is for short, if that is not its name; found, but not shown
    text       TEXT,                  -- what else is searched, in lines: a snippet is cut from one
    UNIQUE (type, id)
);

-- Every name of a nutrient, a food or a function, the shortest first: what is suggested while somebody types.
CREATE TABLE search_name (
    number      INTEGER PRIMARY KEY,   -- from 1, without a gap
    item_number INTEGER NOT NULL REFERENCES search_item (number),
    position    INTEGER NOT NULL,      -- 0 for the item's own name
    name        TEXT NOT NULL,
    UNIQUE (item_number, position)
);
