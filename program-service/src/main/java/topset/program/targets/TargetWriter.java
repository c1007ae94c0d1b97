package topset.program.targets;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.contract.SlotTargets;
import topset.edge.identity.AthleteFilter;
import topset.edge.transfer.StreamedLines;
import topset.edge.web.ContractJson;
import topset.edge.web.Page;
import topset.program.programs.AthleteTable;
import topset.program.programs.WeekTable;
import topset.program.publishing.SlotTargetMessages;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.RoundTrip;

/**
 * Writes the newest targets as JSON lines, page by page. A page contains the targets of several athletes and is read in
 * a database snapshot of its own. The connection is returned to the pool before the page is written. So a slow client
 * holds no connection and no snapshot, and only one page is in memory.
 */
@ApplicationScoped
class TargetWriter {
    /** An athlete has at most 60 lifts with targets. */
    static final int ATHLETES_OF_PAGE = 20;

    private static final String CHANGED = "select s.program_id, s.slot_id"
            + " from unnest(?::text[], ?::uuid[], ?::int[], ?::int[], ?::timestamptz[])"
            + " w(gym, program_id, from_week, to_week, since)"
            + " join slot_week s on s.gym = w.gym and s.program_id = w.program_id"
            + " and s.week between w.from_week and w.to_week and s.changed_at >= w.since";

    private final DataSource dataSource;
    private final Clock clock;

    TargetWriter(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** {@code targets} has the same value as the newest Kafka message about the slot. */
    record TargetLine(String athleteId, SlotTargets targets) {}

    /** {@code exercise} is that of the slot in this week or the next. */
    record Filter(@Nullable String exercise, @Nullable OffsetDateTime changedSince) {
        static final Filter ALL = new Filter(null, null);

        private boolean hasExercise(SlotTargets targets) {
            return exercise == null
                    || exercise.equals(targets.exercise())
                    || Stream.of(targets.current(), targets.next())
                            .filter(Objects::nonNull)
                            .anyMatch(target -> exercise.equals(target.exercise()));
        }
    }

    private record TargetSlot(UUID programId, String slotId) {}

    /** Ordered by athlete, and for one athlete by slot id. */
    void gym(AthleteFilter visible, Filter filter, OutputStream to) throws IOException {
        var deadline = clock.instant().plus(StreamedLines.LONGEST);
        @Nullable String after = "";
        while (after != null) {
            if (clock.instant().isAfter(deadline)) {
                throw new IOException("the list takes longer than " + StreamedLines.LONGEST);
            }
            var page = read(visible, filter, after);
            write(page.items(), to);
            after = page.nextCursor();
        }
    }

    void athlete(Athlete athlete, Filter filter, OutputStream to) throws IOException {
        write(Query.snapshot(dataSource, connection -> lines(connection, List.of(athlete), filter)), to);
    }

    private static void write(List<TargetLine> lines, OutputStream to) throws IOException {
        for (var line : lines) {
            to.write(ContractJson.write(line));
            to.write('\n');
        }
    }

    /** Reads the first athletes whose ids are greater than {@code after} and whom the caller may see. */
    private Page<TargetLine> read(AthleteFilter visible, Filter filter, String after) {
        var gym = visible.gym();
        var onlyOf = visible.onlyOf();
        return Query.snapshot(dataSource, connection -> {
            var ids = List.copyOf(AthleteTable.profiles(connection, gym, onlyOf, null, after, ATHLETES_OF_PAGE)
                    .keySet());
            var athletes = ids.stream().map(id -> new Athlete(gym, id)).toList();
            return new Page<>(
                    lines(connection, athletes, filter), ids.size() < ATHLETES_OF_PAGE ? null : ids.getLast());
        });
    }

    private List<TargetLine> lines(Connection connection, List<Athlete> athletes, Filter filter) throws SQLException {
        var now = clock.instant();
        var known = AthleteTable.load(connection, athletes);
        var wanted = athletes.stream()
                .map(athlete -> Objects.requireNonNull(known.get(athlete)))
                .flatMap(programs -> SlotTargetMessages.wanted(programs, now).stream())
                .toList();
        var planned = WeekTable.load(connection, wanted);
        var changed = changed(connection, wanted, filter.changedSince());
        var lines = new ArrayList<TargetLine>();
        for (var each : wanted) {
            var program = Objects.requireNonNull(planned.get(each.program().id()));
            var programs = Objects.requireNonNull(known.get(each.athlete()));
            program.slotIds().stream()
                    .filter(slotId -> changed == null || changed.contains(new TargetSlot(program.id(), slotId)))
                    .sorted()
                    .map(slotId -> SlotTargetMessages.state(programs, program, slotId, now))
                    .filter(filter::hasExercise)
                    .forEach(targets -> lines.add(new TargetLine(each.athlete().id(), targets)));
        }
        return lines;
    }

    /** Null if all slots are wanted. */
    private static @Nullable Set<TargetSlot> changed(
            Connection connection, List<WeekTable.Wanted> weeks, @Nullable OffsetDateTime since) throws SQLException {
        if (since == null) {
            return null;
        }
        var slots = new HashSet<TargetSlot>();
        var wanted = new RoundTrip.Values("text", "uuid", "int4", "int4", "timestamptz");
        weeks.forEach(each -> wanted.row(
                each.athlete().gym(), each.program().id(), each.fromWeek(), each.toWeek(), since.toString()));
        new RoundTrip()
                .query(
                        CHANGED,
                        wanted,
                        row -> slots.add(new TargetSlot(row.getObject(1, UUID.class), row.getString(2))))
                .run(connection);
        return slots;
    }
}
