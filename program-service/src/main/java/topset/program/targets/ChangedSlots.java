package topset.program.targets;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.program.programs.WeekTable;
import topset.store.Sql;
import topset.store.SqlArrays;

/** @param slots null if all slots are wanted, whenever their targets were computed */
record ChangedSlots(@Nullable Set<Slot> slots) {
    private static final String SELECT = "select s.program_id, s.slot_id"
            + " from unnest(?::text[], ?::uuid[], ?::int[], ?::int[]) w(gym, program_id, from_week, to_week)"
            + " join slot_week s on s.gym = w.gym and s.program_id = w.program_id"
            + " and s.week between w.from_week and w.to_week where s.changed_at >= ?";

    record Slot(UUID programId, String slotId) {}

    boolean contains(UUID programId, String slotId) {
        return slots == null || slots.contains(new Slot(programId, slotId));
    }

    /**
     * @param wanted the weeks whose targets are compared
     * @param since null if all slots are wanted
     */
    static ChangedSlots read(Connection connection, Collection<WeekTable.Wanted> wanted, @Nullable OffsetDateTime since)
            throws SQLException {
        if (since == null) {
            return new ChangedSlots(null);
        }
        var weeks = List.copyOf(wanted);
        return new ChangedSlots(Set.copyOf(Sql.list(
                connection,
                SELECT,
                row -> new Slot(row.getObject(1, UUID.class), row.getString(2)),
                SqlArrays.text(connection, weeks, each -> each.athlete().gym()),
                SqlArrays.text(connection, weeks, each -> each.program().id().toString()),
                SqlArrays.integer(connection, weeks, WeekTable.Wanted::fromWeek),
                SqlArrays.integer(connection, weeks, WeekTable.Wanted::toWeek),
                since)));
    }
}
