package topset.session.imports;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topset.edge.web.ContractJson;
import topset.session.logs.LogImportReport;
import topset.store.Append;
import topset.store.EventStore;
import topset.store.Sql;
import topset.store.append.Tx;
import topset.store.erasure.Erasure;

/**
 * Assigns waiting imports to the replicas of the service. A replica holds a lease while it works on an import. If the
 * lease expires, another replica continues the import.
 */
@Singleton
class ImportQueue {
    private static final String CLAIM = """
        update athlete_import set attempts = attempts + 1, lease_until = now() + ? * interval '1 second',
                state = case state when 'WAITING' then 'RUNNING' else state end
         where (gym, import_id) = (select gym, import_id from athlete_import
                where %s and lease_until <= now() order by lease_until limit 1 for update skip locked)
        returning %s\
        """.formatted(ImportRows.ACTIVE, ImportRows.COLUMNS);

    private static final String RENEW =
            "update athlete_import set lines_done = ?, lease_until = now() + ? * interval '1 second'"
                    + " where gym = ? and import_id = ? and " + ImportRows.ACTIVE;

    private static final String END = """
        update athlete_import set state = ?, report = coalesce(?, report), lines_done = ?, kept_sets = ?, body = null,
                ended_at = clock_timestamp(),
                sequence = (select max(e.sequence) from event e where e.gym = athlete_import.gym
                    and e.athlete = athlete_import.athlete)
         where gym = ? and import_id = ? and %s\
        """.formatted(ImportRows.ACTIVE);

    private final ImportDatabase database;
    private final EventStore store;
    private final Clock clock = Clock.systemUTC();

    ImportQueue(ImportDatabase database, EventStore store) {
        this.database = database;
        this.store = store;
    }

    /**
     * Finds an import or undo on which no replica works, acquires its lease, and returns it; empty if there is none.
     */
    Optional<AthleteImport> claim() {
        return database.with(
                connection -> Sql.first(connection, CLAIM, ImportRows::read, ImportRows.LEASE.toSeconds()));
    }

    /** Returns the compressed log of an import; empty if the import has ended, or if its athlete was erased. */
    Optional<byte[]> body(AthleteImport claimed) {
        return database.with(connection -> {
            return Sql.first(
                    connection,
                    "select body from athlete_import where gym = ? and import_id = ? and body is not null",
                    rows -> rows.getBytes(1),
                    claimed.athlete().gym(),
                    claimed.id());
        });
    }

    /** Stores the progress of a running import and renews the lease of the import. */
    void renew(AthleteImport running, int linesDone) {
        lease(running, linesDone, ImportRows.LEASE);
    }

    /** Stores the progress of an import and ends its lease, so that the next free worker continues the import. */
    void release(AthleteImport running, int linesDone) {
        lease(running, linesDone, Duration.ZERO);
    }

    private void lease(AthleteImport running, int linesDone, Duration lease) {
        database.with(connection -> {
            return Sql.change(
                    connection,
                    RENEW,
                    linesDone,
                    lease.toSeconds(),
                    running.athlete().gym(),
                    running.id());
        });
    }

    /**
     * Ends an import or an undo and stores its result. For an import, but not for an undo, it also stores an event that
     * webhooks send.
     *
     * @param report the new report; null leaves the stored report unchanged
     */
    void end(
            AthleteImport running,
            LogImportState state,
            @Nullable LogImportReport report,
            int linesDone,
            @Nullable Integer keptSets) {
        store.run(List.of(running.athlete()), tx -> {
            var ended = end(tx.connection(), running, state, report, linesDone, keptSets);
            if (ended && running.state() != LogImportState.UNDOING && state != LogImportState.UNDONE) {
                appendFinished(tx, running, state, report == null ? running.report() : report);
            }
            return ended;
        });
    }

    /** Ends an import or an undo. Returns false if it had already ended, or if its athlete was erased. */
    private static boolean end(
            Connection connection,
            AthleteImport running,
            LogImportState state,
            @Nullable LogImportReport report,
            int linesDone,
            @Nullable Integer keptSets)
            throws SQLException {
        return Sql.change(
                        connection,
                        END,
                        state.name(),
                        report == null ? null : ContractJson.text(report),
                        linesDone,
                        keptSets,
                        running.athlete().gym(),
                        running.id())
                == 1;
    }

    private void appendFinished(Tx tx, AthleteImport running, LogImportState state, LogImportReport report)
            throws SQLException {
        var athlete = running.athlete();
        var finished = ImportFinished.of(running, state, report, OffsetDateTime.now(clock));
        tx.append(List.of(new Append<>(
                athlete,
                Erasure.stream(athlete),
                List.of(finished.stored()),
                running.actor().causedBy("import/" + running.id()),
                null)));
    }
}
