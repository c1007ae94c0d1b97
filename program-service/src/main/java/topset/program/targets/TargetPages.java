package topset.program.targets;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.AthleteFilter;
import topset.program.programs.AthletePrograms;
import topset.program.programs.AthleteTable;
import topset.program.programs.Program;
import topset.program.programs.WeekTable;
import topset.program.publishing.SlotTargetMessages;
import topset.program.replanning.Transactions;
import topset.store.Athlete;

/**
 * Reads the newest targets of a gym in pages. Each page contains the targets of several athletes, and is read in a
 * database snapshot of its own.
 */
@ApplicationScoped
class TargetPages {
    /** An athlete has at most 60 lifts with targets. */
    static final int ATHLETES = 20;

    private final Transactions transactions;
    private final Clock clock;

    TargetPages(DataSource dataSource, Clock clock) {
        this.transactions = new Transactions(dataSource);
        this.clock = clock;
    }

    /**
     * Ordered by athlete, and for one athlete by slot id.
     *
     * @param next the id of the last athlete of the page; null if it is the last page
     */
    record TargetPage(List<TargetLine> lines, @Nullable String next) {}

    /** Reads the first athletes whose ids are greater than {@code after} and whom the caller may see. */
    TargetPage read(AthleteFilter visible, TargetFilter filter, String after) {
        var gym = visible.gym();
        var onlyOf = visible.onlyOf();
        return transactions.snapshot(connection -> {
            var athletes = List.copyOf(AthleteTable.profiles(connection, gym, onlyOf, null, after, ATHLETES)
                    .keySet());
            var lines = lines(
                    connection,
                    athletes.stream().map(each -> new Athlete(gym, each)).toList(),
                    filter);
            return new TargetPage(lines, athletes.size() < ATHLETES ? null : athletes.getLast());
        });
    }

    List<TargetLine> of(Athlete athlete, TargetFilter filter) {
        return transactions.snapshot(connection -> lines(connection, List.of(athlete), filter));
    }

    private List<TargetLine> lines(Connection connection, List<Athlete> athletes, TargetFilter filter)
            throws SQLException {
        var now = clock.instant();
        var known = AthleteTable.load(connection, athletes);
        var wanted = athletes.stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .flatMap(programs -> wanted(programs, now).stream())
                .toList();
        var planned = WeekTable.load(connection, wanted);
        var changed = ChangedSlots.read(connection, wanted, filter.changedSince());
        var lines = new ArrayList<TargetLine>();
        for (var each : wanted) {
            var athlete = each.athlete();
            var program = Objects.requireNonNull(
                    planned.get(new WeekTable.Key(athlete.gym(), each.program().id())));
            lines(Objects.requireNonNull(known.get(athlete)), program, now).stream()
                    .filter(line ->
                            changed.contains(program.id(), line.targets().slotId()))
                    .filter(line -> filter.hasExercise(line.targets()))
                    .forEach(lines::add);
        }
        return lines;
    }

    /**
     * The current and the next week of the athlete's program that is running or starts next; empty if there is no such
     * program.
     */
    private static Optional<WeekTable.Wanted> wanted(AthletePrograms programs, Instant now) {
        if (programs.profile() == null) {
            return Optional.empty();
        }
        return programs.active(programs.today(now))
                .filter(planned -> planned.plannedTo() > 0)
                .map(planned -> {
                    int current = currentWeek(programs, planned.program(), now);
                    return new WeekTable.Wanted(
                            programs.athlete(), planned.program(), Math.max(1, current), current + 1);
                });
    }

    private static List<TargetLine> lines(AthletePrograms programs, Program program, Instant now) {
        int current = currentWeek(programs, program, now);
        var endsOn = programs.endsOn(program).orElse(null);
        return program.lifts().started().stream()
                .map(lift -> lift.slotId())
                .sorted()
                .map(slotId -> new TargetLine(
                        programs.athlete().id(), SlotTargetMessages.state(program, slotId, current, endsOn)))
                .toList();
    }

    private static int currentWeek(AthletePrograms programs, Program program, Instant now) {
        return Math.max(0, programs.calendar(program).weekOf(now));
    }
}
