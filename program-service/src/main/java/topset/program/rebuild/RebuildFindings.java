package topset.program.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.edge.web.ContractJson;
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

    private static final String ADD = "insert into rebuild_finding (rebuild, gym, athlete, n, finding)"
            + " select * from unnest(?::uuid[], ?::text[], ?::text[], ?::int[], ?::text[])";

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
     */
    static void replace(
            Connection connection,
            RebuildRow rebuild,
            Athlete athlete,
            @Nullable LeftAlone leftAlone,
            List<PlanDifference> differences)
            throws SQLException {
        var id = rebuild.id();
        var gym = athlete.gym();
        Sql.change(
                connection,
                "delete from rebuild_finding where rebuild = ? and gym = ? and athlete = ? and n <= ?",
                id,
                gym,
                athlete.id(),
                differences.isEmpty() && rebuild.mode() == Mode.APPLY ? LEFT_ALONE : MOST);
        var rows = new RoundTrip.Values("uuid", "text", "text", "int4", "text");
        if (leftAlone != null) {
            rows.row(id, gym, athlete.id(), LEFT_ALONE, ContractJson.text(leftAlone));
        }
        for (int n = 0; n < Math.min(MOST, differences.size()); n++) {
            rows.row(id, gym, athlete.id(), n + 1, ContractJson.text(differences.get(n)));
        }
        new RoundTrip().change(ADD, rows).run(connection);
    }

    /** Returns the first differences of a rebuild. */
    static List<PlanDifference> first(Connection connection, UUID rebuild) throws SQLException {
        return find(connection, rebuild, "n > " + LEFT_ALONE, PlanDifference.class);
    }

    static List<LeftAlone> leftAlone(Connection connection, UUID rebuild) throws SQLException {
        return find(connection, rebuild, "n = " + LEFT_ALONE, LeftAlone.class);
    }

    private static <T> List<T> find(Connection connection, UUID rebuild, String which, Class<T> type)
            throws SQLException {
        return Sql.list(
                connection,
                "select finding from rebuild_finding where rebuild = ? and " + which
                        + " order by gym, athlete, n limit " + SHOWN,
                row -> ContractJson.read(row.getString(1), type),
                rebuild);
    }
}
