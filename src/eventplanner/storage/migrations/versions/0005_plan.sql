-- Schema 5, the first that is kept: plans made since then hold it. What changes from now on is a revision of its own.

CREATE TABLE plan_meta (
    "key" VARCHAR(64) NOT NULL,
    value VARCHAR NOT NULL,
    PRIMARY KEY ("key")
) WITHOUT ROWID;

CREATE TABLE setting (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    name VARCHAR(64) NOT NULL,
    value VARCHAR(2000) NOT NULL,
    UNIQUE (name)
);
CREATE INDEX ix_setting_batch ON setting (batch);

CREATE TABLE journal (
    revision INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at DATETIME NOT NULL,
    actor VARCHAR(80) NOT NULL,
    label VARCHAR NOT NULL,
    kind VARCHAR(40) NOT NULL,
    reverses INTEGER,
    subjects VARCHAR NOT NULL,
    FOREIGN KEY (reverses) REFERENCES journal (revision)
);
CREATE INDEX ix_journal_actor ON journal (actor);
CREATE INDEX ix_journal_reverses ON journal (reverses);

CREATE TABLE journal_entry (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    revision INTEGER NOT NULL,
    subject VARCHAR NOT NULL,
    row_id INTEGER NOT NULL,
    "before" VARCHAR,
    "after" VARCHAR,
    batch INTEGER,
    batch_version INTEGER,
    kept BLOB,
    FOREIGN KEY (revision) REFERENCES journal (revision)
);
CREATE INDEX ix_journal_entry_revision ON journal_entry (revision);
CREATE INDEX ix_journal_entry_row ON journal_entry (subject, row_id);

CREATE TABLE event (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    uid VARCHAR(255) NOT NULL,
    sequence INTEGER NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    title VARCHAR(200) NOT NULL,
    kind VARCHAR(40) NOT NULL,
    format VARCHAR(40) NOT NULL,
    status VARCHAR(40) NOT NULL,
    start DATETIME,
    "end" DATETIME,
    all_day BOOLEAN NOT NULL,
    timezone VARCHAR(64) NOT NULL,
    venue VARCHAR(200) NOT NULL,
    geo VARCHAR(40) NOT NULL,
    url VARCHAR(2000) NOT NULL,
    capacity INTEGER,
    capacity_online INTEGER,
    audience VARCHAR(200) NOT NULL,
    goal VARCHAR(1000) NOT NULL,
    lead VARCHAR(200) NOT NULL,
    series VARCHAR(200) NOT NULL,
    series_day DATE,
    tags VARCHAR(2000) NOT NULL,
    notes VARCHAR(10000) NOT NULL,
    start_key VARCHAR NOT NULL,
    last_key VARCHAR NOT NULL,
    title_key VARCHAR NOT NULL,
    lead_key VARCHAR NOT NULL,
    venue_key VARCHAR NOT NULL,
    series_key VARCHAR NOT NULL,
    tags_key VARCHAR NOT NULL,
    stage INTEGER NOT NULL,
    words VARCHAR NOT NULL,
    UNIQUE (uid)
);
CREATE INDEX ix_event_batch ON event (batch);
CREATE INDEX ix_event_kind ON event (kind, id);
CREATE INDEX ix_event_last ON event (last_key, id);
CREATE INDEX ix_event_lead ON event (lead_key, id);
CREATE INDEX ix_event_series ON event (series_key, id);
CREATE INDEX ix_event_stage ON event (stage, id);
CREATE INDEX ix_event_start ON event (start_key, id);
CREATE INDEX ix_event_title ON event (title_key, id);
CREATE INDEX ix_event_updated ON event (updated_at, id);

CREATE TABLE export_scope (
    id INTEGER NOT NULL,
    "key" VARCHAR NOT NULL,
    audience VARCHAR(40) NOT NULL,
    at DATETIME NOT NULL,
    revision INTEGER NOT NULL,
    actor VARCHAR(80) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE ("key")
);

CREATE TABLE export_mark (
    scope_id INTEGER NOT NULL,
    uid VARCHAR(255) NOT NULL,
    event_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    stamp DATETIME NOT NULL,
    withdrawn BOOLEAN NOT NULL,
    facts VARCHAR NOT NULL,
    PRIMARY KEY (scope_id, uid),
    FOREIGN KEY (scope_id) REFERENCES export_scope (id)
) WITHOUT ROWID;
CREATE INDEX ix_export_mark_uid ON export_mark (uid);

CREATE TABLE import_mapping (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    signature VARCHAR(64) NOT NULL,
    columns VARCHAR(100000) NOT NULL,
    salt VARCHAR(36) NOT NULL,
    UNIQUE (signature)
);
CREATE INDEX ix_import_mapping_batch ON import_mapping (batch);

CREATE TABLE accepted_clash (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    "key" VARCHAR(1000) NOT NULL,
    note VARCHAR(1000) NOT NULL,
    UNIQUE ("key")
);
CREATE INDEX ix_accepted_clash_batch ON accepted_clash (batch);

CREATE TABLE amendment (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    name VARCHAR(200) NOT NULL,
    event_id INTEGER NOT NULL,
    line_id INTEGER NOT NULL,
    "before" INTEGER NOT NULL,
    "after" INTEGER NOT NULL,
    reason VARCHAR(500) NOT NULL,
    day DATE,
    who VARCHAR(200) NOT NULL,
    FOREIGN KEY (event_id) REFERENCES event (id)
);
CREATE INDEX ix_amendment_batch ON amendment (batch);
CREATE INDEX ix_amendment_event_id ON amendment (event_id);

CREATE TABLE approval (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    approved_by VARCHAR(200) NOT NULL,
    event_id INTEGER NOT NULL,
    day DATE,
    note VARCHAR(4000) NOT NULL,
    in_person INTEGER,
    online INTEGER,
    FOREIGN KEY (event_id) REFERENCES event (id)
);
CREATE INDEX ix_approval_batch ON approval (batch);
CREATE INDEX ix_approval_event_id ON approval (event_id);

CREATE TABLE baseline (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    name VARCHAR(200) NOT NULL,
    approval_id INTEGER NOT NULL,
    line_id INTEGER NOT NULL,
    flow VARCHAR(10) NOT NULL,
    category VARCHAR(80) NOT NULL,
    planned INTEGER NOT NULL,
    FOREIGN KEY (approval_id) REFERENCES approval (id)
);
CREATE INDEX ix_baseline_approval_id ON baseline (approval_id);
CREATE INDEX ix_baseline_batch ON baseline (batch);

CREATE TABLE organisation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    name VARCHAR(200) NOT NULL,
    dealings VARCHAR(200) NOT NULL,
    contact VARCHAR(200) NOT NULL,
    email VARCHAR(254) NOT NULL,
    phone VARCHAR(60) NOT NULL,
    url VARCHAR(2000) NOT NULL,
    place VARCHAR(200) NOT NULL,
    tax_number VARCHAR(40) NOT NULL,
    notes VARCHAR(10000) NOT NULL,
    name_key VARCHAR NOT NULL,
    email_key VARCHAR NOT NULL,
    phone_key VARCHAR NOT NULL,
    words VARCHAR NOT NULL
);
CREATE INDEX ix_organisation_batch ON organisation (batch);
CREATE INDEX ix_organisation_name ON organisation (name_key, id);

CREATE TABLE budget_line (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    name VARCHAR(200) NOT NULL,
    flow VARCHAR(40) NOT NULL,
    event_id INTEGER,
    year INTEGER,
    category VARCHAR(80) NOT NULL,
    organisation_id INTEGER,
    driver VARCHAR(40) NOT NULL,
    quantity INTEGER NOT NULL,
    unit_price INTEGER,
    amount INTEGER,
    currency VARCHAR(3) NOT NULL,
    vat INTEGER,
    cost_centre VARCHAR(80) NOT NULL,
    level VARCHAR(40) NOT NULL,
    closed BOOLEAN NOT NULL,
    notes VARCHAR(10000) NOT NULL,
    reason VARCHAR(500) NOT NULL,
    planned INTEGER NOT NULL,
    committed INTEGER NOT NULL,
    actual INTEGER NOT NULL,
    paid INTEGER NOT NULL,
    forecast INTEGER NOT NULL,
    exchange INTEGER NOT NULL,
    missing INTEGER NOT NULL,
    year_key INTEGER NOT NULL,
    quarter INTEGER NOT NULL,
    name_key VARCHAR NOT NULL,
    FOREIGN KEY (event_id) REFERENCES event (id),
    FOREIGN KEY (organisation_id) REFERENCES organisation (id)
);
CREATE INDEX ix_budget_line_batch ON budget_line (batch);
CREATE INDEX ix_budget_line_event_id ON budget_line (event_id);
CREATE INDEX ix_budget_line_organisation_id ON budget_line (organisation_id);
CREATE INDEX ix_budget_line_year ON budget_line (year_key, category);

CREATE TABLE benefit (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    text VARCHAR(300) NOT NULL,
    budget_line_id INTEGER NOT NULL,
    due DATE,
    done BOOLEAN NOT NULL,
    FOREIGN KEY (budget_line_id) REFERENCES budget_line (id)
);
CREATE INDEX ix_benefit_batch ON benefit (batch);
CREATE INDEX ix_benefit_budget_line_id ON benefit (budget_line_id);

CREATE TABLE resource (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    name VARCHAR(200) NOT NULL,
    kind VARCHAR(40) NOT NULL,
    quantity INTEGER NOT NULL,
    unit VARCHAR(40) NOT NULL,
    place VARCHAR(200) NOT NULL,
    owner VARCHAR(200) NOT NULL,
    notes VARCHAR(10000) NOT NULL,
    name_key VARCHAR NOT NULL,
    words VARCHAR NOT NULL
);
CREATE INDEX ix_resource_batch ON resource (batch);
CREATE INDEX ix_resource_name ON resource (name_key, id);

CREATE TABLE booking (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    event_id INTEGER NOT NULL,
    resource_id INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    setup INTEGER NOT NULL,
    giving_back INTEGER NOT NULL,
    notes VARCHAR(10000) NOT NULL,
    FOREIGN KEY (event_id) REFERENCES event (id),
    FOREIGN KEY (resource_id) REFERENCES resource (id)
);
CREATE INDEX ix_booking_batch ON booking (batch);
CREATE INDEX ix_booking_event_id ON booking (event_id);
CREATE INDEX ix_booking_resource_id ON booking (resource_id);

CREATE TABLE category_rule (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    category VARCHAR(80) NOT NULL,
    over VARCHAR(40) NOT NULL,
    UNIQUE (category)
);
CREATE INDEX ix_category_rule_batch ON category_rule (batch);

CREATE TABLE checklist (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    name VARCHAR(200) NOT NULL,
    kind VARCHAR(40) NOT NULL,
    notes VARCHAR(10000) NOT NULL,
    UNIQUE (name)
);
CREATE INDEX ix_checklist_batch ON checklist (batch);

CREATE TABLE checklist_task (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    checklist_id INTEGER NOT NULL,
    title VARCHAR(200) NOT NULL,
    area VARCHAR(40) NOT NULL,
    "offset" INTEGER,
    format VARCHAR(40) NOT NULL,
    gate VARCHAR(200) NOT NULL,
    owner VARCHAR(200) NOT NULL,
    notes VARCHAR(10000) NOT NULL,
    FOREIGN KEY (checklist_id) REFERENCES checklist (id)
);
CREATE INDEX ix_checklist_task_batch ON checklist_task (batch);
CREATE INDEX ix_checklist_task_checklist_id ON checklist_task (checklist_id);

CREATE TABLE gate (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    event_id INTEGER NOT NULL,
    title VARCHAR(200) NOT NULL,
    "offset" INTEGER,
    due DATE,
    free_until DATE,
    decider VARCHAR(200) NOT NULL,
    decision VARCHAR(40) NOT NULL,
    decided_on DATE,
    decided_by VARCHAR(200) NOT NULL,
    note VARCHAR(4000) NOT NULL,
    "key" VARCHAR(120) NOT NULL,
    due_key VARCHAR NOT NULL,
    FOREIGN KEY (event_id) REFERENCES event (id)
);
CREATE INDEX ix_gate_batch ON gate (batch);
CREATE INDEX ix_gate_event ON gate (event_id, due_key, id);
CREATE INDEX ix_gate_open ON gate (decision, due_key, id);

CREATE TABLE criterion (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    gate_id INTEGER NOT NULL,
    text VARCHAR(300) NOT NULL,
    test VARCHAR(40) NOT NULL,
    number INTEGER,
    met BOOLEAN NOT NULL,
    FOREIGN KEY (gate_id) REFERENCES gate (id)
);
CREATE INDEX ix_criterion_batch ON criterion (batch);
CREATE INDEX ix_criterion_gate_id ON criterion (gate_id);

CREATE TABLE person (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    name VARCHAR(200) NOT NULL,
    role VARCHAR(200) NOT NULL,
    organisation_id INTEGER,
    internal BOOLEAN NOT NULL,
    team VARCHAR(200) NOT NULL,
    email VARCHAR(254) NOT NULL,
    phone VARCHAR(60) NOT NULL,
    channels VARCHAR(2000) NOT NULL,
    place VARCHAR(200) NOT NULL,
    timezone VARCHAR(64) NOT NULL,
    languages VARCHAR(200) NOT NULL,
    consent VARCHAR(1000) NOT NULL,
    consent_on DATE,
    notes VARCHAR(10000) NOT NULL,
    name_key VARCHAR NOT NULL,
    email_key VARCHAR NOT NULL,
    phone_key VARCHAR NOT NULL,
    words VARCHAR NOT NULL,
    FOREIGN KEY (organisation_id) REFERENCES organisation (id)
);
CREATE INDEX ix_person_batch ON person (batch);
CREATE INDEX ix_person_email ON person (email_key);
CREATE INDEX ix_person_name ON person (name_key, id);
CREATE INDEX ix_person_organisation_id ON person (organisation_id);
CREATE INDEX ix_person_phone ON person (phone_key);

CREATE TABLE entry (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    kind VARCHAR(40) NOT NULL,
    budget_line_id INTEGER NOT NULL,
    amount INTEGER,
    currency VARCHAR(3) NOT NULL,
    number VARCHAR(60) NOT NULL,
    paper VARCHAR(40) NOT NULL,
    day DATE,
    due DATE,
    organisation_id INTEGER,
    person_id INTEGER,
    settles_id INTEGER,
    vat INTEGER,
    withholding INTEGER,
    withheld_due DATE,
    pays_withheld BOOLEAN NOT NULL,
    deposit INTEGER,
    deposit_due DATE,
    rate INTEGER,
    state VARCHAR(40) NOT NULL,
    against_id INTEGER,
    quote_id INTEGER,
    document VARCHAR(2000) NOT NULL,
    note VARCHAR(4000) NOT NULL,
    reason VARCHAR(500) NOT NULL,
    root_id INTEGER,
    base INTEGER,
    cash INTEGER NOT NULL,
    is_open BOOLEAN NOT NULL,
    name_key VARCHAR NOT NULL,
    FOREIGN KEY (budget_line_id) REFERENCES budget_line (id),
    FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    FOREIGN KEY (person_id) REFERENCES person (id),
    FOREIGN KEY (against_id) REFERENCES budget_line (id)
);
CREATE INDEX ix_entry_against_id ON entry (against_id);
CREATE INDEX ix_entry_batch ON entry (batch);
CREATE INDEX ix_entry_budget_line_id ON entry (budget_line_id);
CREATE INDEX ix_entry_cash ON entry (day, cash) WHERE cash <> 0;
CREATE INDEX ix_entry_number ON entry (name_key) WHERE name_key <> '';
CREATE INDEX ix_entry_open ON entry (budget_line_id) WHERE is_open;
CREATE INDEX ix_entry_organisation_id ON entry (organisation_id);
CREATE INDEX ix_entry_person_id ON entry (person_id);
CREATE INDEX ix_entry_quote_id ON entry (quote_id);
CREATE INDEX ix_entry_settles_id ON entry (settles_id);

CREATE TABLE envelope (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    category VARCHAR(80) NOT NULL,
    year INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    cost_centre VARCHAR(80) NOT NULL,
    quarter INTEGER,
    approved_by VARCHAR(200) NOT NULL,
    approved_on DATE,
    notes VARCHAR(4000) NOT NULL
);
CREATE INDEX ix_envelope_batch ON envelope (batch);
CREATE INDEX ix_envelope_year ON envelope (year);

CREATE TABLE venue (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    name VARCHAR(200) NOT NULL,
    address VARCHAR(200) NOT NULL,
    place VARCHAR(200) NOT NULL,
    geo VARCHAR(40) NOT NULL,
    timezone VARCHAR(64) NOT NULL,
    setups VARCHAR(1000) NOT NULL,
    access VARCHAR(1000) NOT NULL,
    power VARCHAR(1000) NOT NULL,
    wifi VARCHAR(1000) NOT NULL,
    wifi_tested DATE,
    av VARCHAR(1000) NOT NULL,
    catering VARCHAR(1000) NOT NULL,
    contact VARCHAR(200) NOT NULL,
    price VARCHAR(200) NOT NULL,
    visits VARCHAR(4000) NOT NULL,
    files VARCHAR(4000) NOT NULL,
    url VARCHAR(2000) NOT NULL,
    notes VARCHAR(10000) NOT NULL,
    name_key VARCHAR NOT NULL,
    words VARCHAR NOT NULL
);
CREATE INDEX ix_venue_batch ON venue (batch);
CREATE INDEX ix_venue_name ON venue (name_key, id);

CREATE TABLE event_place (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    event_id INTEGER NOT NULL,
    venue_id INTEGER,
    setup VARCHAR(200) NOT NULL,
    state VARCHAR(40) NOT NULL,
    option_until DATE,
    contract VARCHAR(2000) NOT NULL,
    arrival VARCHAR(1000) NOT NULL,
    notes VARCHAR(10000) NOT NULL,
    UNIQUE (event_id),
    FOREIGN KEY (event_id) REFERENCES event (id),
    FOREIGN KEY (venue_id) REFERENCES venue (id)
);
CREATE INDEX ix_event_place_batch ON event_place (batch);
CREATE INDEX ix_event_place_venue_id ON event_place (venue_id);

CREATE TABLE event_platform (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    event_id INTEGER NOT NULL,
    name VARCHAR(200) NOT NULL,
    audience_url VARCHAR(2000) NOT NULL,
    speaker_url VARCHAR(2000) NOT NULL,
    backstage_url VARCHAR(2000) NOT NULL,
    host VARCHAR(200) NOT NULL,
    cohost VARCHAR(200) NOT NULL,
    moderators VARCHAR(1000) NOT NULL,
    key_place VARCHAR(200) NOT NULL,
    plan_b VARCHAR(1000) NOT NULL,
    cities VARCHAR(1000) NOT NULL,
    tested_on DATE,
    consent VARCHAR(1000) NOT NULL,
    recording VARCHAR(40) NOT NULL,
    recording_url VARCHAR(2000) NOT NULL,
    notes VARCHAR(10000) NOT NULL,
    UNIQUE (event_id),
    FOREIGN KEY (event_id) REFERENCES event (id)
);
CREATE INDEX ix_event_platform_batch ON event_platform (batch);

CREATE TABLE event_role (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    event_id INTEGER NOT NULL,
    duty VARCHAR(40) NOT NULL,
    label VARCHAR(200) NOT NULL,
    person_id INTEGER,
    begins INTEGER,
    ends INTEGER,
    confirmed BOOLEAN NOT NULL,
    notes VARCHAR(10000) NOT NULL,
    FOREIGN KEY (event_id) REFERENCES event (id),
    FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE INDEX ix_event_role_batch ON event_role (batch);
CREATE INDEX ix_event_role_event_id ON event_role (event_id);
CREATE INDEX ix_event_role_person_id ON event_role (person_id);

CREATE TABLE finding (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    event_id INTEGER NOT NULL,
    title VARCHAR(200) NOT NULL,
    kind VARCHAR(40) NOT NULL,
    owner VARCHAR(200) NOT NULL,
    note VARCHAR(4000) NOT NULL,
    FOREIGN KEY (event_id) REFERENCES event (id)
);
CREATE INDEX ix_finding_batch ON finding (batch);
CREATE INDEX ix_finding_event_id ON finding (event_id);

CREATE TABLE goal (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    event_id INTEGER NOT NULL,
    title VARCHAR(200) NOT NULL,
    aim INTEGER,
    unit VARCHAR(40) NOT NULL,
    result INTEGER,
    verdict VARCHAR(40) NOT NULL,
    note VARCHAR(4000) NOT NULL,
    FOREIGN KEY (event_id) REFERENCES event (id)
);
CREATE INDEX ix_goal_batch ON goal (batch);
CREATE INDEX ix_goal_event_id ON goal (event_id);

CREATE TABLE headcount (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    event_id INTEGER NOT NULL,
    expected_in_person INTEGER,
    expected_online INTEGER,
    low_in_person INTEGER,
    low_online INTEGER,
    high_in_person INTEGER,
    high_online INTEGER,
    speakers INTEGER,
    staff INTEGER,
    attended_in_person INTEGER,
    attended_online INTEGER,
    no_show INTEGER,
    no_show_online INTEGER,
    catering_margin INTEGER,
    diets VARCHAR(2000) NOT NULL,
    access_needs VARCHAR(2000) NOT NULL,
    notes VARCHAR(10000) NOT NULL,
    UNIQUE (event_id),
    FOREIGN KEY (event_id) REFERENCES event (id)
);
CREATE INDEX ix_headcount_batch ON headcount (batch);

CREATE TABLE incident (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    event_id INTEGER NOT NULL,
    title VARCHAR(200) NOT NULL,
    at DATETIME NOT NULL,
    "by" VARCHAR(200) NOT NULL,
    note VARCHAR(4000) NOT NULL,
    FOREIGN KEY (event_id) REFERENCES event (id)
);
CREATE INDEX ix_incident_batch ON incident (batch);
CREATE INDEX ix_incident_event_id ON incident (event_id);

CREATE TABLE overlay (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    name VARCHAR(80) NOT NULL,
    source VARCHAR(40) NOT NULL,
    colour VARCHAR(40) NOT NULL,
    shown BOOLEAN NOT NULL,
    file VARCHAR(200) NOT NULL,
    scope VARCHAR(10) NOT NULL,
    years VARCHAR(2000) NOT NULL,
    UNIQUE (name)
);
CREATE INDEX ix_overlay_batch ON overlay (batch);

CREATE TABLE other_date (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    overlay_id INTEGER NOT NULL,
    uid VARCHAR(255) NOT NULL,
    title VARCHAR(200) NOT NULL,
    title_es VARCHAR(200) NOT NULL,
    start DATETIME NOT NULL,
    "end" DATETIME NOT NULL,
    all_day BOOLEAN NOT NULL,
    timezone VARCHAR(64) NOT NULL,
    place VARCHAR(200) NOT NULL,
    url VARCHAR(2000) NOT NULL,
    cfp_until DATE,
    cfp_url VARCHAR(2000) NOT NULL,
    rule VARCHAR(1000) NOT NULL,
    extra VARCHAR(100000) NOT NULL,
    left_out VARCHAR(100000) NOT NULL,
    notes VARCHAR(10000) NOT NULL,
    first_key VARCHAR NOT NULL,
    last_key VARCHAR NOT NULL,
    FOREIGN KEY (overlay_id) REFERENCES overlay (id)
);
CREATE INDEX ix_other_date_batch ON other_date (batch);
CREATE INDEX ix_other_date_last ON other_date (last_key, first_key);
CREATE INDEX ix_other_date_overlay_id ON other_date (overlay_id);

CREATE TABLE quote (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    event_id INTEGER NOT NULL,
    need VARCHAR(200) NOT NULL,
    organisation_id INTEGER,
    amount INTEGER,
    currency VARCHAR(3) NOT NULL,
    valid_until DATE,
    chosen BOOLEAN NOT NULL,
    reason VARCHAR(1000) NOT NULL,
    order_number VARCHAR(60) NOT NULL,
    ordered_on DATE,
    deposit INTEGER,
    deposit_due DATE,
    balance_due DATE,
    document VARCHAR(2000) NOT NULL,
    notes VARCHAR(10000) NOT NULL,
    FOREIGN KEY (event_id) REFERENCES event (id),
    FOREIGN KEY (organisation_id) REFERENCES organisation (id)
);
CREATE INDEX ix_quote_batch ON quote (batch);
CREATE INDEX ix_quote_event_id ON quote (event_id);
CREATE INDEX ix_quote_organisation_id ON quote (organisation_id);

CREATE TABLE rate (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    currency VARCHAR(3) NOT NULL,
    day DATE NOT NULL,
    value INTEGER NOT NULL,
    base VARCHAR(3) NOT NULL,
    source VARCHAR(200) NOT NULL,
    UNIQUE (currency, base, day)
);
CREATE INDEX ix_rate_batch ON rate (batch);

CREATE TABLE registration (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    event_id INTEGER NOT NULL,
    day DATE NOT NULL,
    in_person INTEGER NOT NULL,
    online INTEGER NOT NULL,
    UNIQUE (event_id, day),
    FOREIGN KEY (event_id) REFERENCES event (id)
);
CREATE INDEX ix_registration_batch ON registration (batch);
CREATE INDEX ix_registration_event_id ON registration (event_id);

CREATE TABLE risk (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    event_id INTEGER NOT NULL,
    title VARCHAR(200) NOT NULL,
    likelihood INTEGER NOT NULL,
    impact INTEGER NOT NULL,
    mitigation VARCHAR(1000) NOT NULL,
    owner VARCHAR(200) NOT NULL,
    "trigger" VARCHAR(1000) NOT NULL,
    closed BOOLEAN NOT NULL,
    FOREIGN KEY (event_id) REFERENCES event (id)
);
CREATE INDEX ix_risk_batch ON risk (batch);
CREATE INDEX ix_risk_event_id ON risk (event_id);

CREATE TABLE series (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    name VARCHAR(200) NOT NULL,
    rule VARCHAR(1000) NOT NULL,
    first DATE NOT NULL,
    until DATE,
    skipped VARCHAR(20000) NOT NULL,
    shifted VARCHAR(40000) NOT NULL,
    title VARCHAR(200) NOT NULL,
    kind VARCHAR(40) NOT NULL,
    format VARCHAR(40) NOT NULL,
    status VARCHAR(40) NOT NULL,
    start DATETIME NOT NULL,
    "end" DATETIME NOT NULL,
    all_day BOOLEAN NOT NULL,
    timezone VARCHAR(64) NOT NULL,
    venue VARCHAR(200) NOT NULL,
    geo VARCHAR(40) NOT NULL,
    url VARCHAR(2000) NOT NULL,
    capacity INTEGER,
    capacity_online INTEGER,
    audience VARCHAR(200) NOT NULL,
    goal VARCHAR(1000) NOT NULL,
    lead VARCHAR(200) NOT NULL,
    tags VARCHAR(2000) NOT NULL,
    notes VARCHAR(10000) NOT NULL,
    UNIQUE (name)
);
CREATE INDEX ix_series_batch ON series (batch);

CREATE TABLE target (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    year INTEGER NOT NULL,
    quarter INTEGER NOT NULL,
    kind VARCHAR(40) NOT NULL,
    events INTEGER NOT NULL,
    UNIQUE (year, quarter, kind)
);
CREATE INDEX ix_target_batch ON target (batch);

CREATE TABLE task (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    event_id INTEGER,
    title VARCHAR(200) NOT NULL,
    area VARCHAR(40) NOT NULL,
    owner VARCHAR(200) NOT NULL,
    "offset" INTEGER,
    due DATE,
    state VARCHAR(40) NOT NULL,
    reason VARCHAR(1000) NOT NULL,
    priority INTEGER NOT NULL,
    gate_id INTEGER,
    waits_for VARCHAR(2000) NOT NULL,
    snoozed_until DATE,
    done_on DATE,
    links VARCHAR(4000) NOT NULL,
    notes VARCHAR(10000) NOT NULL,
    "key" VARCHAR(120) NOT NULL,
    due_key VARCHAR NOT NULL,
    owner_key VARCHAR NOT NULL,
    words VARCHAR NOT NULL,
    FOREIGN KEY (event_id) REFERENCES event (id),
    FOREIGN KEY (gate_id) REFERENCES gate (id)
);
CREATE INDEX ix_task_batch ON task (batch);
CREATE INDEX ix_task_event ON task (event_id, due_key, id);
CREATE INDEX ix_task_gate_id ON task (gate_id);
CREATE INDEX ix_task_open ON task (state, due_key, id);

CREATE TABLE transfer (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    batch INTEGER,
    amount INTEGER NOT NULL,
    from_id INTEGER NOT NULL,
    to_id INTEGER NOT NULL,
    reason VARCHAR(500) NOT NULL,
    day DATE,
    who VARCHAR(200) NOT NULL,
    FOREIGN KEY (from_id) REFERENCES budget_line (id),
    FOREIGN KEY (to_id) REFERENCES budget_line (id)
);
CREATE INDEX ix_transfer_batch ON transfer (batch);
CREATE INDEX ix_transfer_from_id ON transfer (from_id);
CREATE INDEX ix_transfer_to_id ON transfer (to_id);
