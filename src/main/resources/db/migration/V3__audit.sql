create table audit_entry (
    incident_id  varchar(36) not null,
    seq          integer not null,
    at           timestamp(6) with time zone not null,
    kind         varchar(60) not null,
    actor        varchar(64) not null,
    payload      text not null,
    payload_hash varchar(64) not null,
    prev_hash    varchar(64) not null,
    hash         varchar(64) not null,
    primary key (incident_id, seq)
);

create table audit_head (
    incident_id varchar(36) primary key,
    seq         integer not null,
    hash        varchar(64) not null,
    seal        varchar(64) not null
);
