package topset.session.imports;

import jakarta.inject.Singleton;
import java.util.List;
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

    int sets(AthleteImport of) {
        return database.with(connection -> ImportRows.number(
                connection, KEPT, of.athlete().gym(), of.athlete().id(), of.id()));
    }

    /** Includes removed sets. Counting stops at the largest allowed number. */
    int setsOf(Athlete athlete) {
        return database.with(connection -> AthleteSets.count(connection, athlete, ImportLimits.SETS_OF_ATHLETE));
    }
}
