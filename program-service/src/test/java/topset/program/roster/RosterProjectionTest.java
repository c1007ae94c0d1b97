package topset.program.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.OnPostgres.benchPress;
import static topset.program.Sets.corrected;
import static topset.program.Sets.removed;
import static topset.program.Sets.top;
import static topset.program.Sets.warmUp;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import topset.contract.CompletedSet;
import topset.contract.FlagCode;
import topset.contract.ProfileDetails;
import topset.contract.WeightUnit;
import topset.edge.web.ContractJson;
import topset.program.OnPostgres;
import topset.program.Sets;
import topset.program.WithDatabase;
import topset.rules.DecisionOf;
import topset.store.Athlete;
import topset.testsupport.SetEvent;

@WithDatabase
class RosterProjectionTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final LocalDate FOUR_WEEKS_AGO = LocalDate.parse("2026-10-26");
    private static final String TUESDAY = "2026-11-24T11:00:00Z";

    private final OnPostgres service = new OnPostgres();

    @Test
    void a_set_is_in_the_row_at_once() {
        var lifter = service.lifter(MONDAY);

        service.arrive(top(lifter, TUESDAY, "120", 4));

        var entry = entry(lifter);
        var bench = entry.lifts().getFirst();
        assertThat(bench.exercise()).isEqualTo("bench-press");
        assertThat(bench.load()).isEqualByComparingTo("120");
        assertThat(bench.nextLoad()).isEqualByComparingTo("122.5");
        assertThat(bench.change()).isEqualByComparingTo("2.5");
        assertThat(entry.sessions().thisWeek()).isEqualTo(new RosterEntry.Count(1, 1));
        assertThat(entry.lastSessionAt()).isEqualTo("2026-11-24T12:00:00+01:00");
        assertThat(entry.trends().getFirst().points().getFirst().e1rm()).isEqualByComparingTo("141.176");
    }

    @Test
    void what_hurts_comes_before_what_failed() {
        var lifter = service.lifter(MONDAY);
        var failed = top(lifter, TUESDAY, "120", 0);

        service.arrive(painful(failed));

        assertThat(entry(lifter).flags())
                .extracting(RosterEntry.RosterFlag::code)
                .startsWith(FlagCode.PAIN_REPORTED, FlagCode.TRAINED_TO_FAILURE)
                .contains(FlagCode.TARGET_MISSED);
        assertThat(entry(lifter).flags().getFirst().slotIds()).containsExactly("d1-bench-press");
        assertThat(entry(lifter).flags().getFirst().about()).containsExactly("bench-press");
    }

    @Test
    void a_removed_session_is_no_longer_counted() {
        var lifter = service.lifter(FOUR_WEEKS_AGO);
        var first = top(lifter, "2026-11-17T11:00:00Z", "120", 4);
        var second = top(lifter, TUESDAY, "120", 4);
        service.arrive(first, second);
        assertThat(entry(lifter).sessions().thisWeek().done()).isEqualTo(1);

        service.arrive(removed(second, 2));

        assertThat(entry(lifter).sessions().thisWeek().done()).isZero();
        assertThat(entry(lifter).lastSessionAt()).isEqualTo("2026-11-17T12:00:00+01:00");
    }

    @Test
    void a_session_of_warm_ups_alone_is_no_training() {
        var lifter = service.lifter(MONDAY);

        service.arrive(warmUp(lifter, TUESDAY, "60", 5));

        assertThat(entry(lifter).sessions().thisWeek()).isEqualTo(new RosterEntry.Count(0, 1));
    }

    @Test
    void a_flag_says_whose_weeks_sets_raised_it() {
        var lifter = service.lifter(LocalDate.parse("2026-11-16"));

        service.arrive(top(lifter, "2026-11-17T11:00:00Z", "120", 2), painful(top(lifter, TUESDAY, "120", 4)));

        assertThat(flag(lifter, FlagCode.TARGET_MISSED).weeks()).containsExactly(1);
        assertThat(flag(lifter, FlagCode.PAIN_REPORTED).weeks()).containsExactly(2);
        assertThat(flag(lifter, FlagCode.PAIN_REPORTED).lifts().getFirst().weeks())
                .containsExactly(2);
    }

    private RosterEntry.RosterFlag flag(Athlete lifter, FlagCode code) {
        return entry(lifter).flags().stream()
                .filter(flag -> flag.code() == code)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_four_weeks_before_this_one_are_counted_and_no_more() {
        var lifter = service.lifter(LocalDate.parse("2026-10-19"));
        service.arrive(
                top(lifter, "2026-10-20T11:00:00Z", "120", 4),
                top(lifter, "2026-10-27T11:00:00Z", "122.5", 4),
                top(lifter, "2026-11-17T11:00:00Z", "122.5", 4),
                top(lifter, TUESDAY, "120", 4));

        assertThat(entry(lifter).sessions().lastFourWeeks()).isEqualTo(new RosterEntry.Count(2, 4));
    }

    @Test
    void late_and_corrected_sets_give_the_row_that_they_would_have_given_in_time() {
        var late = service.lifter(FOUR_WEEKS_AGO);
        var inTime = service.lifter(FOUR_WEEKS_AGO);
        var weeks = new String[] {"2026-10-27T11:00:00Z", "2026-11-03T11:00:00Z", "2026-11-10T11:00:00Z", TUESDAY};
        for (var week : weeks) {
            service.arrive(top(inTime, week, "120", 4));
        }

        service.arrive(top(late, weeks[3], "120", 4));
        service.arrive(top(late, weeks[1], "120", 4));
        var wrong = top(late, weeks[0], "120", 2);
        service.arrive(wrong, corrected(wrong, 2, 4));
        service.arrive(top(late, weeks[2], "120", 4));

        assertThat(entry(late).trends()).isEqualTo(entry(inTime).trends());
        assertThat(entry(late).lifts()).isEqualTo(entry(inTime).lifts());
        assertThat(entry(late).sessions()).isEqualTo(entry(inTime).sessions());
        assertThat(entry(late).lastSessionAt()).isEqualTo(entry(inTime).lastSessionAt());
    }

    @Test
    void a_week_that_ends_moves_the_row_on() throws SQLException {
        var lifter = service.lifter(MONDAY);
        service.arrive(top(lifter, TUESDAY, "120", 4));
        service.now = Instant.parse("2026-11-30T12:00:00Z");

        service.sweep.sweep();

        var entry = entry(lifter);
        assertThat(entry.week()).isEqualTo(2);
        assertThat(entry.lifts().getFirst().load()).isEqualByComparingTo("122.5");
        assertThat(entry.sessions().thisWeek()).isEqualTo(new RosterEntry.Count(0, 1));
        assertThat(entry.sessions().lastFourWeeks()).isEqualTo(new RosterEntry.Count(1, 1));
    }

    @Test
    void a_new_program_keeps_the_weeks_of_the_one_before() {
        var lifter = service.lifter(LocalDate.parse("2026-11-16"));
        service.arrive(top(lifter, "2026-11-17T11:00:00Z", "120", 4));

        service.programs.start(lifter.gym(), OnPostgres.benchPress(lifter, MONDAY, 100));
        service.arrive(top(lifter, TUESDAY, "100", 4));

        var entry = entry(lifter);
        assertThat(entry.week()).isEqualTo(1);
        assertThat(entry.trends().getFirst().points()).hasSize(2);
        assertThat(entry.sessions().lastFourWeeks().done()).isEqualTo(1);
        assertThat(entry.lifts().getFirst().nextLoad()).isEqualByComparingTo("102.5");
    }

    @Test
    void who_has_no_program_yet_is_there_by_name() {
        var newcomer = new Athlete("gym-" + UUID.randomUUID(), "newcomer");

        service.programs.changeProfile(
                newcomer, DecisionOf.profile("Europe/Berlin", WeightUnit.KG, false, "Noor", null));

        assertThat(entry(newcomer).name()).isEqualTo("Noor");
        assertThat(entry(newcomer).programId()).isNull();
        assertThat(entry(newcomer).lifts()).isEmpty();
    }

    @Test
    void a_program_that_was_ended_is_no_longer_in_the_row_and_its_weeks_are() {
        var lifter = service.lifter(MONDAY);
        service.arrive(top(lifter, TUESDAY, "120", 4));
        var programId = service.programs.list(lifter).getFirst().program().id();

        service.coach.end(lifter, programId);

        assertThat(entry(lifter).programId()).isNull();
        assertThat(entry(lifter).week()).isZero();
        assertThat(entry(lifter).lifts()).isEmpty();
        assertThat(entry(lifter).flags()).isEmpty();
        assertThat(entry(lifter).lastSessionAt()).isEqualTo("2026-11-24T12:00:00+01:00");
    }

    @Test
    void in_a_programs_last_week_the_next_load_is_that_of_the_one_that_follows_and_what_hurt_is_seen() {
        var lifter = service.lifter(MONDAY);
        service.programs.start(lifter.gym(), benchPress(lifter, MONDAY.plusWeeks(1), 100));

        service.arrive(painful(top(lifter, TUESDAY, "120", 4)));

        var bench = entry(lifter).lifts().getFirst();
        assertThat(entry(lifter).lifts()).hasSize(1);
        assertThat(bench.load()).isEqualByComparingTo("120");
        assertThat(bench.nextLoad()).isEqualByComparingTo("100");
        assertThat(bench.change()).isEqualByComparingTo("-20");
        assertThat(entry(lifter).flags().getFirst().code()).isEqualTo(FlagCode.PAIN_REPORTED);
    }

    @Test
    void a_following_program_with_other_lifts_adds_them_and_one_that_begins_later_does_not() {
        var soon = service.lifter(MONDAY);
        service.programs.start(soon.gym(), squat(soon, MONDAY.plusWeeks(1)));
        assertThat(entry(soon).lifts())
                .extracting(lift -> lift.exercise() + " " + shown(lift.load()) + " " + shown(lift.nextLoad()))
                .containsExactly("bench-press 120 -", "squat - 140");

        var later = service.lifter(MONDAY);
        service.coach.end(
                later, service.programs.list(later).getFirst().program().id());
        service.programs.start(later.gym(), squat(later, MONDAY.plusWeeks(3)));
        assertThat(entry(later).lifts())
                .extracting(lift -> lift.exercise() + " " + shown(lift.load()) + " " + shown(lift.nextLoad()))
                .containsExactly("squat - 140");
    }

    @Test
    void a_program_that_was_called_off_is_not_the_one_that_follows() {
        var lifter = service.lifter(MONDAY);
        service.programs.start(lifter.gym(), squat(lifter, MONDAY.plusWeeks(1)));
        service.coach.end(
                lifter, service.programs.list(lifter).getLast().program().id());

        service.programs.start(lifter.gym(), benchPress(lifter, MONDAY.plusWeeks(1), 100));

        assertThat(entry(lifter).lifts())
                .extracting(lift -> lift.exercise() + " " + shown(lift.load()) + " " + shown(lift.nextLoad()))
                .containsExactly("bench-press 120 100");
    }

    private static String shown(java.math.@org.jspecify.annotations.Nullable BigDecimal load) {
        return load == null ? "-" : load.toPlainString();
    }

    private static topset.program.coaching.ProgramRequest squat(Athlete athlete, LocalDate startsOn) {
        return of("squat", benchPress(athlete, startsOn, 140));
    }

    @Test
    void a_pause_to_come_is_in_the_row() {
        var lifter = service.lifter(MONDAY);
        var programId = service.programs.list(lifter).getFirst().program().id();
        var from = MONDAY.plusWeeks(2);
        assertThat(entry(lifter).pauseFrom()).isNull();

        service.coach.pause(lifter, programId, DecisionOf.pause(from, from.plusDays(6), "holidays"));

        assertThat(entry(lifter).pauseFrom()).isEqualTo(from);
    }

    @Test
    void every_pause_that_is_not_over_leaves_the_athlete_out_while_it_lasts() {
        var lifter = service.lifter(MONDAY);
        var programId = service.programs.list(lifter).getFirst().program().id();
        for (var day : java.util.List.of(MONDAY.plusDays(1), MONDAY.plusDays(3))) {
            service.coach.pause(lifter, programId, DecisionOf.pause(day, day, "off for a day"));
        }

        assertThat(rests(lifter, "2026-11-24T12:00:00Z")).isTrue();
        assertThat(rests(lifter, "2026-11-25T12:00:00Z")).isFalse();
        assertThat(rests(lifter, "2026-11-25T22:59:59Z")).isFalse();
        assertThat(rests(lifter, "2026-11-25T23:00:00Z"))
                .as("midnight in Berlin")
                .isTrue();
        assertThat(rests(lifter, "2026-11-27T12:00:00Z")).isFalse();
    }

    private boolean rests(Athlete athlete, String at) {
        return service.number(
                        "select count(*) from roster_row where gym = ? and rests @> timestamptz '" + at + "'",
                        athlete.gym())
                == 1;
    }

    @Test
    void an_athlete_whose_programs_have_all_ended_can_change_their_name() {
        var ended = service.lifter(FOUR_WEEKS_AGO);
        service.coach.end(
                ended, service.programs.list(ended).getFirst().program().id());
        service.now = Instant.parse("2026-12-08T12:00:00Z");
        service.programs.changeProfile(ended, DecisionOf.profile("Europe/Berlin", WeightUnit.KG, false, "Noor", null));

        assertThat(entry(ended).name()).isEqualTo("Noor");
    }

    @Test
    void the_trend_goes_on_from_what_was_lifted_before_the_program_as_forecasts_do() {
        var lifter = new Athlete("gym-" + UUID.randomUUID(), "lifter");
        service.programs.changeProfile(lifter, OnPostgres.berlin("Europe/Berlin"));
        service.arrive(top(lifter, "2026-11-10T11:00:00Z", "120", 4));
        service.programs.start(lifter.gym(), benchPress(lifter, MONDAY, 110));

        service.arrive(top(lifter, TUESDAY, "110", 4));

        var point = entry(lifter).trends().getFirst().points().getLast();
        assertThat(point.best()).isEqualByComparingTo("129.412");
        assertThat(point.e1rm()).as("half of 141.176 and 129.412 each").isEqualByComparingTo("135.294");
    }

    @Test
    void where_the_load_is_added_to_the_body_the_trend_is_of_both() {
        var lifter = new Athlete("gym-" + UUID.randomUUID(), "lifter");
        service.programs.changeProfile(
                lifter,
                DecisionOf.profile(
                        "Europe/Berlin",
                        WeightUnit.KG,
                        false,
                        null,
                        new ProfileDetails.Bodyweight(new java.math.BigDecimal("80"), WeightUnit.KG, MONDAY)));
        service.programs.start(lifter.gym(), of("weighted-pull-up", benchPress(lifter, MONDAY, 20)));

        service.arrive(Sets.of("weighted-pull-up", top(lifter, TUESDAY, "20", 4)));

        assertThat(entry(lifter).trends().getFirst().points().getFirst().e1rm())
                .as("100 kg, 4 at RPE 8.5: 85 %%")
                .isEqualByComparingTo("117.647");
    }

    private static topset.program.coaching.ProgramRequest of(
            String exercise, topset.program.coaching.ProgramRequest bench) {
        var lift = bench.lifts().getFirst();
        return new topset.program.coaching.ProgramRequest(
                null,
                bench.athleteId(),
                bench.startsOn(),
                null,
                null,
                null,
                null,
                java.util.List.of(new topset.rules.lift.LiftRequest(
                        "d1-" + exercise, 1, exercise, lift.scheme(), lift.progression(), lift.start(), null, null)),
                null);
    }

    @Test
    void a_lift_beside_the_main_ones_is_found_too() {
        var lifter = new Athlete("gym-" + UUID.randomUUID(), "lifter");
        service.programs.changeProfile(lifter, OnPostgres.berlin("Europe/Berlin"));
        var bench = benchPress(lifter, MONDAY, 100).lifts().getFirst();
        var curls = new topset.rules.lift.LiftRequest(
                "d1-curl",
                1,
                "barbell-curl",
                new topset.contract.PlannedLift.Scheme(
                        "STRAIGHT",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        3,
                        new topset.contract.PlannedLift.Reps(10, 12),
                        null),
                new topset.contract.PlannedLift.Progression("DOUBLE_PROGRESSION", null, null),
                bench.start(),
                null,
                null);
        service.programs.start(
                lifter.gym(),
                new topset.program.coaching.ProgramRequest(
                        null, lifter.id(), MONDAY, null, null, null, null, java.util.List.of(bench, curls), null));

        assertThat(entry(lifter).lifts())
                .extracting(RosterEntry.MainLift::exercise)
                .containsExactly("bench-press");
        assertThat(service.number(
                        "select count(*) from roster_row where gym = ? and 'barbell-curl' = any (exercises)",
                        lifter.gym()))
                .isEqualTo(1);
    }

    @Test
    void an_athlete_who_trains_without_a_program_has_come() {
        var free = new Athlete("gym-" + UUID.randomUUID(), "free");
        service.programs.changeProfile(free, OnPostgres.berlin("Europe/Berlin"));
        var set = top(free, TUESDAY, "100", 4);

        service.arrive(top(free, "2026-11-17T11:00:00Z", "100", 4), set);
        assertThat(entry(free).lastSessionAt()).isEqualTo("2026-11-24T12:00:00+01:00");

        service.arrive(removed(set, 2));
        assertThat(entry(free).lastSessionAt()).isEqualTo("2026-11-17T12:00:00+01:00");
    }

    @Test
    void an_athlete_who_trained_before_their_profile_or_after_their_program_has_come_too() {
        var early = new Athlete("gym-" + UUID.randomUUID(), "early");
        service.arrive(top(early, TUESDAY, "100", 4));
        service.programs.changeProfile(early, OnPostgres.berlin("Europe/Berlin"));
        assertThat(entry(early).lastSessionAt()).isEqualTo("2026-11-24T12:00:00+01:00");

        var ended = service.lifter(FOUR_WEEKS_AGO);
        service.coach.end(
                ended, service.programs.list(ended).getFirst().program().id());
        service.arrive(top(ended, TUESDAY, "100", 4));
        assertThat(entry(ended).lastSessionAt()).isEqualTo("2026-11-24T12:00:00+01:00");
    }

    @Test
    void a_program_that_begins_between_the_weeks_of_the_one_before_counts_each_session_once() throws SQLException {
        var lifter = service.lifter(FOUR_WEEKS_AGO);
        service.arrive(
                top(lifter, "2026-11-17T11:00:00Z", "120", 4),
                top(lifter, "2026-11-19T11:00:00Z", "120", 4),
                top(lifter, TUESDAY, "120", 4));

        service.programs.start(lifter.gym(), benchPress(lifter, LocalDate.parse("2026-11-18"), 100));

        assertThat(entry(lifter).sessions().thisWeek()).isEqualTo(new RosterEntry.Count(2, 1));
        assertThat(entry(lifter).sessions().lastFourWeeks()).isEqualTo(new RosterEntry.Count(1, 4));
        assertThat(entry(lifter).trends().getFirst().points()).hasSize(2);

        service.now = Instant.parse("2026-11-26T12:00:00Z");
        service.sweep.sweep();
        assertThat(entry(lifter).sessions().lastFourWeeks()).isEqualTo(new RosterEntry.Count(3, 4));
    }

    @Test
    void in_the_weeks_between_two_programs_nothing_is_owed_whenever_the_first_is_folded() {
        var lifter = service.lifter(FOUR_WEEKS_AGO);
        var set = top(lifter, "2026-10-27T11:00:00Z", "120", 4);
        service.arrive(set);
        service.now = Instant.parse("2026-11-02T12:00:00Z");
        service.coach.end(
                lifter, service.programs.list(lifter).getFirst().program().id());
        service.programs.start(lifter.gym(), benchPress(lifter, MONDAY, 100));
        service.now = Instant.parse(TUESDAY);
        service.arrive(top(lifter, TUESDAY, "100", 4));
        var inTime = entry(lifter).sessions();

        service.arrive(corrected(set, 2, 5));

        assertThat(entry(lifter).sessions()).isEqualTo(inTime);
    }

    @Test
    void somebody_who_stayed_away_for_most_of_a_year_still_came_when_they_came() {
        var lifter = service.lifter(LocalDate.parse("2026-01-05"));

        service.arrive(top(lifter, "2026-01-06T11:00:00Z", "120", 4));

        assertThat(entry(lifter).lastSessionAt()).isEqualTo("2026-01-06T12:00:00+01:00");
    }

    private RosterEntry entry(Athlete athlete) {
        try (var connection = service.dataSource.getConnection();
                var statement =
                        connection.prepareStatement("select entry from roster_row where gym = ? and athlete = ?")) {
            statement.setString(1, athlete.gym());
            statement.setString(2, athlete.id());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return ContractJson.read(rows.getString(1), RosterEntry.class);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CompletedSet painful(CompletedSet set) {
        return SetEvent.like(set).pain(true).completed();
    }
}
