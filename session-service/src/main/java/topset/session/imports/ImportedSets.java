package topset.session.imports;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import topset.session.history.AthleteSets;
import topset.session.logs.ImportLimits;
import topset.store.Athlete;
import topset.store.Sql;

/** Finds the sets of imports in the tables of past sessions and sets. */
@Singleton
class ImportedSets {
    private static final String SESSIONS = "select distinct session_id from logged_set"
            + " where gym = ? and athlete = ? and import_id = ? and revision = 1 and not removed";

    private static final String KEPT =
            "select count(*) from logged_set where gym = ? and athlete = ? and import_id = ? and not removed";

    private static final String USED = """
        select distinct used.exercise from (select details::json ->> 'exercise' as exercise from logged_set
                where gym = ? and not removed and (athlete <> ? or import_id is distinct from ? or revision > 1)) as used
         where used.exercise = any(?)\
        """;

    private final ImportDatabase database;

    ImportedSets(ImportDatabase database) {
        this.database = database;
    }

    /** The sessions from which the undo removes sets. */
    List<UUID> sessionsToUndo(AthleteImport undone) {
        return database.with(connection -> {
            return Sql.list(
                    connection,
                    SESSIONS,
                    rows -> rows.getObject(1, UUID.class),
                    undone.athlete().gym(),
                    undone.athlete().id(),
                    undone.id());
        });
    }

    /**
     * Returns those of the exercises that the gym has sets of after the import is undone. Reads all sets of the gym,
     * which is rare: only for an import that has created exercises.
     */
    Set<String> usedElsewhere(AthleteImport undone, List<String> exercises) {
        return database.with(connection -> Set.copyOf(Sql.list(
                connection,
                USED,
                row -> row.getString(1),
                undone.athlete().gym(),
                undone.athlete().id(),
                undone.id(),
                connection.createArrayOf("text", exercises.toArray()))));
    }

    int sets(AthleteImport of) {
        return database.with(connection -> ImportRows.number(
                connection, KEPT, of.athlete().gym(), of.athlete().id(), of.id()));
    }

    /** Includes removed sets. Counting stops at the largest allowed number. */
    int setsOf(Athlete athlete) {
        return database.with(connection -> AthleteSets.count(connection, athlete, ImportLimits.SETS_OF_ATHLETE));
    }
}
