package topset.session.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.Exercise;
import topset.contract.SetRole;
import topset.contract.WeightUnit;
import topset.session.logging.SessionCommand.NewSet;

class SessionDeciderTest {
    private static final OffsetDateTime START = OffsetDateTime.parse("2026-11-24T17:40:00+01:00");
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-24T19:00:00+01:00");
    private static final UUID BENCH = UUID.fromString("7b0f8a55-0b4e-4c57-a9a5-0c7a4f3d9a01");
    private static final UUID OTHER = UUID.fromString("7b0f8a55-0b4e-4c57-a9a5-0c7a4f3d9a02");
    private static final SetDetails TOP = details("120", 4, "8.5");
    private static final SetDetails HEAVIER = details("122.5", 3, null);
    private static final Exercise BENCH_PRESS = exercise(Exercise.LoadMode.EXTERNAL);
    private static final Exercise PULL_UP = exercise(Exercise.LoadMode.ADDED_TO_BODYWEIGHT);

    private static final SessionEvent STARTED = new SessionEvent.Started("lifter-1", START, 1);
    private static final SessionEvent LOGGED = new SessionEvent.SetCompleted(BENCH, START, 1, TOP);
    private static final SessionEvent CORRECTED = new SessionEvent.SetCorrected(BENCH, 2, START, 1, HEAVIER, NOW);
    private static final SessionEvent REMOVED = new SessionEvent.SetRemoved(BENCH, 2, NOW);
    private static final SessionEvent FINISHED = new SessionEvent.Finished(NOW);
    private static final SessionEvent ERASED = new SessionEvent.AthleteErased(NOW);

    @Test
    void aSessionStarts() {
        given().when(new SessionCommand.Start("lifter-1", START, 1, NOW)).then(STARTED);
    }

    @Test
    void aSessionDoesNotStartTwice() {
        given(STARTED, LOGGED)
                .when(new SessionCommand.Start("lifter-1", START, 1, NOW))
                .thenNothing();
    }

    @Test
    void aSessionStartedOtherwiseIsRejected() {
        given(STARTED)
                .when(new SessionCommand.Start("lifter-2", START, 1, NOW))
                .thenRejected(new Decision.StartedOtherwise());
        given(STARTED)
                .when(new SessionCommand.Start("lifter-1", START, null, NOW))
                .thenRejected(new Decision.StartedOtherwise());
    }

    @Test
    void nothingIsDoneToASessionThatIsNotThere() {
        for (var command : List.of(
                complete(BENCH, TOP),
                new SessionCommand.CorrectSet(set(BENCH, TOP), ExpectedRevision.ANY, NOW),
                new SessionCommand.RemoveSet(BENCH, ExpectedRevision.ANY, NOW),
                new SessionCommand.Finish(NOW, NOW))) {
            given().when(command).thenRejected(new Decision.NoSuchSession());
        }
    }

    @Test
    void whoseAthleteWasErasedIsASessionNoMoreAndNoneBeginsUnderItsId() {
        for (var history : List.of(List.of(STARTED, LOGGED, ERASED), List.of(ERASED, ERASED, ERASED))) {
            var given = given(history.toArray(SessionEvent[]::new));
            given.when(complete(OTHER, TOP)).thenRejected(new Decision.NoSuchSession());
            given.when(new SessionCommand.RemoveSet(BENCH, ExpectedRevision.ANY, NOW))
                    .thenRejected(new Decision.NoSuchSession());
            given.when(new SessionCommand.Finish(NOW, NOW)).thenRejected(new Decision.NoSuchSession());
            given.when(new SessionCommand.Start("lifter-1", START, 1, NOW)).thenRejected(new Decision.AthleteErased());
        }
    }

    @Test
    void aSetIsLogged() {
        given(STARTED).when(complete(BENCH, TOP)).then(LOGGED);
    }

    @Test
    void aSetIsLoggedAfterTheSessionWasFinished() {
        given(STARTED, FINISHED).when(complete(BENCH, TOP)).then(LOGGED);
    }

    @Test
    void aRepeatedSetIsComparedWithWhatItFirstSaid() {
        given(STARTED, LOGGED).when(complete(BENCH, TOP)).thenNothing();
        given(STARTED, LOGGED, CORRECTED).when(complete(BENCH, TOP)).thenNothing();
        given(STARTED, LOGGED, REMOVED).when(complete(BENCH, TOP)).thenNothing();
        given(STARTED, LOGGED, CORRECTED)
                .when(complete(BENCH, HEAVIER))
                .thenRejected(new Decision.LoggedOtherwise(BENCH));
    }

    @Test
    void aLoadWrittenWithMoreZerosIsTheSameLoad() {
        given(STARTED, LOGGED)
                .when(complete(BENCH, details("120.000", 4, "8.50")))
                .thenNothing();
    }

    @Test
    void aBatchLogsWhatIsNewOnce() {
        given(STARTED, LOGGED)
                .when(new SessionCommand.CompleteSets(
                        List.of(set(BENCH, TOP), set(OTHER, HEAVIER), set(OTHER, HEAVIER)), NOW))
                .then(new SessionEvent.SetCompleted(OTHER, START, 1, HEAVIER));
    }

    @Test
    void aBatchThatContradictsItselfLogsNothing() {
        given(STARTED)
                .when(new SessionCommand.CompleteSets(List.of(set(BENCH, TOP), set(BENCH, HEAVIER)), NOW))
                .thenRejected(new Decision.LoggedOtherwise(BENCH));
    }

    @Test
    void aSetIsCorrectedWhole() {
        given(STARTED, LOGGED)
                .when(new SessionCommand.CorrectSet(set(BENCH, HEAVIER), ExpectedRevision.ANY, NOW))
                .then(CORRECTED);
        given(STARTED, LOGGED)
                .when(new SessionCommand.CorrectSet(set(BENCH, HEAVIER), only(1), NOW))
                .then(CORRECTED);
    }

    @Test
    void aRepeatedCorrectionDoesNothing() {
        given(STARTED, LOGGED, CORRECTED)
                .when(new SessionCommand.CorrectSet(set(BENCH, HEAVIER), only(1), NOW))
                .thenNothing();
        given(STARTED, LOGGED, CORRECTED)
                .when(new SessionCommand.CorrectSet(set(BENCH, HEAVIER), ExpectedRevision.ANY, NOW))
                .thenNothing();
    }

    @Test
    void aCorrectionOfAnOldRevisionIsStale() {
        given(STARTED, LOGGED, CORRECTED)
                .when(new SessionCommand.CorrectSet(set(BENCH, TOP), only(1), NOW))
                .thenRejected(new Decision.Stale(2));
    }

    @Test
    void a_change_is_made_when_one_of_several_expected_revisions_is_current() {
        given(STARTED, LOGGED)
                .when(new SessionCommand.CorrectSet(set(BENCH, HEAVIER), only(1, 7), NOW))
                .then(CORRECTED);
        given(STARTED, LOGGED)
                .when(new SessionCommand.RemoveSet(BENCH, only(1, 7), NOW))
                .then(REMOVED);
        given(STARTED, LOGGED)
                .when(new SessionCommand.RemoveSet(BENCH, only(2, 7), NOW))
                .thenRejected(new Decision.Stale(1));
        given(STARTED, LOGGED)
                .when(new SessionCommand.RemoveSet(BENCH, only(), NOW))
                .thenRejected(new Decision.Stale(1));
    }

    @Test
    void aRemovedSetIsNotThereToBeCorrected() {
        given(STARTED, LOGGED, REMOVED)
                .when(new SessionCommand.CorrectSet(set(BENCH, HEAVIER), ExpectedRevision.ANY, NOW))
                .thenRejected(new Decision.NoSuchSet(BENCH));
        given(STARTED, LOGGED, REMOVED)
                .when(new SessionCommand.CorrectSet(set(BENCH, HEAVIER), only(1), NOW))
                .thenRejected(new Decision.Stale(2));
    }

    @Test
    void aSetIsRemovedOnce() {
        given(STARTED, LOGGED)
                .when(new SessionCommand.RemoveSet(BENCH, only(1), NOW))
                .then(REMOVED);
        given(STARTED, LOGGED, REMOVED)
                .when(new SessionCommand.RemoveSet(BENCH, only(1), NOW))
                .thenNothing();
        given(STARTED, LOGGED, REMOVED)
                .when(new SessionCommand.RemoveSet(BENCH, ExpectedRevision.ANY, NOW))
                .thenNothing();
        given(STARTED, LOGGED, CORRECTED)
                .when(new SessionCommand.RemoveSet(BENCH, only(1), NOW))
                .thenRejected(new Decision.Stale(2));
        given(STARTED)
                .when(new SessionCommand.RemoveSet(BENCH, ExpectedRevision.ANY, NOW))
                .thenRejected(new Decision.NoSuchSet(BENCH));
    }

    @Test
    void aSessionIsFinishedOnceAndNotBeforeItStarted() {
        given(STARTED).when(new SessionCommand.Finish(NOW, NOW)).then(FINISHED);
        given(STARTED, FINISHED).when(new SessionCommand.Finish(NOW, NOW)).thenNothing();
        given(STARTED, FINISHED)
                .when(new SessionCommand.Finish(NOW.plusMinutes(1), NOW))
                .thenRejected(new Decision.FinishedOtherwise());
        given(STARTED)
                .when(new SessionCommand.Finish(START.minusSeconds(1), NOW))
                .thenRefused("finish-after-start");
        given(STARTED).when(new SessionCommand.Finish(NOW.plusHours(25), NOW)).thenRefused("not-far-ahead");
    }

    @Test
    void loadsHaveLimitsByUnit() {
        given(STARTED).when(complete(BENCH, details("1000", 1, null))).then(logged(details("1000", 1, null)));
        given(STARTED).when(complete(BENCH, details("1000.001", 1, null))).thenRefused("load-range");
        given(STARTED).when(complete(BENCH, details("0", 1, null))).thenRefused("load-range");
        given(STARTED).when(complete(BENCH, details("0.0001", 1, null))).thenRefused("load-decimals");
        given(STARTED).when(complete(BENCH, details("0.001", 1, null))).then(logged(details("0.001", 1, null)));
        given(STARTED).when(complete(BENCH, inPounds("2200"))).then(logged(inPounds("2200")));
        given(STARTED).when(complete(BENCH, inPounds("2200.5"))).thenRefused("load-range");
    }

    @Test
    void aLoadAddedToTheBodyMayBeNothingOrAssistance() {
        for (var load : List.of("0", "-20", "1000", "-1000")) {
            given(STARTED)
                    .when(complete(new NewSet("", BENCH, details(load, 5, null), PULL_UP)))
                    .then(logged(details(load, 5, null)));
        }
        given(STARTED)
                .when(complete(new NewSet("", BENCH, details("-1000.5", 5, null), PULL_UP)))
                .thenRefused("load-range");
    }

    @Test
    void repsRpeExerciseAndTimeHaveLimits() {
        given(STARTED).when(complete(BENCH, details("120", 0, "10"))).then(logged(details("120", 0, "10")));
        given(STARTED).when(complete(BENCH, details("120", 101, null))).thenRefused("reps-range");
        given(STARTED).when(complete(BENCH, details("120", -1, null))).thenRefused("reps-range");
        given(STARTED).when(complete(BENCH, details("120", 4, "8.25"))).thenRefused("rpe-steps");
        given(STARTED).when(complete(BENCH, details("120", 4, "10.5"))).thenRefused("rpe-range");
        given(STARTED).when(complete(BENCH, details("120", 4, "0.5"))).thenRefused("rpe-range");
        given(STARTED).when(complete(new NewSet("", BENCH, TOP, null))).thenRefused("unknown-exercise");
        given(STARTED)
                .when(new SessionCommand.CompleteSets(
                        List.of(set(BENCH, TOP)), TOP.completedAt().minusHours(25)))
                .thenRefused("not-far-ahead");
    }

    @Test
    void whatCannotHaveHappenedIsNotEvolved() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> given(LOGGED))
                .isInstanceOf(IllegalStateException.class);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> given(STARTED, CORRECTED))
                .isInstanceOf(IllegalStateException.class);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> given(STARTED, LOGGED, REMOVED, CORRECTED))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Given given(SessionEvent... events) {
        Session session = new Session.None();
        var sequence = 0L;
        for (var event : Arrays.asList(events)) {
            sequence++;
            session = Session.evolve(session, event, sequence);
        }
        return new Given(session);
    }

    private record Given(Session session) {
        Then when(SessionCommand command) {
            return new Then(SessionDecider.decide(command, session));
        }
    }

    private record Then(Decision decision) {
        void then(SessionEvent... events) {
            assertThat(decision).isEqualTo(new Decision.Accepted(List.of(events)));
        }

        void thenNothing() {
            then();
        }

        void thenRejected(Decision.Rejected rejected) {
            assertThat(decision).isEqualTo(rejected);
        }

        void thenRefused(String rule) {
            assertThat(decision)
                    .isInstanceOfSatisfying(
                            Decision.Refused.class,
                            refused -> assertThat(refused.refusals())
                                    .extracting(Refusal::rule)
                                    .containsExactly(rule));
        }
    }

    private static ExpectedRevision only(Integer... revisions) {
        return new ExpectedRevision.OneOf(Set.of(revisions));
    }

    private static SessionEvent logged(SetDetails set) {
        return new SessionEvent.SetCompleted(BENCH, START, 1, set);
    }

    private static SessionCommand complete(UUID setId, SetDetails set) {
        return complete(set(setId, set));
    }

    private static SessionCommand complete(NewSet set) {
        return new SessionCommand.CompleteSets(List.of(set), NOW);
    }

    private static NewSet set(UUID setId, SetDetails set) {
        return new NewSet("", setId, set, BENCH_PRESS);
    }

    private static SetDetails details(String load, int reps, @Nullable String rpe) {
        return new SetDetails(
                "bench-press",
                SetRole.TOP,
                new Load(new BigDecimal(load), WeightUnit.KG),
                new Reps(reps),
                rpe == null ? null : new Rpe(new BigDecimal(rpe)),
                false,
                OffsetDateTime.parse("2026-11-24T18:05:00+01:00"),
                "d1-bench-press",
                null);
    }

    private static SetDetails inPounds(String load) {
        return new SetDetails(
                "bench-press",
                SetRole.TOP,
                new Load(new BigDecimal(load), WeightUnit.LB),
                new Reps(1),
                null,
                false,
                OffsetDateTime.parse("2026-11-24T18:05:00+01:00"),
                null,
                null);
    }

    private static Exercise exercise(Exercise.LoadMode mode) {
        return new Exercise(
                "some-exercise",
                "Some exercise",
                new Exercise.Muscles(List.of(), List.of()),
                Exercise.Suitability.IDEAL,
                null,
                Exercise.Kind.COMPOUND,
                Exercise.EquipmentKind.BARBELL,
                null,
                java.util.Map.of(),
                mode,
                false,
                false);
    }
}
