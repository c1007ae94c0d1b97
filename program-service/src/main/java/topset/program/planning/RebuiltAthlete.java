package topset.program.planning;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import topset.program.planning.PlanDifference.Kind;
import topset.program.training.TodayBackoff;
import topset.store.Athlete;

/** Compares a rebuilt athlete with the one that is served, and writes down in what they differ. */
@ApplicationScoped
public class RebuiltAthlete {
    private static final String TAKEN =
            "select coalesce(n.seen, 0), n.cause, n.reason, coalesce(l.seen, 0), l.cause, l.reason from (values (?, ?)) a(gym, athlete)"
                    + " left join next_generation.inbox n using (gym, athlete) left join public.inbox l using (gym, athlete)";

    private static final String HOW_MANY_DIFFER = " select (select count(*) from (table l except table n) d)"
            + " + (select count(*) from (table n except table l) d)";

    /** Without the time of recording: rows of a release before V180 have none, or that of an earlier revision. */
    private static final String FACTS = "with a(gym, athlete) as (values (?, ?)),"
            + " l as (select to_jsonb(f) - 'recorded_at' from a join public.set_fact f using (gym, athlete)),"
            + " n as (select to_jsonb(f) - 'recorded_at' from a join next_generation.set_fact f using (gym, athlete))"
            + HOW_MANY_DIFFER;

    private static final String DEFINED = "with a(gym, athlete) as (values (?, ?)),"
            + " l as (select p.profile, null::text[] as decisions from a join public.athlete_profile p using (gym, athlete)"
            + " union all select p.definition, p.decisions from a join public.program p using (gym, athlete)),"
            + " n as (select p.profile, null::text[] as decisions from a join next_generation.athlete_profile p using (gym, athlete)"
            + " union all select p.definition, p.decisions from a join next_generation.program p using (gym, athlete))"
            + HOW_MANY_DIFFER;

    /** Backoffs of a day are told while it lasts: those of past days stay as they were told. */
    private static final String TODAY = "select n.session_id, n.program_id, n.slot_id, n.backoff, l.backoff,"
            + " (select min(f.session_started_at) from next_generation.set_fact f where f.gym = n.gym and f.athlete = n.athlete"
            + " and f.session_id = n.session_id and not f.removed)"
            + " from next_generation.today_backoff n left join public.today_backoff l"
            + " on l.gym = n.gym and l.athlete = n.athlete and l.session_id = n.session_id and l.program_id = n.program_id"
            + " and l.slot_id = n.slot_id where n.gym = ? and n.athlete = ? and l.backoff is distinct from n.backoff"
            + " and exists (select from next_generation.set_fact f where f.gym = n.gym and f.athlete = n.athlete"
            + " and f.session_id = n.session_id and not f.removed and f.completed_at >= ?)";

    private static final String TAKE_EARLIER_BACKOFFS = "insert into next_generation.today_backoff"
            + " select l.* from public.today_backoff l where l.gym = ? and l.athlete = ?"
            + " and not exists (select from next_generation.set_fact f where f.gym = l.gym and f.athlete = l.athlete"
            + " and f.session_id = l.session_id and not f.removed and f.completed_at >= ?)"
            + " on conflict (gym, athlete, session_id, program_id, slot_id) do update set backoff = excluded.backoff";

    private final DifferenceTable written = new DifferenceTable();

    /**
     * Compares, within the transaction that planned the athlete.
     *
     * @param factsToo whether sets, profile and programs are compared as well: after a change of some of them only the weeks are, unless they differed
     */
    public void compare(Connection connection, Athlete athlete, boolean factsToo, Instant asOf) throws SQLException {
        var differences = new ArrayList<PlanDifference>();
        taken(connection, athlete, differences);
        // What differed is counted again: it may only have been on its way.
        if (factsToo || written.countedBefore(connection, athlete)) {
            counted(connection, FACTS, athlete, Kind.FACTS, differences);
            counted(connection, DEFINED, athlete, Kind.DEFINITION, differences);
        }
        var known = AthleteTable.load(connection, athlete);
        if (known.profile() != null) {
            differences.addAll(PlanComparison.of(connection, known));
            backoffs(connection, known, asOf, differences);
        }
        written.replace(connection, athlete, differences);
    }

    private static void taken(Connection connection, Athlete athlete, List<PlanDifference> differences)
            throws SQLException {
        try (var statement = connection.prepareStatement(TAKEN)) {
            statement.setString(1, athlete.gym());
            statement.setString(2, athlete.id());
            try (var row = statement.executeQuery()) {
                row.next();
                if (row.getLong(1) != row.getLong(4) || !Objects.equals(row.getString(2), row.getString(5))) {
                    differences.add(PlanDifference.of(Kind.TAKEN, taken(row, 4), taken(row, 1)));
                }
            }
        }
    }

    private static String taken(ResultSet row, int first) throws SQLException {
        var reason = row.getString(first + 2);
        return "up to " + row.getLong(first) + (reason == null ? "" : ", then parked: " + reason);
    }

    private static void counted(
            Connection connection, String sql, Athlete athlete, Kind kind, List<PlanDifference> differences)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, athlete.gym());
            statement.setString(2, athlete.id());
            try (var row = statement.executeQuery()) {
                row.next();
                if (row.getLong(1) > 0) {
                    differences.add(PlanDifference.of(kind, "", row.getLong(1) + " differ"));
                }
            }
        }
    }

    private static void backoffs(Connection connection, Known known, Instant asOf, List<PlanDifference> differences)
            throws SQLException {
        try (var statement = connection.prepareStatement(TAKE_EARLIER_BACKOFFS)) {
            bind(statement, known, asOf);
            statement.executeUpdate();
        }
        try (var statement = connection.prepareStatement(TODAY)) {
            bind(statement, known, asOf);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var program = known.find(rows.getObject(2, UUID.class))
                            .orElseThrow()
                            .program();
                    int week = known.calendar(program)
                            .weekOf(rows.getObject(6, OffsetDateTime.class).toInstant());
                    var slotId = rows.getString(3);
                    var backoff = ProgramEventCodec.read(rows.getString(4), TodayBackoff.class);
                    differences.add(new PlanDifference(
                            Kind.BACKOFF,
                            program.id(),
                            slotId,
                            week,
                            rows.getString(5),
                            backoff.load().shown(),
                            new ProgramEvent.BackoffAdjusted(
                                    program.id(),
                                    slotId,
                                    program.lift(slotId, week).unit(),
                                    week,
                                    UUID.fromString(rows.getString(1)),
                                    backoff)));
                }
            }
        }
    }

    private static void bind(PreparedStatement statement, Known known, Instant asOf) throws SQLException {
        statement.setString(1, known.athlete().gym());
        statement.setString(2, known.athlete().id());
        statement.setObject(3, known.midnight(asOf));
    }
}
