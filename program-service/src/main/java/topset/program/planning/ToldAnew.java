package topset.program.planning;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.StoreTransaction;

/**
 * Stores and tells in what the next generation differs, in the transaction of the switch: so that stream and tables agree, and subscribers hear
 * of exactly the slots that came out otherwise.
 */
public final class ToldAnew {
    private static final int AT_A_TIME = 200;

    private ToldAnew() {}

    /** What was told. */
    public record Told(int targets, int flags, int backoffs) {
        Told and(ProgramEvent event) {
            return switch (event) {
                case ProgramEvent.WeekRecomputed week -> new Told(targets + (week.visible() ? 1 : 0), flags, backoffs);
                case ProgramEvent.FlagsChanged week -> new Told(targets, flags + (week.visible() ? 1 : 0), backoffs);
                case ProgramEvent.BackoffAdjusted adjusted -> new Told(targets, flags, backoffs + 1);
                case ProgramEvent.WeekEntered entered -> this;
                case ProgramEvent.OfCoach decided -> throw new IllegalStateException("a rebuild decides no " + decided);
                case ProgramEvent.ProfileChanged changed ->
                    throw new IllegalStateException("a rebuild decides no profile");
                case ProgramEvent.RowChanged changed ->
                    throw new IllegalStateException("a rebuild tells of targets, not of rows");
                case ProgramEvent.AthleteErased erased -> throw new IllegalStateException("a rebuild erases nobody");
            };
        }
    }

    /** All differences, athletes in order; the transaction's search path leads to the next generation. */
    public static Told tell(StoreTransaction tx, Instant asOf) throws SQLException {
        var table = new DifferenceTable();
        var told = new Told(0, 0, 0);
        Athlete last = null;
        while (true) {
            var next = table.toTell(tx.connection(), last, AT_A_TIME).byAthlete();
            if (next.isEmpty()) {
                return told;
            }
            FoldStore.append(tx, folds(tx, next, asOf), asOf);
            for (var athlete : next.entrySet()) {
                last = athlete.getKey();
                for (var events : athlete.getValue().values()) {
                    for (var event : events) {
                        told = told.and(event);
                    }
                }
            }
        }
    }

    private static List<Planner.Fold> folds(
            StoreTransaction tx, Map<Athlete, Map<UUID, List<ProgramEvent>>> toTell, Instant asOf) throws SQLException {
        var known = AthleteTable.load(tx.connection(), toTell.keySet());
        var tasks = new HashMap<WeekTable.Key, FoldTask>();
        var wanted = new ArrayList<WeekTable.Wanted>();
        toTell.forEach((athlete, programs) -> programs.keySet().forEach(id -> {
            var task = task(known.get(athlete), id, asOf);
            tasks.put(task.key(), task);
            wanted.add(new WeekTable.Wanted(athlete, task.program(), task.fromWeek(), Set.of()));
        }));
        var weeks = WeekTable.load(tx.connection(), wanted);
        var folds = new ArrayList<Planner.Fold>();
        toTell.forEach((athlete, programs) -> programs.forEach((id, events) -> {
            var key = new WeekTable.Key(athlete.gym(), id);
            folds.add(new Planner.Fold(
                    Objects.requireNonNull(tasks.get(key)), events, Objects.requireNonNull(weeks.get(key)), List.of()));
        }));
        return folds;
    }

    private static FoldTask task(@Nullable Known athlete, UUID programId, Instant asOf) {
        var known = Objects.requireNonNull(athlete);
        var planned = known.find(programId).orElseThrow();
        int current = known.calendar(planned.program()).weekOf(asOf);
        return new FoldTask(known, planned, Math.max(1, current), null, null, Set.of());
    }
}
