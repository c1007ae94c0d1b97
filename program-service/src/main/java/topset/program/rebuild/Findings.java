package topset.program.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import topset.program.rebuild.comparison.PlanDifference;
import topset.program.rebuild.comparison.PlanDifference.Kind;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.Sql;

/**
 * The table {@code rebuild_finding}, which contains the differences that rebuilds have found in the data of each
 * athlete.
 */
final class Findings {
    private static final String ADD = "insert into rebuild_finding (rebuild, gym, athlete, n, kind, program_id,"
            + " slot_id, week, live, rebuilt) select * from unnest(?::uuid[], ?::text[], ?::text[], ?::int[], ?::text[],"
            + " ?::uuid[], ?::text[], ?::int[], ?::text[], ?::text[])";

    /**
     * The largest number of differences that are stored for one athlete. The limit is needed because every week of many
     * years may differ.
     */
    private static final int MOST = 1_000;

    private static final int SHOWN = 100;

    private Findings() {}

    /** The number of differences of one kind, and the number of athletes with such a difference. */
    @Schema(name = "RebuildCount")
    record Count(Kind kind, long differences, long athletes) {
        Count and(Count other) {
            return new Count(kind, differences + other.differences, athletes + other.athletes);
        }
    }

    /** A difference that a rebuild has found, and the athlete whose data differs. */
    record Finding(Athlete athlete, PlanDifference difference) {}

    /**
     * Stores the differences that a rebuild has found in the data of an athlete.
     *
     * @return the number of differences of each kind
     */
    static List<Count> add(Connection connection, UUID rebuild, Athlete athlete, List<PlanDifference> differences)
            throws SQLException {
        var counts = new EnumMap<Kind, Count>(Kind.class);
        var rows = new RoundTrip.Values("uuid", "text", "text", "int4", "text", "uuid", "text", "int4", "text", "text");
        for (int n = 0; n < Math.min(MOST, differences.size()); n++) {
            var each = differences.get(n);
            counts.compute(
                    each.kind(), (kind, count) -> new Count(kind, count == null ? 1 : count.differences() + 1, 1));
            rows.row(
                    rebuild,
                    athlete.gym(),
                    athlete.id(),
                    n + 1,
                    each.kind().name(),
                    each.programId(),
                    each.slotId(),
                    each.week(),
                    each.live(),
                    each.rebuilt());
        }
        new RoundTrip().change(ADD, rows).run(connection);
        return List.copyOf(counts.values());
    }

    /**
     * Counts the differences of each kind that a rebuild has found. The query reads all stored differences, so it is
     * used only when a replica resumes a rebuild.
     */
    static List<Count> counts(Connection connection, UUID rebuild) throws SQLException {
        return Sql.list(
                connection,
                "select kind, count(*), count(distinct (gym, athlete))"
                        + " from rebuild_finding where rebuild = ? group by kind order by kind",
                rows -> new Count(Kind.valueOf(rows.getString(1)), rows.getLong(2), rows.getLong(3)),
                rebuild);
    }

    /** Returns the first differences that a rebuild has found, ordered by gym and athlete. */
    static List<Finding> first(Connection connection, UUID rebuild) throws SQLException {
        return Sql.list(
                connection,
                "select * from rebuild_finding where rebuild = ? order by gym, athlete, n limit " + SHOWN,
                row -> new Finding(
                        new Athlete(row.getString("gym"), row.getString("athlete")),
                        new PlanDifference(
                                Kind.valueOf(row.getString("kind")),
                                row.getObject("program_id", UUID.class),
                                row.getString("slot_id"),
                                row.getObject("week", Integer.class),
                                row.getString("live"),
                                row.getString("rebuilt"))),
                rebuild);
    }
}
