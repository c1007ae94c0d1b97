package topset.program.programs;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
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

/** The tables {@code slot_week} (targets) and {@code program_week} (trends, flags and loads of backoff sets). */
public final class WeekTable {

    /** A part of a plan. */
    public record Wanted(Athlete athlete, Program program, int fromWeek, int toWeek) {}

    private static final String PLANS = """
            with w as (select *
                from unnest(?::text[], ?::uuid[], ?::text[], ?::int[], ?::int[])
                    w(gym, program_id, athlete, from_week, to_week))
            """ + rows("", "r.week >= w.from_week and r.week <= w.to_week");

    /**
     * Saves everything that a computation can change with one statement, so that each set sends the same statement.
     * PostgreSQL runs both inserts, also those without rows. What has not changed of a week is null and stays.
     */
    private static final String SAVE = """
            with weeks as (
                insert into slot_week (gym, program_id, slot_id, week, revision, revised_after_final, slot_week)
                select * from unnest(?::text[], ?::uuid[], ?::text[], ?::int[], ?::int[], ?::boolean[], ?::text[])
                on conflict (gym, program_id, week, slot_id) do update set revision = excluded.revision,
                    revised_after_final = excluded.revised_after_final, slot_week = excluded.slot_week, changed_at = now())
            insert into program_week (gym, program_id, week, trends, flags, backoffs)
                select w.gym, w.program_id, w.week, w.trends, coalesce(w.flags, (select stored.flags from program_week stored
                    where stored.gym = w.gym and stored.program_id = w.program_id and stored.week = w.week), '[]'),
                    w.backoffs::jsonb
                from unnest(?::text[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[])
                    w(gym, program_id, week, trends, flags, backoffs)
                on conflict (gym, program_id, week) do update set flags = excluded.flags,
                    trends = coalesce(excluded.trends, program_week.trends),
                    backoffs = coalesce(excluded.backoffs, program_week.backoffs)""";

    private static final String SAVE_PROGRESS = "update program p set planned_to = w.planned_to, next_week_at = w.at"
            + " from unnest(?::text[], ?::uuid[], ?::int[], ?::timestamptz[]) w(gym, program_id, planned_to, at)"
            + " where p.gym = w.gym and p.program_id = w.program_id";

    private WeekTable() {}

    /**
     * The SQL that selects the rows of both tables with one statement. The columns of the other table are null in each
     * row. Needs a table {@code w} with gym, program_id and athlete.
     *
     * @param before values between the athlete and the week, each followed by a comma
     * @param weeks the condition on the week of a row {@code r}
     */
    public static String rows(String before, String weeks) {
        return """
            select r.gym, r.program_id, w.athlete, %1$s r.week, r.slot_id, r.revision, r.revised_after_final, r.slot_week,
                    null as trends, null as flags, null::jsonb as backoffs
                from w join slot_week r on r.gym = w.gym and r.program_id = w.program_id and %2$s
            union all
            select r.gym, r.program_id, w.athlete, %1$s r.week, null, null, null, null, r.trends, r.flags, r.backoffs
                from w join program_week r on r.gym = w.gym and r.program_id = w.program_id and %2$s""".formatted(before, weeks);
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
        for (var each : wanted) {
            found.put(each.program().id(), new PlanRows());
            var athlete = each.athlete();
            weeks.row(athlete.gym(), each.program().id(), athlete.id(), each.fromWeek(), each.toWeek());
        }
        roundTrip.query(PLANS, weeks, row -> add(found, row));
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

    /** All rows of an athlete's plans, also damaged ones. */
    public static Map<UUID, PlanRows> all(RoundTrip roundTrip, Athlete athlete, Collection<UUID> programIds) {
        var plans = new HashMap<UUID, PlanRows>();
        var weeks = new RoundTrip.Values("text", "uuid", "text", "int4", "int4");
        programIds.forEach(id -> weeks.row(athlete.gym(), id, athlete.id(), 0, Integer.MAX_VALUE));
        roundTrip.query(PLANS, weeks, row -> add(plans, row));
        return plans;
    }

    public static void add(Map<UUID, PlanRows> found, ResultSet row) throws SQLException {
        found.computeIfAbsent(row.getObject("program_id", UUID.class), id -> new PlanRows())
                .add(row);
    }

    /** Saves what has changed of an athlete's plans, by program, and how far the programs are planned. */
    public static RoundTrip save(String gym, Map<UUID, PlanState> changed, List<Planned> progress) {
        var weeks = new RoundTrip.Values("text", "uuid", "text", "int4", "int4", "bool", "text");
        var ofWeeks = new RoundTrip.Values("text", "uuid", "int4", "text", "text", "text");
        changed.forEach((id, rows) -> {
            rows.weeks().forEach((slot, decided) -> {
                var text = ProgramEventCodec.write(decided.slotWeek());
                weeks.row(gym, id, slot.slotId(), slot.week(), decided.revision(), decided.revisedAfterFinal(), text);
            });
            Stream.of(rows.trends(), rows.flags(), rows.backoffs())
                    .flatMap(each -> each.keySet().stream())
                    .distinct()
                    .forEach(week -> ofWeeks.row(
                            gym,
                            id,
                            week,
                            written(rows.trends().get(week)),
                            written(rows.flags().get(week)),
                            written(rows.backoffs().get(week))));
        });
        var done = new RoundTrip.Values("text", "uuid", "int4", "text");
        progress.forEach(each -> done.row(
                gym,
                each.program().id(),
                each.plannedTo(),
                each.nextWeekAt() == null ? null : each.nextWeekAt().toString()));
        return new RoundTrip().change(SAVE, weeks, ofWeeks).change(SAVE_PROGRESS, done);
    }

    private static @Nullable String written(@Nullable Object changed) {
        return changed == null ? null : ProgramEventCodec.write(changed);
    }
}
