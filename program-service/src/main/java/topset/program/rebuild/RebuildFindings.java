package topset.program.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.edge.web.ContractJson;
import topset.program.rebuild.AthleteRebuild.Found;
import topset.store.Athlete;
import topset.store.Sql;

/** The table {@code rebuild_finding}: what the last rebuild has found of each athlete, as it is answered. */
public final class RebuildFindings {

    /** As many are answered, and of one athlete stored: every week of many years may differ. */
    private static final int MOST = 100;

    private static final String SAVE =
            "insert into rebuild_finding as f (gym, athlete, rebuild, left_alone, differences)"
                    + " values (?, ?, ?, ?, ?) on conflict (gym, athlete) do update set left_alone = excluded.left_alone,"
                    + " differences = coalesce(excluded.differences, f.differences)";

    private static final String FORGET = "update rebuild_finding set left_alone = null,"
            + " differences = case when ? = 'APPLY' then differences end where gym = ? and athlete = ?";

    private RebuildFindings() {}

    enum Outcome {
        SAME,
        DIFFERENT,
        APPLIED,
        /** The session events in Kafka lack events that were processed, so the athlete's data was left unchanged. */
        INCOMPLETE_LOG,
        /** The athlete's plans could not be computed or written, so the athlete's data was left unchanged. */
        FAILED
    }

    @Schema(name = "RebuildDifferences")
    public record Differences(List<RebuildProgress.Count> counts, List<PlanDifference> items) {}

    @Schema(name = "RebuildLeftAlone")
    public record LeftAlone(
            String gym,
            String athlete,
            Outcome outcome,
            @Nullable String says) {}

    @Schema(name = "RebuildDifference")
    public record PlanDifference(
            String gym,
            String athlete,
            Kind kind,
            @Nullable UUID programId,
            @Nullable String slotId,
            @Nullable Integer week,
            @Nullable String live,
            @Nullable String rebuilt) {

        public enum Kind {
            TARGET,
            /** The stored and the rebuilt internal state of a program's plan differ. Clients do not see this state. */
            STATE,
            FLAGS,
            /** The stored and the rebuilt strength trends at the start of a week differ. */
            TREND,
            /** The stored and the rebuilt backoff load of a lift in one of today's sessions differ. */
            BACKOFF,
            /** The sets that are stored for the athlete differ from the sets that the session events in Kafka result in. */
            FACTS,
            /** The stored and the rebuilt profile, or the stored and the rebuilt definition of a program, differ. */
            DEFINITION,
            /** The stored sequence number of the athlete's last processed session event differs from the rebuilt number. */
            TAKEN
        }

        public static PlanDifference of(Athlete athlete, Kind kind, String live, String rebuilt) {
            return new PlanDifference(athlete.gym(), athlete.id(), kind, null, null, null, live, rebuilt);
        }
    }

    /** Adds the first findings of each kind to a rebuild. */
    static Rebuild addTo(Rebuild rebuild, Connection connection) throws SQLException {
        var first = first(connection, rebuild, "differences", PlanDifference[].class).stream()
                .flatMap(Stream::of)
                .limit(MOST)
                .toList();
        rebuild.differences = new Differences(rebuild.progress.differences, first);
        rebuild.leftAlone = first(connection, rebuild, "left_alone", LeftAlone.class);
        return rebuild;
    }

    private static <T> List<T> first(Connection connection, Rebuild rebuild, String column, Class<T> type)
            throws SQLException {
        return Sql.list(
                connection,
                "select %1$s from rebuild_finding where rebuild = ? and %1$s is not null order by gym, athlete limit %2$d"
                        .formatted(column, MOST),
                row -> ContractJson.read(row.getString(1), type),
                rebuild.id);
    }

    /** A repeated window replaces what it has found before, but keeps the differences that it has corrected. */
    static void replace(Connection connection, Rebuild rebuild, Athlete athlete, Found found) throws SQLException {
        var says = found.says();
        var leftAlone = says == null ? null : new LeftAlone(athlete.gym(), athlete.id(), found.outcome(), says);
        var first = found.differences().stream().limit(MOST).toList();
        if (leftAlone == null && first.isEmpty()) {
            Sql.change(connection, FORGET, rebuild.order.mode().name(), athlete);
            return;
        }
        Sql.change(
                connection,
                SAVE,
                athlete,
                rebuild.id,
                leftAlone == null ? null : ContractJson.text(leftAlone),
                first.isEmpty() ? null : ContractJson.text(first));
    }
}
