-- The service looks at its start whether it has every migration that it needs.
grant select on flyway_schema_history to ${service_role};
