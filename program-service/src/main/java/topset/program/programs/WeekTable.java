package topset.program.programs;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.program.programs.AthletePrograms.Planned;
import topset.store.Athlete;
import topset.store.RoundTrip;

/**
 * The tables {@code slot_week} (targets), {@code program_week} (trends and flags) and {@code today_backoff} (loads of
 * backoff sets).
 */
public final class WeekTable {

    /** A part of a plan. Null {@code sessionsOfDay} means that only the backoff loads of {@code sessions} are read. */
    public record Wanted(
            Athlete athlete,
            Program program,
            int fromWeek,
            int toWeek,
            Collection<String> sessions,
            @Nullable SessionsSince sessionsOfDay) {

        public Wanted(Athlete athlete, Program program, int fromWeek, int toWeek) {
            this(athlete, program, fromWeek, toWeek, List.of(), null);
        }
    }

    /** The sessions that began at or after an instant, and have a set that was completed at or after another one. */
    public record SessionsSince(Instant begun, Instant completed) {}

    private static final String PLANS = """
            with w as (select *
                from unnest(?::text[], ?::uuid[], ?::text[], ?::int[], ?::int[])
                    w(gym, program_id, athlete, from_week, to_week))
            """ + rows("", "r.week >= w.from_week and r.week <= w.to_week");

    private static final String BACKOFFS_SINCE =
            "select b.gym, b.program_id, b.athlete, b.session_id, b.slot_id, b.backoff"
                    + " from (select distinct f.gym, f.athlete, f.session_id"
                    + " from unnest(?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[]) w(gym, athlete, begun, completed)"
                    + " join set_fact f on f.gym = w.gym and f.athlete = w.athlete and not f.removed"
                    + " and f.session_started_at >= w.begun and f.completed_at >= w.completed) w"
                    + " join today_backoff b on b.gym = w.gym and b.athlete = w.athlete and b.session_id = w.session_id";

    private static final String BACKOFFS = "select b.gym, b.program_id, b.session_id, b.slot_id, b.backoff"
            + " from unnest(?::text[], ?::text[]) w(gym, athlete)"
            + " join today_backoff b on b.gym = w.gym and b.athlete = w.athlete";

    /**
     * Saves everything that a computation can change with one statement, so that each set sends the same statement.
     * PostgreSQL runs all three inserts, also those without rows. What has not changed of a week is null and stays.
     */
    private static final String SAVE = """
            with weeks as (
                insert into slot_week (gym, program_id, slot_id, week, revision, revised_after_final, slot_week)
                select * from unnest(?::text[], ?::uuid[], ?::text[], ?::int[], ?::int[], ?::boolean[], ?::text[])
                on conflict (gym, program_id, week, slot_id) do update set revision = excluded.revision,
                    revised_after_final = excluded.revised_after_final, slot_week = excluded.slot_week, changed_at = now()),
            program_weeks as (
                insert into program_week (gym, program_id, week, trends, flags)
                select w.gym, w.program_id, w.week, w.trends, coalesce(w.flags, (select stored.flags from program_week stored
                    where stored.gym = w.gym and stored.program_id = w.program_id and stored.week = w.week), '[]')
                from unnest(?::text[], ?::uuid[], ?::int[], ?::text[], ?::text[]) w(gym, program_id, week, trends, flags)
                on conflict (gym, program_id, week) do update set flags = excluded.flags,
                    trends = coalesce(excluded.trends, program_week.trends))
            insert into today_backoff (gym, athlete, session_id, program_id, slot_id, backoff)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[])
                on conflict (gym, athlete, session_id, program_id, slot_id) do update set backoff = excluded.backoff""";

    private static final String SAVE_PROGRESS = "update program p set planned_to = w.planned_to, next_week_at = w.at"
            + " from unnest(?::text[], ?::uuid[], ?::int[], ?::timestamptz[]) w(gym, program_id, planned_to, at)"
            + " where p.gym = w.gym and p.program_id = w.program_id";

    private WeekTable() {}

    /**
     * The SQL that selects the rows of all three tables with one statement. The columns of the other two tables are null
     * in each row: a row of {@code slot_week} has a {@code slot_week}, a row of {@code program_week} has {@code flags},
     * and a row of {@code today_backoff} has a {@code backoff}. Needs a table {@code w} with gym, program_id and
     * athlete. Its parameters are the gyms, athletes and sessions whose backoffs are selected.
     *
     * @param before values between the athlete and the week, each followed by a comma
     * @param weeks the condition on the week of a row {@code r} of the first two tables
     */
    public static String rows(String before, String weeks) {
        return """
            select r.gym, r.program_id, w.athlete, %1$s r.week, r.slot_id, r.revision, r.revised_after_final, r.slot_week,
                    null as trends, null as flags, null as session_id, null as backoff
                from w join slot_week r on r.gym = w.gym and r.program_id = w.program_id and %2$s
            union all
            select r.gym, r.program_id, w.athlete, %1$s r.week, null, null, null, null, r.trends, r.flags, null, null
                from w join program_week r on r.gym = w.gym and r.program_id = w.program_id and %2$s
            union all
            select b.gym, b.program_id, b.athlete, %1$s null, b.slot_id, null, null, null, null, null, b.session_id, b.backoff
                from unnest(?::text[], ?::text[], ?::text[]) s(gym, athlete, session_id) join today_backoff b
                    on b.gym = s.gym and b.athlete = s.athlete and b.session_id = s.session_id""".formatted(before, weeks);
    }

    public static Program load(Connection connection, Wanted wanted) throws SQLException {
        return requireNonNull(
                load(connection, List.of(wanted)).get(wanted.program().id()));
    }

    /** By program id, which is unique within a gym: all parts are of one gym. */
    public static Map<UUID, Program> load(Connection connection, List<Wanted> wanted) throws SQLException {
        var roundTrip = new RoundTrip();
        var rows = load(roundTrip, wanted);
        roundTrip.run(connection);
        return programs(wanted, rows);
    }

    /** A row that several parts contain is read several times. */
    public static Map<UUID, PlanRows> load(RoundTrip roundTrip, List<Wanted> wanted) {
        var found = new HashMap<UUID, PlanRows>();
        var weeks = new RoundTrip.Values("text", "uuid", "text", "int4", "int4");
        var sessions = new RoundTrip.Values("text", "text", "text");
        var since = new RoundTrip.Values("text", "text", "timestamptz", "timestamptz");
        for (var each : wanted) {
            var athlete = each.athlete();
            found.put(each.program().id(), new PlanRows());
            weeks.row(athlete.gym(), each.program().id(), athlete.id(), each.fromWeek(), each.toWeek());
            each.sessions().forEach(session -> sessions.row(athlete, session));
            var ofDay = each.sessionsOfDay();
            if (ofDay != null) {
                since.row(athlete, ofDay.begun().toString(), ofDay.completed().toString());
            }
        }
        roundTrip
                .query(PLANS, List.of(weeks, sessions), row -> of(found, row).add(row))
                .query(BACKOFFS_SINCE, since, row -> of(found, row).addBackoff(row));
        return found;
    }

    public static Map<UUID, Program> programs(List<Wanted> wanted, Map<UUID, PlanRows> found) {
        var programs = new HashMap<UUID, Program>();
        for (var each : wanted) {
            var rows = found.getOrDefault(each.program().id(), new PlanRows());
            programs.put(each.program().id(), each.program().with(rows.plan()));
        }
        return programs;
    }

    /** All rows of an athlete's plans, also damaged ones, and the backoff loads of all programs. */
    public static Map<UUID, PlanRows> all(RoundTrip roundTrip, Athlete athlete, Collection<UUID> programIds) {
        var plans = new HashMap<UUID, PlanRows>();
        var weeks = new RoundTrip.Values("text", "uuid", "text", "int4", "int4");
        programIds.forEach(id -> weeks.row(athlete.gym(), id, athlete.id(), 0, Integer.MAX_VALUE));
        var sessions = new RoundTrip.Values("text", "text", "text");
        var whose = new RoundTrip.Values("text", "text").row(athlete);
        roundTrip
                .query(PLANS, List.of(weeks, sessions), row -> of(plans, row).add(row))
                .query(BACKOFFS, whose, row -> of(plans, row).addBackoff(row));
        return plans;
    }

    /** Backoff loads are selected by session, so a row can belong to a program that was not requested. */
    public static PlanRows of(Map<UUID, PlanRows> found, ResultSet row) throws SQLException {
        return found.computeIfAbsent(row.getObject("program_id", UUID.class), id -> new PlanRows());
    }

    /** Saves what has changed of an athlete's plans, by program, and how far the programs are planned. */
    public static RoundTrip save(Athlete athlete, Map<UUID, PlanState> changed, List<Planned> progress) {
        var gym = athlete.gym();
        var weeks = new RoundTrip.Values("text", "uuid", "text", "int4", "int4", "bool", "text");
        var ofWeeks = new RoundTrip.Values("text", "uuid", "int4", "text", "text");
        var backoffs = new RoundTrip.Values("text", "text", "text", "uuid", "text", "text");
        changed.forEach((id, rows) -> {
            rows.weeks().forEach((slot, decided) -> {
                var text = ProgramEventCodec.write(decided.slotWeek());
                weeks.row(gym, id, slot.slotId(), slot.week(), decided.revision(), decided.revisedAfterFinal(), text);
            });
            Stream.concat(rows.trends().keySet().stream(), rows.flags().keySet().stream())
                    .distinct()
                    .forEach(week -> ofWeeks.row(
                            gym,
                            id,
                            week,
                            written(rows.trends().get(week)),
                            written(rows.flags().get(week))));
            rows.backoffs().forEach((slot, backoff) -> {
                var text = ProgramEventCodec.write(backoff);
                backoffs.row(gym, athlete.id(), slot.sessionId(), id, slot.slotId(), text);
            });
        });
        var done = new RoundTrip.Values("text", "uuid", "int4", "text");
        progress.forEach(each -> done.row(
                gym,
                each.program().id(),
                each.plannedTo(),
                each.nextWeekAt() == null ? null : each.nextWeekAt().toString()));
        return new RoundTrip().change(SAVE, weeks, ofWeeks, backoffs).change(SAVE_PROGRESS, done);
    }

    private static @Nullable String written(@Nullable Object changed) {
        return changed == null ? null : ProgramEventCodec.write(changed);
    }
}
