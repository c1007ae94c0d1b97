package topset.program.planning;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.program.facts.FactsChanged;
import topset.store.Athlete;
import topset.store.Erasure;
import topset.store.QuietTransaction;

/**
 * Plans athletes anew, from what people decided and from the facts, into the tables of the next generation: the transaction's search path
 * leads there. No event is stored and none published.
 */
@ApplicationScoped
public class QuietPlanner {
    private static final String STREAM = "program-";

    private static final String DECIDED =
            "select e.stream, e.type, e.data from event e where e.gym = ? and e.athlete = ?"
                    + " and e.sequence is not null and e.type = any (?) order by e.sequence";

    private static final String WEEK_TO_CLOSE =
            "select min(next_week_at) from public.program where gym = ? and athlete = ? and next_week_at <= ?";

    private final Planner planner;

    public QuietPlanner(Planner planner) {
        this.planner = planner;
    }

    /** Whether an event of this type is what everything else is derived from, or the end of that. */
    public static boolean isDecidedByPeople(String type) {
        return ProgramEventCodec.commandTypes().contains(type) || type.equals(Erasure.TYPE);
    }

    /**
     * The moment to plan an athlete as of, so that the outcome can be compared: now; where the state that is served has a week still to close,
     * just before that week's end.
     */
    public static Instant asOf(Connection connection, Athlete athlete, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(WEEK_TO_CLOSE)) {
            statement.setString(1, athlete.gym());
            statement.setString(2, athlete.id());
            statement.setObject(3, now.atOffset(ZoneOffset.UTC));
            try (var rows = statement.executeQuery()) {
                var end = rows.next() ? rows.getObject(1, OffsetDateTime.class) : null;
                return end == null ? now : end.toInstant().minusMillis(1);
            }
        }
    }

    /** All of an athlete, from the first event and the first week on. */
    public void anew(Connection connection, Athlete athlete, Instant asOf) throws SQLException {
        PlanTables.forget(connection, PlanTables.NEXT, athlete);
        define(connection, athlete);
        var known = AthleteTable.load(connection, athlete);
        if (known.profile() != null) {
            planner.foldQuietly(
                    new QuietTransaction(connection),
                    known,
                    known.programs().stream()
                            .map(planned -> FoldTask.all(known, planned, null))
                            .toList(),
                    asOf);
        }
    }

    /** What facts changed, and what time did. */
    public void on(Connection connection, Athlete athlete, @Nullable FactsChanged changed, Instant asOf)
            throws SQLException {
        var tx = new QuietTransaction(connection);
        var known = AthleteTable.load(connection, athlete);
        if (known.profile() == null) {
            return;
        }
        if (changed != null) {
            planner.foldQuietly(tx, known, Planner.touched(known, changed), asOf);
        }
        var now = AthleteTable.load(connection, athlete);
        boolean weekHasEnded = now.programs().stream()
                .anyMatch(planned -> planned.nextWeekAt() != null && !asOf.isBefore(planned.nextWeekAt()));
        if (weekHasEnded) {
            planner.foldQuietly(tx, now, notOver(now), asOf);
        }
    }

    /** All together, as the service folds them: the roster shows of one program what the next begins with. */
    private static List<FoldTask> notOver(Known known) {
        return known.programs().stream()
                .filter(planned -> planned.nextWeekAt() != null)
                .map(planned -> FoldTask.from(known, planned, Integer.MAX_VALUE, null))
                .toList();
    }

    /** Has read models see what the comparison took over from the served state: which targets were revised after they were final. */
    public void tellAgain(Connection connection, Athlete athlete, Instant asOf) throws SQLException {
        var known = AthleteTable.load(connection, athlete);
        if (known.profile() != null) {
            planner.foldQuietly(new QuietTransaction(connection), known, notOver(known), asOf);
        }
    }

    private static void define(Connection connection, Athlete athlete) throws SQLException {
        Profile profile = null;
        try (var statement = connection.prepareStatement(DECIDED)) {
            statement.setString(1, athlete.gym());
            statement.setString(2, athlete.id());
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text", ProgramEventCodec.commandTypes().toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    switch (ProgramEventCodec.read(rows.getString("type"), rows.getString("data"))) {
                        case ProgramEvent.ProfileChanged changed -> profile = Profile.evolve(profile, changed);
                        case ProgramEvent.ProgramStarted started -> AthleteTable.insert(connection, athlete, started);
                        case ProgramEvent.OfCoach decided ->
                            AthleteTable.add(connection, athlete.gym(), programId(rows.getString("stream")), decided);
                        case ProgramEvent folded -> throw new IllegalStateException("not decided by people: " + folded);
                    }
                }
            }
        }
        if (profile != null) {
            AthleteTable.save(connection, athlete, profile);
        }
    }

    private static UUID programId(String stream) {
        return UUID.fromString(stream.substring(STREAM.length()));
    }
}
