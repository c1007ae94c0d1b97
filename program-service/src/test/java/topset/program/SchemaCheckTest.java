package topset.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.testsupport.Eventually.eventually;

import io.quarkus.runtime.PreventFurtherStepsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topset.edge.operations.SchemaCheck;

/** A service changes no schema. It starts only on a schema that has all its migrations (ADR 0129). */
@WithDatabase
class SchemaCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table mine (id int)",
                "alter table program add column mine int",
                "drop table program",
                "create index mine on event (recorded_at)",
                "select erase_events('iron-temple', 'lena', array['lena'], now(), 100)",
                "delete from flyway_schema_history",
                "update flyway_schema_history set success = true"
            })
    void a_service_cannot_change_the_schema_or_its_history_or_empty_the_log(String change) throws SQLException {
        try (var connection = new OnPostgres().dataSource.getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(change))
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
    }

    @Test
    void a_service_waits_for_its_schema_and_goes_on_when_it_is_migrated() throws SQLException {
        var name = OnPostgres.create("schema_awaited");
        var database = OnPostgres.database(name);
        var check = new SchemaCheck(database.flyway());

        var waiting = CompletableFuture.runAsync(check::awaitSchema);
        eventually().until(() -> connections(name) > 0);
        assertThat(waiting).isNotDone();

        database.migrate();
        eventually().until(waiting::isDone);
        assertThat(waiting).isCompleted();
    }

    @Test
    void a_service_waits_for_one_missing_migration_and_for_the_right_to_read_the_history() throws SQLException {
        var name = OnPostgres.create("schema_behind");
        var database = OnPostgres.database(name);
        database.migrate();
        asOwner(
                name,
                "create table kept as select * from flyway_schema_history where version = '2'",
                "delete from flyway_schema_history where version = '2'",
                "revoke select on flyway_schema_history from topset_program");

        var check = new SchemaCheck(database.flyway());
        assertThat(check.missing()).containsExactly("the right to read flyway_schema_history");
        asOwner(name, "grant select on flyway_schema_history to topset_program");
        assertThat(check.missing()).containsExactly("V2__schema.sql");

        var waiting = CompletableFuture.runAsync(check::awaitSchema);
        asOwner(name, "insert into flyway_schema_history select * from kept");
        eventually().until(waiting::isDone);
        assertThat(waiting).isCompleted();
    }

    @Test
    void a_migration_that_was_merged_after_one_with_a_higher_number_is_applied(@TempDir Path folder)
            throws SQLException, IOException {
        var name = OnPostgres.create("schema_out_of_order");
        var database = OnPostgres.database(name);
        database.migrate();
        asOwner(name, later("9001", true));
        Files.writeString(folder.resolve("V3__merged_late.sql"), "create table merged_late ();");
        var location = "filesystem:" + folder;
        var check = new SchemaCheck(database.flyway(location));
        assertThat(check.missing()).containsExactly("V3__merged_late.sql");

        database.migrate(location);

        assertThat(check.missing()).isEmpty();
    }

    @Test
    void a_service_refuses_a_schema_of_which_a_migration_has_failed_in_one_sentence() throws SQLException {
        var name = OnPostgres.create("schema_failed");
        var database = OnPostgres.database(name);
        database.migrate();
        asOwner(name, "update flyway_schema_history set success = false where version = '2'");

        assertThatThrownBy(() -> new SchemaCheck(database.flyway()).awaitSchema())
                .isInstanceOf(PreventFurtherStepsException.class)
                .hasMessageStartingWith("Migration V2__schema.sql has failed in this database: ")
                .satisfies(refused -> assertThat(((PreventFurtherStepsException) refused).getExitCode())
                        .isNotZero());
    }

    @Test
    void a_service_starts_on_the_schema_of_the_release_after_it_also_where_that_has_failed() throws SQLException {
        var name = OnPostgres.create("schema_newer");
        var database = OnPostgres.database(name);
        database.migrate();
        asOwner(name, later("9001", true), later("9002", false));

        new SchemaCheck(database.flyway()).awaitSchema();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // V1 and V2 are edited in place until release 1.0.
                "update flyway_schema_history set checksum = checksum + 1 where version = '2'",
                // The history before version 0 had another V1, no V2, and numbers up to 411.
                "update flyway_schema_history set checksum = 1, script = 'V1__event_store.sql' where version = '1';"
                        + " update flyway_schema_history set version = '411' where version = '2'",
                "update flyway_schema_history set version = '1.5' where version = '1'",
            })
    void a_service_refuses_the_schema_of_another_version_in_one_sentence_and_changes_nothing(String change)
            throws SQLException {
        var name = OnPostgres.create("schema_other_" + Integer.toHexString(change.hashCode()));
        var database = OnPostgres.database(name);
        database.migrate();
        asOwner(name, change);

        assertThatThrownBy(() -> new SchemaCheck(database.flyway()).awaitSchema())
                .isInstanceOf(PreventFurtherStepsException.class)
                .hasMessageMatching("This database has the schema of another version of Topset \\(V.*\\.sql differs\\)"
                        + " and was left as it is: .* docker compose down --volumes.*docs/transfer\\.md\\)\\.")
                .satisfies(refused -> assertThat(((PreventFurtherStepsException) refused).getExitCode())
                        .isEqualTo(65));
    }

    /** Returns a statement that adds a migration of a later release to the history. */
    private static String later(String version, boolean success) {
        return ("insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,"
                        + " execution_time, success) values (%1$s, '%1$s', 'later', 'SQL', 'V%1$s__later.sql', 'later', 1, %2$s)")
                .formatted(version, success);
    }

    private static void asOwner(String name, String... statements) throws SQLException {
        try (var connection = OnPostgres.owner(name);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Returns the service's connections to a database. */
    private static long connections(String name) {
        return new OnPostgres()
                .number("select count(*) from pg_stat_activity where usename = 'topset_program' and datname = ?", name);
    }
}
