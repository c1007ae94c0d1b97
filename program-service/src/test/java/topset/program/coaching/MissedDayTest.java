package topset.program.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.program.AsKim.KIM;
import static topset.program.OnPostgres.berlin;
import static topset.program.Sets.removed;
import static topset.program.Sets.top;
import static topset.program.Sets.warmUp;

import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import topset.contract.FlagCode;
import topset.contract.ScheduledDay.DayWeekday;
import topset.edge.web.Problem;
import topset.program.OnPostgres;
import topset.program.WithDatabase;
import topset.program.roster.FlagService;
import topset.program.roster.FlagService.SeenRequest;
import topset.program.roster.RosterEntry.RosterFlag;
import topset.rules.DecisionOf;
import topset.store.Athlete;
import topset.testsupport.SentStatements;

/** Tests the flag MISSED_TODAY in the roster, for a lifter in Berlin who benches on Wednesdays. */
@WithDatabase
class MissedDayTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final Instant THURSDAY_IN_BERLIN = Instant.parse("2026-11-25T23:00:00Z");

    private final OnPostgres service = new OnPostgres();
    private final FlagService flags = new FlagService(service.store, service.dataSource, service.clock);

    @Test
    void a_day_is_missed_at_the_end_of_its_date_where_the_athlete_is() throws SQLException {
        var lifter = onWednesdays();

        service.now = THURSDAY_IN_BERLIN.minusSeconds(1);
        service.sweep.sweep();
        assertThat(missed(lifter)).isEmpty();
        service.now = THURSDAY_IN_BERLIN;
        service.sweep.sweep();

        assertThat(missed(lifter)).get().satisfies(flag -> {
            assertThat(flag.about()).containsExactly("2026-11-25");
            assertThat(flag.slotIds()).containsExactly("d1-bench-press");
        });
        assertThat(needsLook(lifter)).isOne();
        assertThat(stored(lifter, "'MISSED_TODAY' = any(flags)")).isOne();
        assertThat(planFlags(lifter)).containsExactly("2026-11-25");
    }

    @Test
    void the_sweep_makes_open_pages_read_the_row_again_once() throws SQLException {
        var lifter = onWednesdays();
        var before = service.count("event", lifter);

        service.now = THURSDAY_IN_BERLIN;
        service.sweep.sweep();
        service.sweep.sweep();

        assertThat(service.count("event", lifter)).isEqualTo(before + 1);
        assertThat(service.number(
                        "select count(*) from event where gym = ? and type = 'DayMissed.v1' and sequence is null"
                                + " and metadata->'actor'->>'subject' = 'time-sweep'",
                        lifter.gym()))
                .isOne();
    }

    @Test
    void days_that_end_together_are_read_and_written_together() {
        var one = List.of(onWednesdays());
        var five = Stream.generate(this::onWednesdays).limit(5).toList();
        var trained = onWednesdays();
        service.arrive(top(trained, "2026-11-24T11:00:00Z", "120", 4));
        service.now = THURSDAY_IN_BERLIN;
        var sent = new SentStatements();
        var counted = OnPostgres.through(sent::counting);

        var forOne = sent.during(() -> counted.sweep.process(one, service.now));
        var forSix = sent.during(() -> counted.sweep.process(
                Stream.concat(five.stream(), Stream.of(trained)).toList(), service.now));

        assertThat(forSix).isEqualTo(forOne);
        assertThat(five).allSatisfy(lifter -> {
            assertThat(missed(lifter)).isPresent();
            assertThat(raised(lifter)).isOne();
        });
        assertThat(missed(trained)).isEmpty();
        assertThat(raised(trained)).isZero();
    }

    @Test
    void webhooks_find_each_missed_date_once() throws SQLException {
        var lifter = onWednesdays();
        service.now = THURSDAY_IN_BERLIN;
        service.sweep.sweep();
        service.sweep.sweep();
        assertThat(raised(lifter)).isOne();

        service.now = Instant.parse("2026-11-29T23:00:00Z");
        service.sweep.sweep();
        assertThat(raised(lifter)).as("the next week has begun").isOne();
        service.now = THURSDAY_IN_BERLIN.plusSeconds(7 * 86_400);
        service.sweep.sweep();

        assertThat(raised(lifter)).isEqualTo(2);
        assertThat(service.number(
                        "select count(*) from event where gym = ? and data #>> '{week}' = '2'"
                                + " and data #>> '{raised,0}' = 'MISSED_TODAY'"
                                + " and data #>> '{flags,0,about}' = '2026-12-02'",
                        lifter.gym()))
                .isOne();
    }

    private long raised(Athlete lifter) {
        return service.number("select count(*) from event where gym = ? and type = 'DayMissed.v1'", lifter.gym());
    }

    @Test
    void who_has_trained_is_not_swept_and_a_removed_set_brings_the_flag_at_once() throws SQLException {
        var lifter = onWednesdays();
        var set = top(lifter, "2026-11-24T11:00:00Z", "120", 4);
        service.arrive(set);
        assertThat(stored(lifter, "next_day_at <= '" + THURSDAY_IN_BERLIN + "'"))
                .isZero();

        service.now = THURSDAY_IN_BERLIN.plusSeconds(3_600);
        service.sweep.sweep();
        assertThat(missed(lifter)).isEmpty();
        service.arrive(removed(set, 2));

        assertThat(missed(lifter)).isPresent();
    }

    @Test
    void a_day_of_warm_ups_alone_is_missed() throws SQLException {
        var lifter = onWednesdays();
        service.arrive(warmUp(lifter, "2026-11-24T11:00:00Z", "60", 5));

        service.now = THURSDAY_IN_BERLIN;
        service.sweep.sweep();

        assertThat(missed(lifter)).isPresent();
    }

    @Test
    void a_day_that_is_made_up_is_no_longer_missed() throws SQLException {
        var lifter = onWednesdays();
        service.now = THURSDAY_IN_BERLIN;
        service.sweep.sweep();
        assertThat(missed(lifter)).isPresent();

        service.now = Instant.parse("2026-11-27T12:00:00Z");
        service.arrive(top(lifter, "2026-11-27T11:00:00Z", "120", 4));

        assertThat(missed(lifter)).isEmpty();
        assertThat(planFlags(lifter)).isEmpty();
        assertThat(needsLook(lifter)).isZero();
    }

    @Test
    void a_seen_date_stays_seen_and_the_next_missed_date_opens_the_flag() throws SQLException {
        var lifter = onWednesdays();
        service.now = THURSDAY_IN_BERLIN;
        service.sweep.sweep();
        var flag = missed(lifter).orElseThrow();

        flags.mark(KIM, lifter, FlagCode.MISSED_TODAY, new SeenRequest(flag.cause(), null));
        assertThat(needsLook(lifter)).isZero();
        service.now = Instant.parse("2026-11-29T23:00:00Z");
        service.sweep.sweep();
        assertThat(missed(lifter).orElseThrow().seen())
                .as("the next week has begun")
                .isNotNull();
        service.now = THURSDAY_IN_BERLIN.plusSeconds(7 * 86_400);
        service.sweep.sweep();

        assertThat(missed(lifter).orElseThrow().seen()).isNull();
        assertThat(missed(lifter).orElseThrow().about()).containsExactly("2026-12-02");
        assertThat(needsLook(lifter)).isOne();
    }

    @Test
    void a_moved_day_is_judged_by_its_new_weekday_from_today_on() throws SQLException {
        var lifter = onWednesdays();
        service.now = THURSDAY_IN_BERLIN;
        service.sweep.sweep();

        move(lifter, DayOfWeek.TUESDAY);
        assertThat(missed(lifter)).as("Tuesday was over before the move").isEmpty();
        move(lifter, DayOfWeek.FRIDAY);
        service.now = Instant.parse("2026-11-27T23:00:00Z");
        service.sweep.sweep();

        assertThat(missed(lifter).orElseThrow().about()).containsExactly("2026-11-27");
    }

    @Test
    void a_change_of_weekdays_is_an_event_with_its_actor_and_a_repeat_is_none() {
        var lifter = onWednesdays();
        move(lifter, DayOfWeek.FRIDAY);
        var events = service.count("event", lifter);

        move(lifter, DayOfWeek.FRIDAY);

        assertThat(service.count("event", lifter)).isEqualTo(events);
        assertThat(service.number(
                        "select count(*) from event where gym = ? and type = 'WeekdaysChanged.v1' and sequence is null"
                                + " and data::text like '%FRIDAY%' and metadata->'actor'->>'subject' = 'kim'",
                        lifter.gym()))
                .isOne();
        assertThat(service.programs
                        .find(lifter.gym(), program(lifter))
                        .orElseThrow()
                        .program()
                        .schedule()
                        .weekdays())
                .containsExactly(new DayWeekday(1, DayOfWeek.FRIDAY));
    }

    @Test
    void a_changed_zone_moves_the_end_of_the_day() throws SQLException {
        var lifter = onWednesdays();
        service.programs.changeProfile(lifter, berlin("America/New_York"));

        service.now = THURSDAY_IN_BERLIN;
        service.sweep.sweep();
        assertThat(missed(lifter)).isEmpty();
        service.now = Instant.parse("2026-11-26T05:00:00Z");
        service.sweep.sweep();

        assertThat(missed(lifter)).isPresent();
    }

    @Test
    void an_athlete_who_moves_to_a_zone_where_the_date_is_over_misses_the_day_at_once() {
        var lifter = onWednesdays();
        service.now = Instant.parse("2026-11-25T15:00:00Z");
        assertThat(missed(lifter)).isEmpty();

        service.programs.changeProfile(lifter, berlin("Asia/Tokyo"));

        assertThat(missed(lifter)).isPresent();
    }

    @Test
    void in_a_deload_week_a_day_is_missed_or_trained_as_in_any_other() throws SQLException {
        var trained = onWednesdays();
        var untrained = onWednesdays();
        for (var lifter : List.of(trained, untrained)) {
            service.coach.planDeload(lifter, program(lifter), 1, DecisionOf.deload(null, null, "two hard weeks"));
        }
        service.arrive(top(trained, "2026-11-24T11:00:00Z", "107.5", 4));

        service.now = THURSDAY_IN_BERLIN;
        service.sweep.sweep();

        assertThat(missed(trained)).isEmpty();
        assertThat(missed(untrained)).isPresent();
    }

    @Test
    void a_program_that_follows_another_has_its_own_weekdays_and_none_of_the_missed_days_before() throws SQLException {
        var lifter = onWednesdays();
        start(lifter, MONDAY.plusWeeks(1), DayOfWeek.TUESDAY);
        service.now = THURSDAY_IN_BERLIN;
        service.sweep.sweep();
        assertThat(missed(lifter).orElseThrow().about()).containsExactly("2026-11-25");

        service.now = Instant.parse("2026-11-29T23:00:00Z");
        service.sweep.sweep();
        assertThat(missed(lifter)).as("the second program has begun").isEmpty();
        assertThat(planFlags(lifter)).isEmpty();
        service.now = Instant.parse("2026-12-01T23:00:00Z");
        service.sweep.sweep();
        assertThat(missed(lifter).orElseThrow().about()).containsExactly("2026-12-01");
        service.now = Instant.parse("2026-12-02T23:00:00Z");
        service.sweep.sweep();

        assertThat(missed(lifter).orElseThrow().about())
                .as("Wednesdays were days of the first program")
                .containsExactly("2026-12-01");
        assertThat(planFlags(lifter)).containsExactly("2026-12-01");
    }

    @Test
    void a_paused_date_and_a_date_after_the_end_are_not_missed() throws SQLException {
        var paused = onWednesdays();
        service.coach.pause(paused, program(paused), DecisionOf.pause(MONDAY.plusDays(2), MONDAY.plusDays(2), "ill"));
        var ended = onWednesdays();
        service.coach.end(ended, program(ended));

        service.now = THURSDAY_IN_BERLIN;
        service.sweep.sweep();

        assertThat(missed(paused)).isEmpty();
        assertThat(missed(ended)).isEmpty();
    }

    @Test
    void dates_before_the_program_was_started_are_not_missed() {
        service.now = Instant.parse("2026-11-27T12:00:00Z");

        assertThat(missed(onWednesdays())).isEmpty();
    }

    @Test
    void a_program_without_weekdays_is_never_missed() throws SQLException {
        var lifter = service.lifter(MONDAY);

        service.now = Instant.parse("2026-12-10T12:00:00Z");
        service.sweep.sweep();

        assertThat(missed(lifter)).isEmpty();
        assertThat(stored(lifter, "next_day_at is not null")).isZero();
    }

    @Test
    void weekdays_change_at_most_500_times() {
        var lifter = onWednesdays();
        service.change(
                "update program set state = jsonb_set(state::jsonb, '{schedule,changes}', '500')::text where gym = ?",
                lifter);

        assertThatThrownBy(() -> move(lifter, DayOfWeek.FRIDAY))
                .isInstanceOfSatisfying(
                        Problem.class,
                        refused -> assertThat(refused.body().toString()).contains("weekday-changes"));
    }

    private Athlete onWednesdays() {
        var athlete = new Athlete("gym-" + UUID.randomUUID(), "lifter");
        service.programs.changeProfile(athlete, berlin("Europe/Berlin"));
        start(athlete, MONDAY, DayOfWeek.WEDNESDAY);
        return athlete;
    }

    /** Starts a program with a bench press on a weekday. */
    private void start(Athlete athlete, LocalDate startsOn, DayOfWeek weekday) {
        service.programs.start(
                athlete.gym(),
                new ProgramRequest(
                        null,
                        athlete.id(),
                        startsOn,
                        null,
                        null,
                        null,
                        null,
                        OnPostgres.benchPress(athlete, startsOn, 120).lifts(),
                        List.of(new DayWeekday(1, weekday))));
    }

    private void move(Athlete lifter, DayOfWeek weekday) {
        var weekdays = List.of(new DayWeekday(1, weekday));
        var what = new CoachRequest.SetWeekdays(program(lifter), weekdays, null);
        service.commands.execute(KIM, lifter, what);
    }

    private UUID program(Athlete lifter) {
        return service.programs.list(lifter).getFirst().program().id();
    }

    private Optional<RosterFlag> missed(Athlete lifter) {
        return flags.list(lifter).stream()
                .filter(flag -> flag.code() == FlagCode.MISSED_TODAY)
                .findFirst();
    }

    /** Returns the dates of the missed days on the plan of the running week. */
    private List<String> planFlags(Athlete lifter) {
        return service.plan(lifter).missedDays().stream()
                .map(day -> day.date().toString())
                .toList();
    }

    private long needsLook(Athlete lifter) {
        return stored(lifter, "urgency <= 11 and look_from <= '" + service.now + "'");
    }

    private long stored(Athlete lifter, String condition) {
        return service.number("select count(*) from roster_row where gym = ? and " + condition, lifter.gym());
    }
}
