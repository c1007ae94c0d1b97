package topset.session.imports;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import topset.session.sessions.SessionImports;
import topset.store.Query;
import topset.store.Sql;

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

    private final DataSource database;

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
}
