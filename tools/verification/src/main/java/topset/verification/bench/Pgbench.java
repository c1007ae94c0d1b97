package topset.verification.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import topset.local.servers.Database;
import topset.verification.bench.measure.Databases;
import topset.verification.bench.measure.Programs;
import topset.verification.support.RunningPair;

/**
 * Measures how many transactions per second PostgreSQL commits, if each locks one athlete and inserts one event and one
 * outbox row of the size of a set, in empty copies of the session service's tables.
 */
record Pgbench(RunningPair pair) {
    private static final String TABLES = """
        CREATE SCHEMA pgbench;
        CREATE SEQUENCE pgbench.position;
        CREATE TABLE pgbench.event (LIKE public.event INCLUDING ALL);
        CREATE TABLE pgbench.outbox (LIKE public.outbox INCLUDING ALL)\
        """;

    private static final String EVENT =
            "{\"sessionId\":\"0198a3c4-0000-7000-8000-000000000001\",\"setId\":\"0198a3c4-0000-7000-8000-000000000002\","
                    + "\"revision\":1,\"role\":\"TOP\",\"exercise\":\"bench-press\",\"load\":{\"value\":102.5,\"unit\":\"kg\"},"
                    + "\"reps\":5,\"rpe\":8.5,\"completedAt\":\"2026-11-27T18:05:00Z\",\"sessionStartedOn\":\"2026-11-27\"}";

    /** Dots replace the colons of the schema's name, because pgbench reads a colon before a letter as a variable. */
    private static final String HEADERS =
            "{\"ce_specversion\":\"1.0\",\"ce_id\":\"0198a3c4-0000-7000-8000-000000000003\",\"ce_source\":\"/topset/session\","
                    + "\"ce_type\":\"topset.session.SetCompleted.v1\",\"ce_time\":\"2026-11-27T18:05:00Z\","
                    + "\"ce_subject\":\"gym/lifter-1\",\"ce_dataschema\":\"urn.topset.schema.SetCompleted.v1\","
                    + "\"ce_sequence\":\"17\",\"ce_recordedat\":\"2026-11-27T18:05:00Z\",\"content-type\":\"application/json\"}";

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without");

    void prepare() {
        new Databases(pair).change(Database.SESSION, TABLES);
    }

    double rate(int clients, int seconds) throws IOException, InterruptedException {
        var address = URI.create(pair.stack().jdbcUrl(Database.SESSION).substring("jdbc:".length()));
        Path script = pair.stack().folder().resolve("pgbench.sql");
        Files.writeString(script, script());
        var output = Programs.output(
                "pgbench",
                "--no-vacuum",
                "--protocol=prepared",
                "--jobs=1",
                "--client=" + clients,
                "--time=" + seconds,
                "--file=" + script,
                "postgresql://postgres:" + pair.stack().password("postgres") + "@" + address.getAuthority()
                        + address.getPath());
        var rate = RATE.matcher(output);
        if (!rate.find()) {
            throw new IllegalStateException("pgbench printed no rate: " + output);
        }
        return Double.parseDouble(rate.group(1));
    }

    /** All rows have the same text, because only its size matters. */
    private static String script() {
        return """
            \\set athlete random(1, 1000)
            BEGIN;
            SELECT pg_advisory_xact_lock(:athlete);
            INSERT INTO pgbench.event (gym, athlete, sequence, stream, version, type, occurred_at, recorded_at, data, metadata)
                SELECT 'gym', 'lifter-' || :athlete, n, 'session-' || :athlete, n, 'SetCompleted.v1', now(), now(),
                    '%1$s', '{"actor":{"subject":"app","role":"PLATFORM","client":"gym/platform/app"}}'
                FROM nextval('pgbench.position') AS n;
            INSERT INTO pgbench.outbox (topic, key, partition_key, headers, value, compacted)
                VALUES ('training.session-events.v1', 'gym/lifter-' || :athlete, 'gym/lifter-' || :athlete,
                    '%2$s', '%1$s', false);
            COMMIT;
            """.formatted(EVENT, HEADERS);
    }
}
