create table case_level (
    incident_id varchar(36) primary key,
    level       integer not null
);

create table case_grant (
    incident_id varchar(36) not null references case_level (incident_id),
    kind        varchar(8) not null check (kind in ('PERSON', 'GROUP')),
    name        varchar(64) not null,
    primary key (incident_id, kind, name)
);
create index case_grant_by_name on case_grant (kind, name, incident_id);

create sequence incident_number;

create table incident (
    id               varchar(36) primary key,
    number           varchar(20) not null unique,
    codename         varchar(40) not null,
    playbook         varchar(120) not null,
    process_instance varchar(64),
    status           varchar(16) not null,
    severity         varchar(2) not null,
    tlp              varchar(20) not null,
    pap              varchar(12) not null,
    ally             varchar(40) not null,
    reference        varchar(120) not null,
    first_recipient  varchar(20) not null,
    report           text not null,
    report_hash      varchar(64) not null,
    opened_at        timestamp(6) with time zone not null,
    opened_by        varchar(64) not null,
    closed_at        timestamp(6) with time zone,
    unique (ally, reference)
);

create table incident_anchor (
    incident_id varchar(36) not null references incident (id),
    seq         integer not null,
    name        varchar(40) not null,
    at          timestamp(6) with time zone not null,
    reason      varchar(2000),
    set_by      varchar(64) not null,
    set_at      timestamp(6) with time zone not null,
    primary key (incident_id, seq)
);

create table incident_fact (
    incident_id varchar(36) not null references incident (id),
    name        varchar(120) not null,
    fact        text,
    primary key (incident_id, name)
);

create table incident_link (
    incident_id varchar(36) not null references incident (id),
    other_id    varchar(36) not null references incident (id),
    primary key (incident_id, other_id)
);

create table timeline (
    incident_id varchar(36) not null,
    seq         integer not null,
    at          timestamp(6) with time zone not null,
    recorded_at timestamp(6) with time zone not null,
    kind        varchar(60) not null,
    actor       varchar(64) not null,
    facts       text not null,
    primary key (incident_id, seq)
);

create table deadline (
    id          varchar(36) primary key,
    incident_id varchar(36) not null,
    task_id     varchar(64) not null,
    ordinal     integer not null,
    code        varchar(60) not null,
    label       varchar(200) not null,
    label_pt    varchar(200) not null,
    anchor      varchar(40) not null,
    anchor_at   timestamp(6) with time zone,
    spec        varchar(200) not null,
    duration    varchar(40) not null,
    calendar    varchar(16) not null,
    kind        varchar(10) not null,
    source      varchar(300) not null,
    due         timestamp(6) with time zone,
    state       varchar(10) not null,
    set_at      timestamp(6) with time zone not null,
    ended_at    timestamp(6) with time zone,
    unique (task_id, ordinal)
);
create index deadline_by_incident on deadline (incident_id, state, due);

create table obligation (
    incident_id varchar(36) not null,
    obligation  varchar(12) not null,
    ordinal     integer not null,
    anchor      varchar(40) not null,
    duration    varchar(20),
    calendar    varchar(16) not null,
    kind        varchar(10) not null,
    group_codes varchar(80) not null,
    recipient   varchar(80),
    source      varchar(300) not null,
    label       varchar(200) not null,
    label_pt    varchar(200) not null,
    applies     boolean not null,
    reason      varchar(2000),
    decided_by  varchar(64),
    decided_at  timestamp(6) with time zone,
    primary key (incident_id, obligation, ordinal)
);

create table ladder (
    deadline_id      varchar(36) primary key references deadline (id),
    incident_id      varchar(36) not null,
    task_id          varchar(64) not null,
    code             varchar(60) not null,
    l1               varchar(64) not null,
    l2               varchar(64) not null,
    timer            varchar(64),
    process_instance varchar(64),
    told             integer not null,
    last_told_at     timestamp(6) with time zone,
    acknowledged_by  varchar(64),
    resumes_at       timestamp(6) with time zone,
    ended_at         timestamp(6) with time zone
);
create index ladder_by_task on ladder (task_id);

create table escalation (
    id              varchar(36) primary key,
    incident_id     varchar(36) not null,
    deadline_id     varchar(36),
    task_id         varchar(64) not null,
    code            varchar(60) not null,
    rung            varchar(10) not null,
    turn            integer not null,
    severity        varchar(2) not null,
    due             timestamp(6) with time zone,
    scheduled       timestamp(6) with time zone not null,
    raised_at       timestamp(6) with time zone not null,
    recipients      varchar(2000) not null,
    informed        varchar(4000) not null,
    acknowledged_by varchar(64),
    acknowledged_at timestamp(6) with time zone,
    once_key        varchar(120) not null unique
);
create index escalation_by_incident on escalation (incident_id, raised_at);
create index escalation_by_task on escalation (task_id);

create table inbox (
    task_id          varchar(64) primary key,
    incident_id      varchar(36) not null,
    process_instance varchar(64) not null,
    definition       varchar(100) not null,
    playbook         varchar(120) not null,
    element          varchar(120) not null,
    code             varchar(60) not null,
    name             varchar(300) not null,
    name_pt          varchar(300) not null,
    stage            varchar(200) not null,
    stage_pt         varchar(200) not null,
    form             varchar(120),
    group_codes      varchar(300) not null,
    properties       text not null,
    locals           text not null,
    assignee         varchar(64),
    state            varchar(10) not null,
    rev              integer not null,
    due              timestamp(6) with time zone,
    created_at       timestamp(6) with time zone not null,
    ended_at         timestamp(6) with time zone,
    ended_by         varchar(64),
    answers          text
);
create index inbox_by_incident on inbox (incident_id, state);
create index inbox_by_assignee on inbox (assignee, state, due, task_id);

create table inbox_group (
    group_code varchar(64) not null,
    task_id    varchar(64) not null references inbox (task_id),
    primary key (group_code, task_id)
);
create index inbox_group_by_task on inbox_group (task_id);
