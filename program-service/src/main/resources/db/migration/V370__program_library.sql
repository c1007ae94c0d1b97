-- The program library (docs/adr/0062).
SET lock_timeout = '5s';

-- Derived from ProgramTemplateSaved and ProgramTemplateRetired: the newest version of each program template.
create table program_template (
    gym      text        not null,
    id       text        not null,
    version  int         not null, -- from 1
    name     text        not null,
    retired  boolean     not null,
    saved_at timestamptz not null,
    primary key (gym, id)
);

-- Derived from ProgramTemplateSaved: every version, so that running programs can be compared with it.
create table program_template_version (
    gym      text        not null,
    id       text        not null,
    version  int         not null,
    template text        not null, -- JSON, as in the event
    saved_at timestamptz not null,
    primary key (gym, id, version)
);

grant select, insert, update, delete on program_template, program_template_version to ${service_role};

-- Derived from ProgramStarted: the program template that the program was started from. The release before leaves both null.
alter table program add column template_id text;
alter table program add column template_version int;
