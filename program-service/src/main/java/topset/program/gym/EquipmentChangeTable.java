package topset.program.gym;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.AthleteFilter;
import topset.edge.web.Problem;
import topset.program.programs.ProgramEventCodec;
import topset.store.Sql;

/**
 * Table {@code equipment_change}: the progress of changing a gym's programs to the gym's newest equipment and
 * exercises. A gym has at most one change: a new change replaces the previous one.
 */
public final class EquipmentChangeTable {
    /** A change that fails for every athlete must not store them all. */
    private static final int MOST_FAILURES = 20;

    private static final TypeReference<TreeMap<String, EquipmentFailure>> FAILURES = new TypeReference<>() {};

    private EquipmentChangeTable() {}

    /** {@code after} is the id of the last processed athlete. */
    public record Running(String gym, int number, String after) {}

    public record EquipmentProgress(
            boolean running,
            long done,
            long total,
            long failed,
            @Nullable List<NotChanged> failures,
            OffsetDateTime startedAt,
            OffsetDateTime changedAt) {

        /** Null means that the caller may see no athlete. */
        public EquipmentProgress visibleTo(@Nullable AthleteFilter athletes) {
            return new EquipmentProgress(
                    running,
                    done,
                    total,
                    failed,
                    athletes == null || failures == null ? null : athletes.visible(failures, NotChanged::athleteId),
                    startedAt,
                    changedAt);
        }
    }

    /**
     * Why an athlete's programs could not be changed. Only operators see the exception, in the log, because its message
     * may contain private data.
     */
    public enum EquipmentFailure {
        /** The program would have more changes by the gym's equipment than the limits allow. */
        LIMIT("A program has had as many changes of the gym's equipment as the limits allow; start another program."),
        FAULT("The programs could not be changed; an operator has to find the cause in the service's log.");

        private final String says;

        EquipmentFailure(String says) {
            this.says = says;
        }

        public static EquipmentFailure of(RuntimeException failure) {
            return failure instanceof Problem problem && problem.kind() == Problem.Kind.REFUSED ? LIMIT : FAULT;
        }

        public String says() {
            return says;
        }
    }

    /** An athlete whose programs keep the previous equipment. */
    public record NotChanged(String athleteId, EquipmentFailure cause, String says) {
        public NotChanged(String athleteId, EquipmentFailure cause) {
            this(athleteId, cause, cause.says);
        }
    }

    /** Replaces an earlier change. The transaction holds the gym's lock and has stored the new settings or exercise. */
    public static void begin(Connection connection, String gym, Instant now) throws SQLException {
        Sql.change(
                connection,
                "insert into equipment_change as c (gym, revision, total, started_at, changed_at)"
                        + " values (?, coalesce((select revision from gym_settings where gym = ?), 0),"
                        + " (select count(*) from athlete_profile where gym = ?), ?, ?)"
                        + " on conflict (gym) do update set revision = excluded.revision,"
                        + " change_number = c.change_number + 1, running = true, after_athlete = '',"
                        + " done = 0, failed = 0, failures = default, total = excluded.total,"
                        + " started_at = excluded.started_at, changed_at = excluded.changed_at",
                gym,
                gym,
                gym,
                now.atOffset(ZoneOffset.UTC),
                now.atOffset(ZoneOffset.UTC));
    }

    /** Returns the revision of the gym's settings with which the newest change began; 0 if there was no such change. */
    public static int revision(Connection connection, String gym) throws SQLException {
        return Sql.first(connection, "select revision from equipment_change where gym = ?", rows -> rows.getInt(1), gym)
                .orElse(0);
    }

    public static Optional<EquipmentProgress> progress(Connection connection, String gym) throws SQLException {
        return Sql.first(
                connection,
                "select running, done, total, failed, failures, started_at, changed_at"
                        + " from equipment_change where gym = ?",
                rows -> new EquipmentProgress(
                        rows.getBoolean(1),
                        rows.getLong(2),
                        Math.max(rows.getLong(2), rows.getLong(3)),
                        rows.getLong(4),
                        failures(rows.getString(5)),
                        rows.getObject(6, OffsetDateTime.class),
                        rows.getObject(7, OffsetDateTime.class)),
                gym);
    }

    private static List<NotChanged> failures(String byAthlete) {
        return ProgramEventCodec.read(byAthlete, FAILURES).entrySet().stream()
                .map(each -> new NotChanged(each.getKey(), each.getValue()))
                .toList();
    }

    /** Returns the change that is not complete and has waited longest. */
    public static Optional<Running> running(Connection connection) throws SQLException {
        return Sql.first(
                connection,
                "select gym, change_number, after_athlete from equipment_change"
                        + " where running order by changed_at, gym limit 1",
                rows -> new Running(rows.getString(1), rows.getInt(2), rows.getString(3)));
    }

    /** The athletes include everyone with a profile, because a program may be started during the change. */
    public static List<String> next(Connection connection, Running change, int limit) throws SQLException {
        return Sql.list(
                connection,
                "select athlete from athlete_profile where gym = ? and athlete > ? order by athlete limit ?",
                rows -> rows.getString(1),
                change.gym(),
                change.after(),
                limit);
    }

    /**
     * Call it in the transaction that changes the athlete's programs. {@code failure} is null if they were changed.
     * Returns false if a newer change has replaced this one.
     */
    public static boolean visited(
            Connection connection, Running change, String athlete, @Nullable EquipmentFailure failure, Instant now)
            throws SQLException {
        Map<String, EquipmentFailure> failures = failure == null ? Map.of() : Map.of(athlete, failure);
        return Sql.change(
                        connection,
                        "update equipment_change set after_athlete = ?, done = done + 1, failed = failed + ?,"
                                + " failures = case when failed < ? then failures || ?::jsonb else failures end,"
                                + " changed_at = ? where gym = ? and change_number = ? and running",
                        athlete,
                        failures.size(),
                        MOST_FAILURES,
                        ProgramEventCodec.write(failures),
                        now.atOffset(ZoneOffset.UTC),
                        change.gym(),
                        change.number())
                == 1;
    }

    /** Does nothing if a newer change has replaced this change. */
    public static void end(Connection connection, Running change, Instant now) throws SQLException {
        Sql.change(
                connection,
                "update equipment_change set running = false, after_athlete = '', changed_at = ?"
                        + " where gym = ? and change_number = ? and running",
                now.atOffset(ZoneOffset.UTC),
                change.gym(),
                change.number());
    }
}
