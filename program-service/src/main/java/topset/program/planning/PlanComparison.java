package topset.program.planning;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.program.planning.PlanDifference.Kind;
import topset.program.planning.ProgramEvent.StandingFlag;
import topset.program.training.ExerciseTrend;
import topset.program.training.SlotWeek;
import topset.program.training.lift.Prescription;

/**
 * Compares an athlete's weeks in the next generation with those that are served ("equal" as in training-rules.md), and takes over from these
 * what only a history knows: how often a target was revised, and whether after it was final.
 */
final class PlanComparison {
    private static final String TAKE_REVISIONS = "update next_generation.slot_week n set revision = l.revision,"
            + " revised_after_final = l.revised_after_final from next_generation.program p, public.slot_week l"
            + " where p.gym = ? and p.athlete = ? and n.gym = p.gym and n.program_id = p.program_id and l.gym = n.gym"
            + " and l.program_id = n.program_id and l.week = n.week and l.slot_id = n.slot_id"
            + " and (n.revision, n.revised_after_final) is distinct from (l.revision, l.revised_after_final)";

    /** Weeks that were planned before their program was followed or ended stay as they were: history reads the last week's outcome there. */
    private static final List<String> TAKE_WEEKS_PAST_THE_END = List.of(
            "insert into next_generation.slot_week select l.* from next_generation.program p join public.slot_week l"
                    + " on l.gym = p.gym and l.program_id = p.program_id where p.gym = ? and p.athlete = ? and l.week > p.planned_to"
                    + " on conflict do nothing",
            "insert into next_generation.program_week select l.* from next_generation.program p join public.program_week l"
                    + " on l.gym = p.gym and l.program_id = p.program_id where p.gym = ? and p.athlete = ? and l.week > p.planned_to"
                    + " on conflict do nothing",
            "update next_generation.program p set planned_to = l.planned_to from public.program l where p.gym = ? and p.athlete = ?"
                    + " and l.gym = p.gym and l.program_id = p.program_id and l.planned_to > p.planned_to");

    private static final String WEEKS = "select * from (select n.program_id, n.week, n.slot_id, n.slot_week as rebuilt,"
            + " lag(n.slot_week) over (partition by n.program_id, n.slot_id order by n.week) as before,"
            + " l.slot_week as live, l.revision, l.revised_after_final"
            + " from next_generation.program p join next_generation.slot_week n on n.gym = p.gym and n.program_id = p.program_id"
            + " left join public.slot_week l on l.gym = n.gym and l.program_id = n.program_id and l.week = n.week and l.slot_id = n.slot_id"
            + " where p.gym = ? and p.athlete = ?) w where live is distinct from rebuilt order by program_id, week, slot_id";

    /** Of weeks that are part of the program: the state that is served may still hold some of before it was followed or ended. */
    private static final String WHOLE_WEEKS = "select program_id, week, n.flags as rebuilt, l.flags as live,"
            + " n.trends as rebuilt_trends, l.trends as live_trends"
            + " from (select w.* from next_generation.program p join next_generation.program_week w on w.gym = p.gym"
            + " and w.program_id = p.program_id where p.gym = ? and p.athlete = ?) n"
            + " full join (select w.* from next_generation.program p join public.program_week w on w.gym = p.gym"
            + " and w.program_id = p.program_id where p.gym = ? and p.athlete = ?) l using (gym, program_id, week)"
            + " join (select distinct s.gym, s.program_id, s.week from next_generation.program p join next_generation.slot_week s"
            + " on s.gym = p.gym and s.program_id = p.program_id where p.gym = ? and p.athlete = ?) s using (gym, program_id, week)"
            + " where (n.flags, n.trends) is distinct from (l.flags, l.trends) order by program_id, week";

    private static final TypeReference<SlotWeek> WEEK = new TypeReference<>() {};
    private static final TypeReference<List<StandingFlag>> FLAGS = new TypeReference<>() {};
    private static final TypeReference<Map<String, ExerciseTrend>> TRENDS = new TypeReference<>() {};

    private final Connection connection;
    private final Known known;
    private final Map<UUID, Program> programs = new HashMap<>();
    private final List<PlanDifference> differences = new ArrayList<>();
    private final List<ProgramEvent> kept = new ArrayList<>();

    private PlanComparison(Connection connection, Known known) {
        this.connection = connection;
        this.known = known;
        known.programs().forEach(each -> programs.put(each.program().id(), each.program()));
    }

    /** What differs in the athlete's weeks; afterwards the next generation has the revisions that it will be served with. */
    static List<PlanDifference> of(Connection connection, Known known) throws SQLException {
        var comparison = new PlanComparison(connection, known);
        comparison.weeks();
        comparison.wholeWeeks();
        WeekTable.save(connection, Map.of(known.athlete(), comparison.kept), List.of());
        return comparison.differences;
    }

    private void weeks() throws SQLException {
        for (var pastTheEnd : TAKE_WEEKS_PAST_THE_END) {
            take(pastTheEnd);
        }
        take(TAKE_REVISIONS);
        try (var statement = connection.prepareStatement(WEEKS)) {
            bind(statement, 1);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    week(rows);
                }
            }
        }
    }

    private void take(String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, 1);
            statement.executeUpdate();
        }
    }

    private void week(ResultSet row) throws SQLException {
        var program = program(row);
        var rebuilt = ProgramEventCodec.read(row.getString("rebuilt"), SlotWeek.class);
        var liveText = row.getString("live");
        var live = liveText == null ? null : readable(liveText, WEEK);
        if (rebuilt.equals(live)) {
            return;
        }
        var before = row.getString("before");
        var visible = live == null || !ProgramDecider.looksAlike(rebuilt, live);
        var event = new ProgramEvent.WeekRecomputed(
                program.id(),
                rebuilt,
                program.lift(rebuilt.slotId(), rebuilt.week()).exercise(),
                row.getInt("revision") + (visible ? 1 : 0),
                row.getBoolean("revised_after_final"),
                visible,
                before == null
                        ? null
                        : ProgramDecider.loads(
                                ProgramEventCodec.read(before, SlotWeek.class).prescription()),
                null,
                ProgramDecider.lifted(program, rebuilt.slotId(), rebuilt.done()));
        kept.add(event);
        differences.add(new PlanDifference(
                visible ? Kind.TARGET : Kind.STATE,
                program.id(),
                rebuilt.slotId(),
                rebuilt.week(),
                live == null ? liveText : says(live.prescription()),
                says(rebuilt.prescription()),
                event));
    }

    private void wholeWeeks() throws SQLException {
        try (var statement = connection.prepareStatement(WHOLE_WEEKS)) {
            bind(statement, 1);
            bind(statement, 3);
            bind(statement, 5);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    flags(rows);
                    trends(rows);
                }
            }
        }
    }

    private void flags(ResultSet row) throws SQLException {
        var program = program(row);
        int week = row.getInt("week");
        var live = readable(flags(row, "live"), FLAGS);
        var rebuilt = StandingFlags.withoutRevisions(ProgramEventCodec.read(flags(row, "rebuilt"), FLAGS));
        if (live != null && StandingFlags.withoutRevisions(live).equals(rebuilt)) {
            kept.add(new ProgramEvent.FlagsChanged(program.id(), week, live, false));
            return;
        }
        var standing = live == null ? List.<StandingFlag>of() : live;
        var slots = program.lifts(week).stream().map(lift -> lift.slotId()).toList();
        var now = StandingFlags.withRevisions(rebuilt, slots, revised(standing)::contains);
        var event = new ProgramEvent.FlagsChanged(program.id(), week, now, StandingFlags.differ(standing, now));
        kept.add(event);
        differences.add(new PlanDifference(Kind.FLAGS, program.id(), null, week, says(standing), says(now), event));
    }

    private void trends(ResultSet row) throws SQLException {
        var rebuilt = row.getString("rebuilt_trends");
        var live = row.getString("live_trends");
        if (rebuilt == null || rebuilt.equals(live)) {
            return;
        }
        var trends = ProgramEventCodec.read(rebuilt, TRENDS);
        if (live == null || !trends.equals(readable(live, TRENDS))) {
            var event = new ProgramEvent.WeekEntered(program(row).id(), row.getInt("week"), trends);
            differences.add(new PlanDifference(Kind.TREND, event.programId(), null, event.week(), null, null, event));
        }
    }

    private static String flags(ResultSet row, String column) throws SQLException {
        var flags = row.getString(column);
        return flags == null ? "[]" : flags;
    }

    private Program program(ResultSet row) throws SQLException {
        return Objects.requireNonNull(programs.get(row.getObject("program_id", UUID.class)));
    }

    private void bind(java.sql.PreparedStatement statement, int first) throws SQLException {
        statement.setString(first, known.athlete().gym());
        statement.setString(first + 1, known.athlete().id());
    }

    /** What is served may be damaged: that is what a rebuild is for. */
    private static <T> @Nullable T readable(String text, TypeReference<T> form) {
        try {
            return ProgramEventCodec.read(text, form);
        } catch (UncheckedIOException | IllegalArgumentException damaged) {
            return null;
        }
    }

    private static Set<String> revised(List<StandingFlag> standing) {
        var slots = new HashSet<String>();
        var others = StandingFlags.withoutRevisions(standing);
        standing.stream().filter(each -> !others.contains(each)).forEach(each -> {
            if (each.slotId() != null) {
                slots.add(each.slotId());
            }
        });
        return slots;
    }

    private static String says(List<StandingFlag> standing) {
        return String.join(
                ", ", standing.stream().map(each -> each.flag().code().name()).toList());
    }

    private static String says(Prescription prescription) {
        return switch (prescription) {
            case Prescription.TopSet set ->
                "%s × %d, backoff %s %s"
                        .formatted(
                                set.load().shown(),
                                set.top().reps(),
                                set.backoff().load().shown(),
                                set.unit().name().toLowerCase(java.util.Locale.ROOT));
            case Prescription.Straight straight ->
                "%s %s"
                        .formatted(
                                straight.load().shown(), straight.unit().name().toLowerCase(java.util.Locale.ROOT));
        };
    }
}
