package topset.session.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.SetDetails;
import topset.contract.SetRole;
import topset.contract.Weight;
import topset.contract.WeightUnit;
import topset.session.events.SessionEvent;
import topset.session.sessions.SessionCommand.NewSet;

class SessionDeciderTest {
    private static final int MOST_BYTES_OF_A_SET = 20_000;
    private static final OffsetDateTime START = OffsetDateTime.parse("2026-11-24T17:40:00+01:00");
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-24T19:00:00+01:00");
    private static final UUID BENCH = UUID.fromString("7b0f8a55-0b4e-4c57-a9a5-0c7a4f3d9a01");
    private static final UUID OTHER = UUID.fromString("7b0f8a55-0b4e-4c57-a9a5-0c7a4f3d9a02");
    private static final UUID IMPORT = UUID.fromString("7b0f8a55-0b4e-4c57-a9a5-0c7a4f3d9a03");
    private static final SetDetails TOP = details("120", 4, "8.5");
    private static final SetDetails HEAVIER = details("122.5", 3, null);

    private static final SessionEvent STARTED = new SessionEvent.Started("lifter-1", START, 1);
    private static final SessionEvent LOGGED = new SessionEvent.SetCompleted(BENCH, START, 1, TOP, null);
    private static final SessionEvent CORRECTED = new SessionEvent.SetCorrected(BENCH, 2, START, 1, HEAVIER, NOW);
    private static final SessionEvent REMOVED = new SessionEvent.SetRemoved(BENCH, 2, NOW, null);
    private static final SessionEvent FINISHED = new SessionEvent.Finished(NOW);
    private static final SessionEvent ERASED = new SessionEvent.AthleteErased(NOW);

    @Test
    void a_session_starts() {
        given().when(new SessionCommand.Start("lifter-1", START, 1)).then(STARTED);
    }

    @Test
    void a_session_does_not_start_twice() {
        given(STARTED, LOGGED)
                .when(new SessionCommand.Start("lifter-1", START, 1))
                .thenNothing();
    }

    @Test
    void a_session_started_otherwise_is_rejected() {
        given(STARTED)
                .when(new SessionCommand.Start("lifter-2", START, 1))
                .thenRejected(new Decision.StartedOtherwise());
        given(STARTED)
                .when(new SessionCommand.Start("lifter-1", START, null))
                .thenRejected(new Decision.StartedOtherwise());
    }

    @Test
    void nothing_is_done_to_a_session_that_is_not_there() {
        for (var command : List.of(
                complete(BENCH, TOP),
                new SessionCommand.CorrectSet(set(BENCH, TOP), Optional.empty(), NOW),
                new SessionCommand.RemoveSet(BENCH, Optional.empty(), NOW, null),
                new SessionCommand.Finish(NOW))) {
            given().when(command).thenRejected(new Decision.NoSuchSession());
        }
    }

    @Test
    void whose_athlete_was_erased_is_a_session_no_more_and_none_begins_under_its_id() {
        for (var history : List.of(List.of(STARTED, LOGGED, ERASED), List.of(ERASED, ERASED, ERASED))) {
            var given = given(history.toArray(SessionEvent[]::new));
            given.when(complete(OTHER, TOP)).thenRejected(new Decision.NoSuchSession());
            given.when(new SessionCommand.RemoveSet(BENCH, Optional.empty(), NOW, null))
                    .thenRejected(new Decision.NoSuchSession());
            given.when(new SessionCommand.Finish(NOW)).thenRejected(new Decision.NoSuchSession());
            given.when(new SessionCommand.Start("lifter-1", START, 1)).thenRejected(new Decision.AthleteErased());
        }
    }

    @Test
    void a_set_is_logged() {
        given(STARTED).when(complete(BENCH, TOP)).then(LOGGED);
    }

    @Test
    void a_set_is_logged_after_the_session_was_finished() {
        given(STARTED, FINISHED).when(complete(BENCH, TOP)).then(LOGGED);
    }

    @Test
    void a_repeated_set_is_compared_with_what_it_first_said() {
        given(STARTED, LOGGED).when(complete(BENCH, TOP)).thenNothing();
        given(STARTED, LOGGED, CORRECTED).when(complete(BENCH, TOP)).thenNothing();
        given(STARTED, LOGGED, REMOVED).when(complete(BENCH, TOP)).thenNothing();
        given(STARTED, LOGGED, CORRECTED)
                .when(complete(BENCH, HEAVIER))
                .thenRejected(new Decision.LoggedOtherwise(BENCH));
    }

    @Test
    void a_load_written_with_more_zeros_is_the_same_load() {
        given(STARTED, LOGGED)
                .when(complete(BENCH, details("120.000", 4, "8.50")))
                .thenNothing();
    }

    @Test
    void a_batch_logs_what_is_new_once() {
        given(STARTED, LOGGED)
                .when(new SessionCommand.CompleteSets(
                        List.of(set(BENCH, TOP), set(OTHER, HEAVIER), set(OTHER, HEAVIER))))
                .then(new SessionEvent.SetCompleted(OTHER, START, 1, HEAVIER, null));
    }

    @Test
    void a_batch_that_contradicts_itself_logs_nothing() {
        given(STARTED)
                .when(new SessionCommand.CompleteSets(List.of(set(BENCH, TOP), set(BENCH, HEAVIER))))
                .thenRejected(new Decision.LoggedOtherwise(BENCH));
    }

    @Test
    void a_session_takes_five_hundred_sets_and_removed_ones_count() {
        var history = new ArrayList<SessionEvent>(List.of(STARTED, LOGGED, REMOVED));
        for (int n = 1; n < 499; n++) {
            history.add(new SessionEvent.SetCompleted(new UUID(0, n), START, 1, TOP, null));
        }
        var almostFull = given(history.toArray(SessionEvent[]::new));
        var last = new SessionEvent.SetCompleted(OTHER, START, 1, TOP, null);
        almostFull.when(complete(OTHER, TOP)).then(last);
        almostFull
                .when(new SessionCommand.CompleteSets(List.of(set(OTHER, TOP), set(new UUID(0, 499), TOP))))
                .thenRejected(new Decision.SessionFull(499));
        almostFull
                .when(new SessionCommand.CompleteSets(List.of(set(BENCH, TOP), set(OTHER, TOP), set(OTHER, TOP))))
                .then(last);
        history.add(last);
        var full = given(history.toArray(SessionEvent[]::new));
        full.when(complete(new UUID(0, 499), TOP)).thenRejected(new Decision.SessionFull(500));
        full.when(complete(BENCH, TOP)).thenNothing();
        full.when(complete(BENCH, HEAVIER)).thenRejected(new Decision.LoggedOtherwise(BENCH));
    }

    @Test
    void a_set_of_the_hundredth_revision_is_only_removed() {
        var history = new ArrayList<SessionEvent>(List.of(STARTED, LOGGED));
        for (int revision = 2; revision <= 100; revision++) {
            history.add(new SessionEvent.SetCorrected(BENCH, revision, START, 1, HEAVIER, NOW));
        }
        var given = given(history.toArray(SessionEvent[]::new));
        given.when(new SessionCommand.CorrectSet(set(BENCH, TOP), Optional.empty(), NOW))
                .thenRejected(new Decision.RevisedTooOften(BENCH));
        given.when(new SessionCommand.CorrectSet(set(BENCH, HEAVIER), only(99), NOW))
                .thenNothing();
        given.when(new SessionCommand.CorrectSet(set(BENCH, TOP), only(99), NOW))
                .thenRejected(new Decision.Stale(100));
        given.when(new SessionCommand.RemoveSet(BENCH, Optional.empty(), NOW, null))
                .then(new SessionEvent.SetRemoved(BENCH, 101, NOW, null));
    }

    @Test
    void a_set_is_corrected_whole() {
        given(STARTED, LOGGED)
                .when(new SessionCommand.CorrectSet(set(BENCH, HEAVIER), Optional.empty(), NOW))
                .then(CORRECTED);
        given(STARTED, LOGGED)
                .when(new SessionCommand.CorrectSet(set(BENCH, HEAVIER), only(1), NOW))
                .then(CORRECTED);
    }

    @Test
    void a_repeated_correction_does_nothing() {
        given(STARTED, LOGGED, CORRECTED)
                .when(new SessionCommand.CorrectSet(set(BENCH, HEAVIER), only(1), NOW))
                .thenNothing();
        given(STARTED, LOGGED, CORRECTED)
                .when(new SessionCommand.CorrectSet(set(BENCH, HEAVIER), Optional.empty(), NOW))
                .thenNothing();
    }

    @Test
    void a_correction_of_an_old_revision_is_stale() {
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
                .when(new SessionCommand.RemoveSet(BENCH, only(1, 7), NOW, null))
                .then(REMOVED);
        given(STARTED, LOGGED)
                .when(new SessionCommand.RemoveSet(BENCH, only(2, 7), NOW, null))
                .thenRejected(new Decision.Stale(1));
        given(STARTED, LOGGED)
                .when(new SessionCommand.RemoveSet(BENCH, only(), NOW, null))
                .thenRejected(new Decision.Stale(1));
    }

    @Test
    void a_removed_set_is_not_there_to_be_corrected() {
        given(STARTED, LOGGED, REMOVED)
                .when(new SessionCommand.CorrectSet(set(BENCH, HEAVIER), Optional.empty(), NOW))
                .thenRejected(new Decision.NoSuchSet(BENCH));
        given(STARTED, LOGGED, REMOVED)
                .when(new SessionCommand.CorrectSet(set(BENCH, HEAVIER), only(1), NOW))
                .thenRejected(new Decision.Stale(2));
    }

    @Test
    void a_set_is_removed_once() {
        given(STARTED, LOGGED)
                .when(new SessionCommand.RemoveSet(BENCH, only(1), NOW, null))
                .then(REMOVED);
        given(STARTED, LOGGED, REMOVED)
                .when(new SessionCommand.RemoveSet(BENCH, only(1), NOW, null))
                .thenNothing();
        given(STARTED, LOGGED, REMOVED)
                .when(new SessionCommand.RemoveSet(BENCH, Optional.empty(), NOW, null))
                .thenNothing();
        given(STARTED, LOGGED, CORRECTED)
                .when(new SessionCommand.RemoveSet(BENCH, only(1), NOW, null))
                .thenRejected(new Decision.Stale(2));
        given(STARTED)
                .when(new SessionCommand.RemoveSet(BENCH, Optional.empty(), NOW, null))
                .thenRejected(new Decision.NoSuchSet(BENCH));
    }

    @Test
    void a_session_is_finished_once_and_not_before_it_started() {
        given(STARTED).when(new SessionCommand.Finish(NOW)).then(FINISHED);
        given(STARTED, FINISHED).when(new SessionCommand.Finish(NOW)).thenNothing();
        given(STARTED, FINISHED)
                .when(new SessionCommand.Finish(NOW.plusMinutes(1)))
                .thenRejected(new Decision.FinishedOtherwise());
        given(STARTED)
                .when(new SessionCommand.Finish(START.minusSeconds(1)))
                .thenRejected(new Decision.FinishedBeforeStart(START));
    }

    @Test
    void what_cannot_have_happened_is_not_evolved() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> given(LOGGED))
                .isInstanceOf(IllegalStateException.class);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> given(STARTED, CORRECTED))
                .isInstanceOf(IllegalStateException.class);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> given(STARTED, LOGGED, REMOVED, CORRECTED))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_import_starts_and_finishes_the_session_that_is_not_there() {
        given().when(imported(BENCH, OTHER))
                .then(
                        new SessionEvent.Started("lifter-1", START, null),
                        new SessionEvent.SetCompleted(BENCH, START, null, TOP, IMPORT),
                        new SessionEvent.SetCompleted(OTHER, START, null, TOP, IMPORT),
                        FINISHED);
    }

    @Test
    void an_import_adds_only_sets_that_were_never_logged() {
        given(STARTED, LOGGED)
                .when(imported(BENCH, OTHER))
                .then(new SessionEvent.SetCompleted(OTHER, START, 1, TOP, IMPORT));
        given(STARTED, LOGGED, REMOVED).when(imported(BENCH)).thenNothing();
    }

    @Test
    void an_import_adds_the_sets_for_which_the_session_has_room() {
        var sets = Stream.iterate(0, n -> n + 1)
                .limit(501)
                .map(n -> new UUID(7, n))
                .toArray(UUID[]::new);
        var started = (Decision.Accepted) given().when(imported(sets)).decision();
        assertThat(started.events()).hasSize(502).endsWith(FINISHED);

        var history = new ArrayList<SessionEvent>(List.of(STARTED));
        for (int n = 0; n < 499; n++) {
            history.add(new SessionEvent.SetCompleted(new UUID(0, n), START, 1, TOP, null));
        }
        given(history.toArray(SessionEvent[]::new))
                .when(imported(BENCH, OTHER))
                .then(new SessionEvent.SetCompleted(BENCH, START, 1, TOP, IMPORT));
    }

    @Test
    void an_import_adds_no_set_to_a_session_of_which_an_undo_has_removed_one() {
        given(
                        STARTED,
                        new SessionEvent.SetCompleted(BENCH, START, 1, TOP, IMPORT),
                        new SessionEvent.SetCompleted(OTHER, START, 1, TOP, null),
                        new SessionEvent.SetRemoved(BENCH, 2, NOW, IMPORT))
                .when(imported(new UUID(7, 7)))
                .thenNothing();
    }

    @Test
    void an_undo_removes_the_imports_sets_that_nobody_changed() {
        var brought = new SessionEvent.SetCompleted(BENCH, START, 1, TOP, IMPORT);
        var undo = new SessionCommand.UndoImport(IMPORT, NOW);

        given(STARTED, brought).when(undo).then(new SessionEvent.SetRemoved(BENCH, 2, NOW, IMPORT));
        given(STARTED, brought, CORRECTED).when(undo).thenNothing();
        given(STARTED, LOGGED).when(undo).thenNothing();
        given().when(undo).thenNothing();
    }

    @Test
    void a_session_that_an_undo_emptied_is_as_if_it_were_not_there_and_its_id_is_not_used_again() {
        var history = new SessionEvent[] {
            STARTED,
            new SessionEvent.SetCompleted(BENCH, START, 1, TOP, IMPORT),
            new SessionEvent.SetRemoved(BENCH, 2, NOW, IMPORT)
        };

        given(history).when(complete(OTHER, TOP)).thenRejected(new Decision.NoSuchSession());
        given(history).when(new SessionCommand.Finish(NOW)).thenRejected(new Decision.NoSuchSession());
        given(history)
                .when(new SessionCommand.Start("lifter-1", START, 1))
                .thenRejected(new Decision.StartedOtherwise());
        given(history).when(imported(OTHER)).thenRejected(new Decision.StartedOtherwise());
        given(history).when(new SessionCommand.UndoImport(IMPORT, NOW)).thenNothing();
    }

    @Test
    void lines_of_a_session_that_is_undone_are_repeats_and_add_nothing_more() {
        var undo = new SessionEvent.SetRemoved(BENCH, 2, NOW, IMPORT);
        var removal = new SessionCommand.RemoveSet(BENCH, only(1), NOW, IMPORT);
        given(STARTED, LOGGED, FINISHED).when(removal).then(undo);

        var undone = given(STARTED, LOGGED, FINISHED, undo);

        for (var line : List.of(
                new SessionCommand.Start("lifter-1", START, 1),
                complete(BENCH, TOP),
                new SessionCommand.Finish(NOW),
                removal)) {
            undone.whenReplayed(line).thenNothing();
        }
        undone.whenReplayed(complete(OTHER, TOP)).thenRejected(new Decision.NoSuchSession());
        undone.whenReplayed(new SessionCommand.Start("lifter-2", START, 1))
                .thenRejected(new Decision.StartedOtherwise());
    }

    @Test
    void a_set_of_a_long_session_copies_little() {
        var history = new ArrayList<SessionEvent>(List.of(STARTED));
        for (int n = 0; n < 10_000; n++) {
            history.add(new SessionEvent.SetCompleted(new UUID(n, n), START, 1, TOP, null));
        }
        var session = given(history.toArray(SessionEvent[]::new)).session();
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Session.evolve(session, LOGGED, 10_002); // loads the classes

        var before = threads.getCurrentThreadAllocatedBytes();
        var longer = (Session.Begun) Session.evolve(session, LOGGED, 10_002);
        var allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(longer.sets()).hasSize(10_001);
        assertThat(allocated).isLessThan(MOST_BYTES_OF_A_SET);
    }

    private static SessionCommand imported(UUID... sets) {
        return new SessionCommand.ImportSets(
                IMPORT,
                "lifter-1",
                START,
                Arrays.stream(sets).map(id -> new NewSet(id, TOP)).toList(),
                NOW);
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

        Then whenReplayed(SessionCommand command) {
            return new Then(SessionDecider.replay(command, session));
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
    }

    private static Optional<Set<Integer>> only(Integer... revisions) {
        return Optional.of(Set.of(revisions));
    }

    private static SessionCommand complete(UUID setId, SetDetails set) {
        return complete(set(setId, set));
    }

    private static SessionCommand complete(NewSet set) {
        return new SessionCommand.CompleteSets(List.of(set));
    }

    private static NewSet set(UUID setId, SetDetails set) {
        return new NewSet(setId, set);
    }

    private static SetDetails details(String load, int reps, @Nullable String rpe) {
        return new SetDetails(
                "bench-press",
                SetRole.TOP,
                new Weight(new BigDecimal(load), WeightUnit.KG),
                reps,
                rpe == null ? null : new BigDecimal(rpe),
                false,
                OffsetDateTime.parse("2026-11-24T18:05:00+01:00"),
                "d1-bench-press",
                null);
    }
}
