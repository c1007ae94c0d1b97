package topset.session.imports;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import topset.contract.WeightUnit;
import topset.edge.web.ContractJson;
import topset.session.creation.CreatedExercises;
import topset.session.logs.ImportLimits;
import topset.session.logs.LogColumns.App;
import topset.session.logs.LogImportReport;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.Sql;
import topset.store.append.Reads;

/**
 * Reads and writes the table of imports. A row contains the log until the import has ended. {@link ImportQueue} assigns
 * the rows to replicas of the service.
 */
@Singleton
class ImportRows {
    /**
     * The duration of a lease. If a replica has not renewed its lease for this time, another replica continues the
     * import.
     */
    static final Duration LEASE = Duration.ofSeconds(30);

    static final String ACTIVE = "state in ('WAITING', 'RUNNING', 'UNDOING')";

    private static final String IS_ACTIVE =
            "select i.n from unnest(?::text[], ?::text[]) with ordinality as i(gym, id, n)"
                    + " join athlete_import a on a.gym = i.gym and a.import_id = i.id::uuid where a." + ACTIVE;

    static final String COLUMNS =
            "gym, athlete, import_id, state, subject, role, client, app, time_zone, unit, mapping,"
                    + " lines, lines_done, report, attempts, kept_sets, sequence, started_at, ended_at, created";

    private static final String INSERT = """
        insert into athlete_import (gym, athlete, import_id, state, subject, role, client, app, time_zone, unit, mapping,
                lines, body, created, lease_until)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, now() + ? * interval '1 second')
        on conflict (gym, athlete) where state in ('WAITING', 'RUNNING', 'UNDOING') do nothing\
        """;

    private static final String OF_GYM = "select count(*) from (select 1 from athlete_import where gym = ? and "
            + ACTIVE + " limit " + ImportLimits.OF_GYM + ") as active";

    private static final String FIND =
            "select " + COLUMNS + " from athlete_import where gym = ? and import_id = ? and athlete = ?";

    private static final String UNDO = "update athlete_import set state = 'UNDOING', attempts = 0, ended_at = null,"
            + " lease_until = now() + ? * interval '1 second'"
            + " where gym = ? and import_id = ? and athlete = ? and state in ('DONE', 'FAILED')"
            + " and not exists (select 1 from athlete_import o where o.gym = athlete_import.gym"
            + " and o.athlete = athlete_import.athlete and o." + ACTIVE + ")";

    private static final String FORGET_OLD = """
        delete from athlete_import where gym = ? and import_id in (select import_id from athlete_import
            where gym = ? and athlete = ? order by started_at desc offset %d)\
        """.formatted(ImportLimits.KEPT_OF_ATHLETE);

    private final ImportDatabase database;

    ImportRows(ImportDatabase database) {
        this.database = database;
    }

    /**
     * Returns the number of the gym's imports that wait or run. Counting stops at the largest allowed number for a gym.
     */
    int activeOfGym(String gym) {
        return database.with(connection -> number(connection, OF_GYM, gym));
    }

    /**
     * Stores a new import. Returns false if another import of the athlete waits or runs.
     *
     * @param leased whether this replica processes the import now; otherwise the next free worker processes it
     */
    boolean begin(AthleteImport begun, byte[] body, boolean leased) {
        return database.with(connection -> {
            Sql.change(
                    connection,
                    FORGET_OLD,
                    begun.athlete().gym(),
                    begun.athlete().gym(),
                    begun.athlete().id());
            var unit = begun.settings().unit();
            return Sql.change(
                            connection,
                            INSERT,
                            begun.athlete().gym(),
                            begun.athlete().id(),
                            begun.id(),
                            begun.state().name(),
                            begun.actor().subject(),
                            begun.actor().role().name(),
                            begun.actor().client(),
                            begun.app().name(),
                            begun.settings().zone().getId(),
                            unit == null ? null : unit.name(),
                            ContractJson.text(begun.settings().mapping()),
                            begun.progress().lines(),
                            body,
                            ContractJson.text(begun.created()),
                            leased ? LEASE.toSeconds() : 0)
                    == 1;
        });
    }

    void setCreated(AthleteImport of, CreatedExercises created) {
        database.with(connection -> Sql.change(
                connection,
                "update athlete_import set created = ? where gym = ? and import_id = ?",
                ContractJson.text(created),
                of.athlete().gym(),
                of.id()));
    }

    Optional<AthleteImport> find(Athlete athlete, UUID importId) {
        return database.with(
                connection -> Sql.first(connection, FIND, ImportRows::read, athlete.gym(), importId, athlete.id()));
    }

    /**
     * Marks an import to be undone. Returns false if the import has not ended, or if another import of the athlete
     * waits or runs.
     */
    boolean beginUndo(Athlete athlete, UUID importId, boolean leased) {
        return database.with(connection ->
                Sql.change(connection, UNDO, leased ? LEASE.toSeconds() : 0, athlete.gym(), importId, athlete.id())
                        == 1);
    }

    /**
     * Reads whether an import still waits or runs. The returned check throws an {@link ImportGoneException} if the
     * import has ended, or if its athlete was erased.
     */
    static Runnable requireActive(Reads reads, Athlete athlete, UUID importId) {
        var active = new AtomicBoolean();
        reads.query(
                IS_ACTIVE,
                new RoundTrip.Values("text", "text").row(athlete.gym(), importId),
                (n, row) -> active.set(true));
        return () -> {
            if (!active.get()) {
                throw new ImportGoneException();
            }
        };
    }

    static void forget(Connection connection, Athlete athlete) throws SQLException {
        Sql.change(connection, "delete from athlete_import where gym = ? and athlete = ?", athlete.gym(), athlete.id());
    }

    static int number(Connection connection, String sql, Object... values) throws SQLException {
        return Sql.one(connection, sql, row -> row.getInt(1), values);
    }

    static AthleteImport read(ResultSet row) throws SQLException {
        var unit = row.getString(10);
        var report = row.getString(14);
        var created = row.getString(20);
        return new AthleteImport(
                new Athlete(row.getString(1), row.getString(2)),
                row.getObject(3, UUID.class),
                Actor.caller(row.getString(5), Actor.Role.valueOf(row.getString(6)), row.getString(7)),
                App.valueOf(row.getString(8)),
                new ImportSettings(
                        ZoneId.of(row.getString(9)),
                        unit == null ? null : WeightUnit.valueOf(unit),
                        ImportSettings.readMapping(row.getString(11))),
                created == null ? CreatedExercises.NONE : ContractJson.read(created, CreatedExercises.class),
                report == null ? LogImportReport.EMPTY : ContractJson.read(report, LogImportReport.class),
                row.getInt(15),
                new AthleteImport.Progress(
                        LogImportState.valueOf(row.getString(4)),
                        row.getInt(12),
                        row.getInt(13),
                        row.getObject(16, Integer.class),
                        row.getObject(17, Long.class),
                        row.getObject(18, OffsetDateTime.class),
                        row.getObject(19, OffsetDateTime.class)));
    }
}
