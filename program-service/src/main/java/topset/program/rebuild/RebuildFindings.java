package topset.program.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.program.rebuild.PlanDifference.Kind;
import topset.program.rebuild.RebuildOrder.Mode;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.Sql;

/**
 * The table {@code rebuild_finding}, which contains the differences that the last rebuild has found in the data of each
 * athlete, and the athletes whose data it has left unchanged.
 */
final class RebuildFindings {
    /** The number of the row with the reason why an athlete was left unchanged. Differences are numbered from 1. */
    private static final int LEFT_ALONE = 0;

    private static final String FORGET =
            "delete from rebuild_finding f using unnest(?::uuid[], ?::text[], ?::text[], ?::int[])"
                    + " w(rebuild, gym, athlete, through) where f.rebuild = w.rebuild and f.gym = w.gym"
                    + " and f.athlete = w.athlete and f.n <= w.through";

    private static final String ADD = "insert into rebuild_finding (rebuild, gym, athlete, n, kind, program_id,"
            + " slot_id, week, live, rebuilt) select * from unnest(?::uuid[], ?::text[], ?::text[], ?::int[], ?::text[],"
            + " ?::uuid[], ?::text[], ?::int[], ?::text[], ?::text[])";

    /**
     * The largest number of differences that are stored for one athlete. The limit is needed because every week of many
     * years may differ.
     */
    private static final int MOST = 1_000;

    private static final int SHOWN = 100;

    private RebuildFindings() {}

    /** The number of differences of one kind, and the number of athletes with such a difference. */
    @Schema(name = "RebuildCount")
    public record Count(Kind kind, long differences, long athletes) {
        Count and(Count other) {
            return new Count(kind, differences + other.differences, athletes + other.athletes);
        }
    }

    /** The number of differences of each kind, and the first hundred differences. */
    @Schema(name = "RebuildDifferences")
    public record Differences(List<Count> counts, List<PlanDifference> items) {}

    /**
     * An athlete whose stored data a rebuild left unchanged.
     *
     * @param outcome INCOMPLETE_LOG (processed session events are missing in Kafka) or FAILED (the plans could not be
     * computed or written)
     */
    @Schema(name = "RebuildLeftAlone")
    public record LeftAlone(
            String gym,
            String athlete,
            RebuildOutcome outcome,
            @Nullable String says) {}

    /**
     * Stores what a rebuild has found about an athlete, instead of what it has found before a replica stopped. An
     * athlete who has no difference any more, because the rebuild has corrected all, keeps the differences.
     *
     * @param leftAlone why the athlete's data is left unchanged; absent if it is not
     * @return the number of differences of each kind
     */
    static List<Count> replace(
            Connection connection,
            RebuildRow rebuild,
            Athlete athlete,
            @Nullable LeftAlone leftAlone,
            List<PlanDifference> differences)
            throws SQLException {
        var counts = new EnumMap<Kind, Count>(Kind.class);
        var rows = new RoundTrip.Values("uuid", "text", "text", "int4", "text", "uuid", "text", "int4", "text", "text");
        var id = rebuild.id();
        var gym = athlete.gym();
        if (leftAlone != null) {
            var outcome = leftAlone.outcome().name();
            rows.row(id, gym, athlete.id(), LEFT_ALONE, outcome, null, null, null, null, leftAlone.says());
        }
        for (int n = 0; n < Math.min(MOST, differences.size()); n++) {
            var each = differences.get(n);
            var kind = each.kind();
            counts.merge(kind, new Count(kind, 1, 1), (a, b) -> new Count(kind, a.differences() + 1, 1));
            rows.row(
                    id,
                    gym,
                    athlete.id(),
                    n + 1,
                    kind.name(),
                    each.programId(),
                    each.slotId(),
                    each.week(),
                    each.live(),
                    each.rebuilt());
        }
        int through = differences.isEmpty() && rebuild.mode() == Mode.APPLY ? LEFT_ALONE : MOST;
        var whose = new RoundTrip.Values("uuid", "text", "text", "int4");
        new RoundTrip()
                .change(FORGET, whose.row(id, gym, athlete.id(), through))
                .change(ADD, rows)
                .run(connection);
        return List.copyOf(counts.values());
    }

    static List<PlanDifference> first(Connection connection, UUID rebuild) throws SQLException {
        return Sql.list(
                connection,
                "select * from rebuild_finding where rebuild = ? and n > " + LEFT_ALONE
                        + " order by gym, athlete, n limit " + SHOWN,
                row -> new PlanDifference(
                        row.getString("gym"),
                        row.getString("athlete"),
                        Kind.valueOf(row.getString("kind")),
                        row.getObject("program_id", UUID.class),
                        row.getString("slot_id"),
                        row.getObject("week", Integer.class),
                        row.getString("live"),
                        row.getString("rebuilt")),
                rebuild);
    }

    static List<LeftAlone> leftAlone(Connection connection, UUID rebuild) throws SQLException {
        return Sql.list(
                connection,
                "select gym, athlete, kind, rebuilt from rebuild_finding where rebuild = ? and n = " + LEFT_ALONE
                        + " order by gym, athlete limit " + SHOWN,
                row -> new LeftAlone(
                        row.getString("gym"),
                        row.getString("athlete"),
                        RebuildOutcome.valueOf(row.getString("kind")),
                        row.getString("rebuilt")),
                rebuild);
    }
}
