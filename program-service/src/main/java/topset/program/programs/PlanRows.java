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
import org.jspecify.annotations.Nullable;
import topset.contract.ProgramFact.FlagsChanged.StandingFlag;
import topset.contract.RepRange;
import topset.contract.TargetStatus;
import topset.contract.WeightUnit;
import topset.rules.lift.Prescription;
import topset.rules.load.Exact;
import topset.rules.progression.ExerciseTrend;
import topset.rules.progression.MethodState;
import topset.rules.week.SlotState;
import topset.rules.week.SlotWeek;

/**
 * The stored rows of one program's plan, which are collected while a result set is read. Values may be damaged: then the
 * plan is refused, unless {@link #ignoreDamage} was called.
 */
public final class PlanRows {
    private static final TypeReference<Map<String, ExerciseTrend>> TRENDS = new TypeReference<>() {};
    private static final TypeReference<List<StandingFlag>> FLAGS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> BACKOFFS = new TypeReference<>() {};

    /** Takes the place of a target that cannot be read, so that its revision is kept. No computed target equals it. */
    private static final SlotWeek UNREADABLE = new SlotWeek(
            "",
            0,
            TargetStatus.FINAL,
            new Prescription.Straight(WeightUnit.KG, 0, Exact.ZERO, Exact.ZERO, new RepRange(0, 0), null, null, null),
            null,
            new SlotState(MethodState.EMPTY, 0, null, null, null, null),
            null,
            List.of(),
            List.of(),
            null);

    private final PlanState plan = PlanState.empty();
    private final Set<Integer> unreadableFlags = new HashSet<>();
    private @Nullable RuntimeException damage;

    /** Reads a row of one of the two tables, in whose result the columns of the other are null. */
    public void add(ResultSet row) throws SQLException {
        var slotWeek = row.getString("slot_week");
        if (slotWeek == null) {
            addWeek(row);
        } else {
            addTarget(row, slotWeek);
        }
    }

    private void addTarget(ResultSet row, String slotWeek) throws SQLException {
        var target = read(() -> ProgramEventCodec.read(slotWeek, SlotWeek.class));
        plan.weeks()
                .put(
                        new Program.SlotInWeek(row.getInt("week"), row.getString("slot_id")),
                        new Program.StoredTarget(
                                target == null ? UNREADABLE : target,
                                row.getInt("revision"),
                                row.getBoolean("revised_after_final")));
    }

    private void addWeek(ResultSet row) throws SQLException {
        int week = row.getInt("week");
        var ofTrends = row.getString("trends");
        var ofFlags = row.getString("flags");
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
        var ofBackoffs = row.getString("backoffs");
        if (ofBackoffs != null) {
            // A value that is not a text is not equal to any computed one, so the backoff is published again.
            var published = new HashMap<String, String>();
            ProgramEventCodec.read(ofBackoffs, BACKOFFS)
                    .forEach((session, text) -> published.put(session, String.valueOf(text)));
            plan.backoffs().put(week, published);
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

    /** Throws what {@link #ignoreDamage} ignores. */
    public PlanState plan() {
        if (damage != null) {
            throw damage;
        }
        return plan;
    }

    /**
     * For a rebuild, which writes damaged values again: the plan is without those that cannot be read, but has the
     * revision of such a target.
     */
    public void ignoreDamage() {
        damage = null;
    }

    public static boolean isReadable(Program.StoredTarget target) {
        return !target.slotWeek().equals(UNREADABLE);
    }

    public Set<Integer> unreadableFlags() {
        return unreadableFlags;
    }
}
