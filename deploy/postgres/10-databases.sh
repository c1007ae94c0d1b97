#!/bin/bash
# Creates two databases. Each has an owner, for migrations, and a service role that owns nothing.
# Runs once, when the volume is empty. topset.local.servers.DatabaseRoles does the same on a developer's machine.
set -euo pipefail

create() {
    local database="$1" owner_password="$2" user_password="$3"
    psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
        -v database="$database" -v owner="${database}_owner" \
        -v owner_password="$owner_password" -v user_password="$user_password" <<'SQL'
CREATE ROLE :"owner" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'owner_password';
CREATE ROLE :"database" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'user_password';
CREATE DATABASE :"database" OWNER :"owner";
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO :"database";
SQL
}

create topset_session "$TOPSET_SESSION_OWNER_PASSWORD" "$TOPSET_SESSION_PASSWORD"
create topset_program "$TOPSET_PROGRAM_OWNER_PASSWORD" "$TOPSET_PROGRAM_PASSWORD"
