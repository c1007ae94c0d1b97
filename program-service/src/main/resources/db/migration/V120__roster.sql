-- The coach's view: one row an athlete, written with the plan it comes from. It can be rebuilt like every table here.
create table roster_row (
    gym             text        not null,
    athlete         text        not null,
    name            text        not null,
    rest_from       timestamptz,          -- the pause that runs or comes next; null: none
    rest_until      timestamptz,          -- when it is over; null: until further notice
    urgency         int         not null, -- of the most urgent flag: 0 first, 99 none
    adherence       int         not null, -- sessions done in the last four weeks, % of those planned; 101: none was planned
    last_session_at timestamptz not null, -- 1970: never
    flags           varchar[]   not null,
    exercises       varchar[]   not null, -- of the main lifts
    entry           text        not null, -- JSON, as answered
    memory          text        not null, -- JSON, what the next change of this row starts from
    primary key (gym, athlete)
);

grant select, insert, update, delete on roster_row to ${service_role};
