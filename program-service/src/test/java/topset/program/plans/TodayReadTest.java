package topset.program.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Sets.backoffOf;
import static topset.program.Sets.removed;
import static topset.program.Sets.top;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import topset.contract.CompletedSet;
import topset.program.OnPostgres;
import topset.program.ReadRows;
import topset.program.WithDatabase;
import topset.store.Athlete;
import topset.testsupport.SentStatements;
import topset.testsupport.SetEvent;

/** The plan of today is read from fewer rows than other plans, and says the same as the whole plan. */
@WithDatabase
class TodayReadTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    private final ReadRows read = new ReadRows("set_id", "slot_week");
    private final SentStatements sent = new SentStatements();
    private final OnPostgres service = OnPostgres.through(real -> sent.counting(read.counting(real)));

    @Test
    void it_needs_the_sets_of_one_session_and_three_weeks() {
        var lifter = service.lifter(MONDAY.minusWeeks(2));
        var set = top(lifter, "2026-11-24T11:00:00Z", "120", 4);
        service.arrive(
                top(lifter, "2026-11-10T11:00:00Z", "120", 4),
                top(lifter, "2026-11-19T11:00:00Z", "120", 4),
                top(lifter, "2026-11-23T11:00:00Z", "120", 4),
                set,
                backoffOf(set, "102.5", 8));

        assertThat(sent.during(() -> service.plans.today(lifter)))
                .as("the programs and the inbox; the weeks, the sets and the finished sessions")
                .isEqualTo(new SentStatements.Sent(5, 2));
        assertThat(read.during(() -> service.plans.today(lifter)))
                .as("two sets, and the previous, the current and the next week of one lift")
                .isEqualTo(5);
        assertThat(today(lifter).sessionId()).isEqualTo(set.sessionId().toString());
        assertThatTodayIsThatOfTheWholePlan(lifter);
    }

    @Test
    void on_a_day_without_a_set_there_is_no_session() {
        var lifter = service.lifter(MONDAY);
        service.arrive(top(lifter, "2026-11-23T11:00:00Z", "120", 4));

        assertThat(today(lifter).sessionId()).isNull();
        assertThatTodayIsThatOfTheWholePlan(lifter);

        var gone = top(lifter, "2026-11-24T11:00:00Z", "120", 4);
        service.arrive(gone, removed(gone, 2));
        assertThat(today(lifter).sessionId()).isNull();
        assertThatTodayIsThatOfTheWholePlan(lifter);
    }

    @Test
    void a_session_that_began_before_midnight_has_all_its_sets() {
        var lifter = service.lifter(MONDAY.minusWeeks(1));
        service.now = Instant.parse("2026-11-22T23:30:00Z");
        var beforeMidnight = top(lifter, "2026-11-22T22:30:00Z", "120", 4);
        service.arrive(
                beforeMidnight,
                SetEvent.like(backoffOf(beforeMidnight, "102.5", 8))
                        .completedAt(beforeMidnight.set().completedAt().plusMinutes(30))
                        .completed());

        var today = today(lifter);

        assertThat(today.week()).as("the week of the session").isEqualTo(1);
        assertThat(today.lifts().getFirst().top()).isNotNull();
        assertThatTodayIsThatOfTheWholePlan(lifter);
    }

    @Test
    void a_session_that_starts_in_the_next_week_by_the_callers_clock_has_its_backoff() {
        var lifter = service.lifter(MONDAY.minusWeeks(1));
        service.now = Instant.parse("2026-11-22T12:00:00Z");
        service.arrive(at(top(lifter, "2026-11-23T09:00:00Z", "120", 4), "2026-11-22T11:30:00Z"));

        assertThat(today(lifter).week()).as("the week of the session").isEqualTo(2);
        assertThat(today(lifter).lifts().getFirst().backoff()).isNotNull();
        assertThatTodayIsThatOfTheWholePlan(lifter);
    }

    @Test
    void the_newest_session_with_a_set_of_today_counts_not_the_newest_set() {
        var lifter = service.lifter(MONDAY);
        var earlier = top(lifter, "2026-11-23T18:00:00Z", "110", 4);
        var newer = top(lifter, "2026-11-24T09:00:00Z", "120", 4);
        service.arrive(
                newer, at(earlier, "2026-11-24T11:30:00+01:00"), at(tomorrow(lifter), "2026-11-25T00:00:00+01:00"));

        assertThat(today(lifter).sessionId()).isEqualTo(newer.sessionId().toString());
        assertThatTodayIsThatOfTheWholePlan(lifter);
    }

    @Test
    void a_session_with_a_set_of_today_counts_though_newer_sessions_have_no_such_set() {
        var lifter = service.lifter(MONDAY);
        var ofToday = at(top(lifter, "2026-11-23T18:00:00Z", "110", 4), "2026-11-24T11:30:00+01:00");
        var ofYesterday = top(lifter, "2026-11-23T20:00:00Z", "115", 4);
        var gone = top(lifter, "2026-11-24T09:00:00Z", "120", 4);
        service.arrive(ofToday, ofYesterday, gone, removed(gone, 2));

        assertThat(today(lifter).sessionId()).isEqualTo(ofToday.sessionId().toString());
        assertThatTodayIsThatOfTheWholePlan(lifter);
    }

    @Test
    void a_week_that_has_ended_since_is_planned_on() {
        var lifter = service.lifter(MONDAY);
        service.arrive(top(lifter, "2026-11-24T11:00:00Z", "120", 4));
        service.now = Instant.parse("2026-12-01T12:00:00Z");

        assertThat(today(lifter).week()).isEqualTo(2);
        assertThatTodayIsThatOfTheWholePlan(lifter);
    }

    private static CompletedSet tomorrow(Athlete lifter) {
        return top(lifter, "2026-11-24T11:00:00Z", "130", 4);
    }

    private static CompletedSet at(CompletedSet set, String completedAt) {
        return SetEvent.like(set).completedAt(OffsetDateTime.parse(completedAt)).completed();
    }

    private TodayPlan today(Athlete lifter) {
        return TodayPlan.of(lifter.id(), service.plans.today(lifter));
    }

    private void assertThatTodayIsThatOfTheWholePlan(Athlete lifter) {
        assertThat(today(lifter)).isEqualTo(TodayPlan.of(lifter.id(), service.plan(lifter)));
    }
}
