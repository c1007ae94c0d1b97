package topset.program.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Sets.backoffOf;
import static topset.program.Sets.removed;
import static topset.program.Sets.top;
import static topset.testsupport.Eventually.eventually;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import topset.contract.CompletedSet;
import topset.contract.SessionFact;
import topset.contract.SessionFinished;
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
    void the_transaction_that_stores_a_set_answers_the_request_that_waits_for_it() {
        var lifter = service.lifter(MONDAY);
        var set = top(lifter, "2026-11-24T11:00:00Z", "120", 4);

        assertThat(arrive(lifter, set)).hasValueSatisfying(today -> {
            assertThat(today.asOf().sequence()).isEqualTo(1);
            assertThat(today.lifts().getFirst().backoff()).isNotNull();
        });
        assertThat(arrive(lifter, finished(set))).as("no plan has changed").isEmpty();
        assertThat(arrive(lifter, backoffOf(set, "102.5", 8)))
                .hasValueSatisfying(today -> assertThat(today.finishedAt()).isNotNull());
        assertThat(arrive(lifter, removed(set, 2), finished(set)))
                .as("the end of the session has changed")
                .isEmpty();
        assertThat(arrive(lifter, top(lifter, "2026-11-23T11:00:00Z", "120", 4)))
                .as("today's sets are those of the week")
                .isPresent();
    }

    @Test
    void a_request_reads_what_its_transaction_has_not_read() {
        var lifter = service.lifter(MONDAY.minusWeeks(1));
        var yesterday = top(lifter, "2026-11-23T11:00:00Z", "120", 4);
        assertThat(arrive(lifter, yesterday)).as("no set of today").isEmpty();
        service.programs.start(lifter.gym(), OnPostgres.benchPress(lifter, MONDAY.plusWeeks(1), 110));
        var lastWeek = top(lifter, "2026-11-17T11:00:00Z", "120", 4);
        assertThat(arrive(lifter, lastWeek, top(lifter, "2026-11-24T11:00:00Z", "120", 4)))
                .as("the program that runs, of two")
                .isPresent();
    }

    /** A coach's decision that is committed before the request is in the answer, however old the set's transaction. */
    @Test
    void the_answer_has_what_was_decided_before_the_request() {
        var lifter = service.lifter(MONDAY);
        service.arrive(top(lifter, "2026-11-24T09:00:00Z", "110", 4));
        service.programs.changeProfile(lifter, OnPostgres.berlin("America/New_York"));

        assertThat(arrive(lifter, top(lifter, "2026-11-24T11:00:00Z", "120", 4)))
                .hasValueSatisfying(
                        today -> assertThat(today.asOf().time().getOffset()).isEqualTo(ZoneOffset.ofHours(-5)));
    }

    @Test
    void it_needs_the_sets_of_one_session_and_three_weeks() {
        var lifter = service.lifter(MONDAY.minusWeeks(2));
        var set = top(lifter, "2026-11-24T11:00:00Z", "120", 4);
        arrive(
                lifter,
                top(lifter, "2026-11-10T11:00:00Z", "120", 4),
                top(lifter, "2026-11-19T11:00:00Z", "120", 4),
                top(lifter, "2026-11-23T11:00:00Z", "120", 4),
                set,
                backoffOf(set, "102.5", 8));

        assertThat(sent.during(() -> service.plans.today(lifter, null)))
                .as("the programs and the inbox; the weeks, the sets and the finished sessions")
                .isEqualTo(new SentStatements.Sent(5, 2));
        assertThat(read.during(() -> service.plans.today(lifter, null)))
                .as("two sets, and the previous, the current and the next week of one lift")
                .isEqualTo(5);
        assertThat(today(lifter).sessionId()).isEqualTo(set.sessionId().toString());
        assertThatTodayIsThatOfTheWholePlan(lifter);
    }

    @Test
    void on_a_day_without_a_set_there_is_no_session() {
        var lifter = service.lifter(MONDAY);
        arrive(lifter, top(lifter, "2026-11-23T11:00:00Z", "120", 4));

        assertThat(today(lifter).sessionId()).isNull();
        assertThatTodayIsThatOfTheWholePlan(lifter);

        var gone = top(lifter, "2026-11-24T11:00:00Z", "120", 4);
        arrive(lifter, gone, removed(gone, 2));
        assertThat(today(lifter).sessionId()).isNull();
        assertThatTodayIsThatOfTheWholePlan(lifter);
    }

    @Test
    void a_session_that_began_before_midnight_has_all_its_sets() {
        var lifter = service.lifter(MONDAY.minusWeeks(1));
        service.now = Instant.parse("2026-11-22T23:30:00Z");
        var beforeMidnight = top(lifter, "2026-11-22T22:30:00Z", "120", 4);
        arrive(
                lifter,
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
        arrive(lifter, at(top(lifter, "2026-11-23T09:00:00Z", "120", 4), "2026-11-22T11:30:00Z"));

        assertThat(today(lifter).week()).as("the week of the session").isEqualTo(2);
        assertThat(today(lifter).lifts().getFirst().backoff()).isNotNull();
        assertThatTodayIsThatOfTheWholePlan(lifter);
    }

    @Test
    void the_newest_session_with_a_set_of_today_counts_not_the_newest_set() {
        var lifter = service.lifter(MONDAY);
        var earlier = top(lifter, "2026-11-23T18:00:00Z", "110", 4);
        var newer = top(lifter, "2026-11-24T09:00:00Z", "120", 4);
        arrive(
                lifter,
                newer,
                at(earlier, "2026-11-24T11:30:00+01:00"),
                at(tomorrow(lifter), "2026-11-25T00:00:00+01:00"));

        assertThat(today(lifter).sessionId()).isEqualTo(newer.sessionId().toString());
        assertThatTodayIsThatOfTheWholePlan(lifter);
    }

    @Test
    void a_session_with_a_set_of_today_counts_though_newer_sessions_have_no_such_set() {
        var lifter = service.lifter(MONDAY);
        var ofToday = at(top(lifter, "2026-11-23T18:00:00Z", "110", 4), "2026-11-24T11:30:00+01:00");
        var ofYesterday = top(lifter, "2026-11-23T20:00:00Z", "115", 4);
        var gone = top(lifter, "2026-11-24T09:00:00Z", "120", 4);
        arrive(lifter, ofToday, ofYesterday, gone, removed(gone, 2));

        assertThat(today(lifter).sessionId()).isEqualTo(ofToday.sessionId().toString());
        assertThatTodayIsThatOfTheWholePlan(lifter);
    }

    @Test
    void a_week_that_has_ended_since_is_planned_on() {
        var lifter = service.lifter(MONDAY);
        arrive(lifter, top(lifter, "2026-11-24T11:00:00Z", "120", 4));
        service.now = Instant.parse("2026-12-01T12:00:00Z");

        assertThat(today(lifter).week()).isEqualTo(2);
        assertThatTodayIsThatOfTheWholePlan(lifter);
    }

    /**
     * Returns the plan with which the transaction of the events has answered a request that waited for them. It is the
     * plan that is read afterwards.
     */
    private Optional<TodayPlan> arrive(Athlete lifter, SessionFact... facts) {
        var events = Stream.of(facts).map(service::numbered).toList();
        var request = new FutureTask<>(
                () -> service.waiters.await(lifter, events.getLast().sequence(), Duration.ofMinutes(1)));
        var thread = Thread.ofPlatform().start(request);
        eventually().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        service.take(events);
        var waited = answer(request);
        assertThat(waited.isCommitted()).isTrue();
        var today = waited.plan().map(plan -> TodayPlan.of(lifter.id(), plan));
        today.ifPresent(answered -> assertThat(answered).isEqualTo(today(lifter)));
        return today;
    }

    private static Waiters.Waited answer(FutureTask<Waiters.Waited> request) {
        try {
            return request.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static SessionFinished finished(CompletedSet set) {
        return new SessionFinished(
                set.sessionId(), set.gym(), set.athleteId(), set.set().completedAt());
    }

    private static CompletedSet tomorrow(Athlete lifter) {
        return top(lifter, "2026-11-24T11:00:00Z", "130", 4);
    }

    private static CompletedSet at(CompletedSet set, String completedAt) {
        return SetEvent.like(set).completedAt(OffsetDateTime.parse(completedAt)).completed();
    }

    private TodayPlan today(Athlete lifter) {
        return TodayPlan.of(lifter.id(), service.plans.today(lifter, null));
    }

    private void assertThatTodayIsThatOfTheWholePlan(Athlete lifter) {
        assertThat(today(lifter)).isEqualTo(TodayPlan.of(lifter.id(), service.plan(lifter)));
    }
}
