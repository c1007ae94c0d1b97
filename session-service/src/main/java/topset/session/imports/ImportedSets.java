package topset.session.imports;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import topset.session.history.AthleteSets;
import topset.session.logs.ImportLimits;
import topset.session.sessions.SessionImports;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.RoundTrip;
import topset.store.Sql;
import topset.store.append.Reads;

/** Finds the sets of imports in the tables of past sessions and sets. */
@Singleton
class ImportedSets {
    private static final String SESSIONS = "select session_id, count(*) from logged_set where gym = ? and athlete = ?"
            + " and import_id = ? and revision = 1 and not removed group by session_id";

    private static final String KEPT =
            "select count(*) from logged_set where gym = ? and athlete = ? and import_id = ? and not removed";

    private static final String USED = """
        select distinct used.exercise from (select details::json ->> 'exercise' as exercise from logged_set
                where gym = ? and not removed and (athlete <> ? or import_id is distinct from ? or revision > 1)) as used
         where used.exercise = any(?)\
        """;

    private static final String IS_ACTIVE = """
        select i.n from unnest(?::text[], ?::text[]) with ordinality as i(gym, id, n)
          join athlete_import a on a.gym = i.gym and a.import_id = i.id::uuid
         where a.state in ('WAITING', 'RUNNING', 'UNDOING')\
        """;

    private final DataSource database;

    /** The athlete was erased, or another replica of the service has ended the import. */
    static final class GoneException extends RuntimeException {
        private static final long serialVersionUID = 1;

        GoneException() {
            super("the import was erased or has ended", null, false, false);
        }
    }

    ImportedSets(DataSource database) {
        this.database = database;
    }

    /** The sessions from which the undo removes sets, those of each transaction together. */
    List<List<UUID>> sessionsToUndo(AthleteImport undone) {
        record Sets(UUID session, int count) {}
        var sessions = Query.on(
                database,
                connection -> Sql.list(
                        connection,
                        SESSIONS,
                        row -> new Sets(row.getObject(1, UUID.class), row.getInt(2)),
                        undone.gym,
                        undone.athleteId,
                        undone.importId));
        return SessionImports.portions(sessions, Sets::count).stream()
                .map(some -> some.stream().map(Sets::session).toList())
                .toList();
    }

    /**
     * Returns those of the exercises that the gym has sets of after the import is undone. Reads all sets of the gym,
     * which is rare: only for an import that has created exercises.
     */
    Set<String> usedElsewhere(AthleteImport undone, List<String> exercises) {
        return Query.on(
                database,
                connection -> Set.copyOf(Sql.list(
                        connection,
                        USED,
                        row -> row.getString(1),
                        undone.gym,
                        undone.athleteId,
                        undone.importId,
                        connection.createArrayOf("text", exercises.toArray()))));
    }

    int sets(AthleteImport of) {
        return Query.on(
                database,
                connection -> Sql.one(connection, KEPT, row -> row.getInt(1), of.gym, of.athleteId, of.importId));
    }

    /** Includes removed sets. Counting stops at the largest allowed number. */
    int setsOf(Athlete athlete) {
        var most = ImportLimits.SETS_OF_ATHLETE;
        return Query.on(
                database,
                connection ->
                        AthleteSets.count(connection, List.of(athlete), most).getOrDefault(athlete, 0));
    }

    /** Returns a check under the athlete's lock, in the transaction of sets, which has no entities. */
    Runnable requireActive(Reads reads, AthleteImport running) {
        var active = new AtomicBoolean();
        reads.query(
                IS_ACTIVE,
                new RoundTrip.Values("text", "text").row(running.gym, running.importId),
                (n, row) -> active.set(true));
        return () -> {
            if (!active.get()) {
                throw new GoneException();
            }
        };
    }
}
