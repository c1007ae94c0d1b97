package topset.program.programs;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.ProgramFact.FlagsChanged.StandingFlag;
import topset.program.programs.Program.SlotInWeek;
import topset.rules.progression.ExerciseTrend;
import topset.rules.week.SlotWeek;
import topset.rules.week.TodayBackoff;

/** The stored rows of one program's plan, which are collected while a result set is read. Values may be damaged. */
public final class PlanRows {
    private static final TypeReference<Map<String, ExerciseTrend>> TRENDS = new TypeReference<>() {};
    private static final TypeReference<List<StandingFlag>> FLAGS = new TypeReference<>() {};

    private final PlanState plan = PlanState.empty();
    private final Map<SlotInWeek, Revision> unreadableTargets = new HashMap<>();
    private final Set<Integer> unreadableFlags = new HashSet<>();
    private @Nullable RuntimeException damage;

    /** {@code isAfterFinal}: a late set has changed the target after it was final. */
    public record Revision(int number, boolean isAfterFinal) {}

    public record Unreadable(Map<SlotInWeek, Revision> targets, Set<Integer> flags) {}

    /** Reads a row of one of the three tables, in whose result the columns of the other two are null. */
    public void add(ResultSet row) throws SQLException {
        var slotWeek = row.getString("slot_week");
        var ofFlags = row.getString("flags");
        if (slotWeek != null) {
            addTarget(row, slotWeek);
        } else if (ofFlags != null) {
            addWeek(row.getInt("week"), row.getString("trends"), ofFlags);
        } else {
            addBackoff(row);
        }
    }

    private void addTarget(ResultSet row, String slotWeek) throws SQLException {
        var key = new SlotInWeek(row.getInt("week"), row.getString("slot_id"));
        var revision = new Revision(row.getInt("revision"), row.getBoolean("revised_after_final"));
        var target = read(() -> ProgramEventCodec.read(slotWeek, SlotWeek.class));
        if (target == null) {
            unreadableTargets.put(key, revision);
        } else {
            plan.weeks().put(key, new Program.StoredTarget(target, revision.number(), revision.isAfterFinal()));
        }
    }

    private void addWeek(int week, @Nullable String ofTrends, String ofFlags) {
        var standing = read(() -> ProgramEventCodec.read(ofFlags, FLAGS));
        if (standing == null) {
            unreadableFlags.add(week);
        } else {
            plan.flags().put(week, standing);
        }
        var entered = ofTrends == null ? null : read(() -> ProgramEventCodec.read(ofTrends, TRENDS));
        if (entered != null) {
            plan.trends().put(week, entered);
        }
    }

    void addBackoff(ResultSet row) throws SQLException {
        var text = row.getString("backoff");
        var backoff = read(() -> ProgramEventCodec.read(text, TodayBackoff.class));
        if (backoff != null) {
            plan.backoffs()
                    .put(new Program.SlotInSession(row.getString("session_id"), row.getString("slot_id")), backoff);
        }
    }

    private <T> @Nullable T read(Supplier<T> value) {
        try {
            return value.get();
        } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException unreadable) {
            damage = unreadable;
            return null;
        }
    }

    PlanState plan() {
        if (damage != null) {
            throw damage;
        }
        return readable();
    }

    public PlanState readable() {
        return plan;
    }

    public Unreadable unreadable() {
        return new Unreadable(unreadableTargets, unreadableFlags);
    }

    /** The stored targets of slots that the program does not have. */
    public List<SlotInWeek> surplus(Program program) {
        return slots().filter(key -> !program.hasSlot(key.slotId())).toList();
    }

    /** 0 if no target is stored. */
    public int plannedTo() {
        return slots().mapToInt(SlotInWeek::week).max().orElse(0);
    }

    private Stream<SlotInWeek> slots() {
        return Stream.concat(plan.weeks().keySet().stream(), unreadableTargets.keySet().stream());
    }
}
