package topset.program.targets;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.program.programs.WeekTable;
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
        var found = new HashSet<Slot>();
        try (var statement = connection.prepareStatement(SELECT)) {
            SqlArrays.text(statement, 1, weeks, each -> each.athlete().gym());
            SqlArrays.text(statement, 2, weeks, each -> each.program().id().toString());
            SqlArrays.integer(statement, 3, weeks, WeekTable.Wanted::fromWeek);
            SqlArrays.integer(statement, 4, weeks, WeekTable.Wanted::toWeek);
            statement.setObject(5, since);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Slot(rows.getObject(1, UUID.class), rows.getString(2)));
                }
            }
        }
        return new ChangedSlots(found);
    }
}
