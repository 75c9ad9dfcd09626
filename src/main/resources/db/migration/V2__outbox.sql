create table outbox (
    id            varchar(36) primary key,
    incident_id   varchar(36) not null,
    escalation_id varchar(36) not null,
    task_id       varchar(64) not null,
    person        varchar(64) not null,
    address       varchar(254) not null,
    message_id    varchar(200) not null unique,
    template      varchar(40) not null,
    language      varchar(5) not null,
    facts         text not null,
    severity      integer not null,
    state         varchar(10) not null check (state in ('READY', 'CLAIMED', 'SENT', 'UNKNOWN', 'BOUNCED', 'CANCELLED')),
    attempt       integer not null,
    deferrals     integer not null,
    doubts        integer not null,
    handed_over   boolean not null,
    withdrawn     boolean not null,
    next_at       timestamp(6) with time zone,
    owner         varchar(80),
    lease_until   timestamp(6) with time zone,
    created_at    timestamp(6) with time zone not null,
    sent_at       timestamp(6) with time zone,
    reply         varchar(500),
    unique (escalation_id, person)
);
create index outbox_ready on outbox (state, next_at);
create index outbox_by_incident on outbox (incident_id, created_at);
create index outbox_by_task on outbox (task_id);
