alter table incident add column exercise boolean default false not null;
