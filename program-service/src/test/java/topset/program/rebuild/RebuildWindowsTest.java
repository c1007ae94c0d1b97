package topset.program.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import topset.program.rebuild.AthleteRebuild.Found;
import topset.program.rebuild.Rebuild.State;
import topset.program.rebuild.RebuildFindings.Outcome;
import topset.program.rebuild.RebuildFindings.PlanDifference;
import topset.program.rebuild.RebuildFindings.PlanDifference.Kind;
import topset.program.rebuild.RebuildOrder.Mode;
import topset.program.rebuild.RebuildOrder.Source;
import topset.program.tapes.TapeProfile;
import topset.store.Athlete;
import topset.store.Query;

/** Tests the windows of athletes that a rebuild processes, and its cursor. */
@QuarkusTest
@TestProfile(TapeProfile.class)
@Tag("integration")
@Execution(ExecutionMode.SAME_THREAD)
class RebuildWindowsTest extends RebuildScenario {
    /** Creates 150 athletes, {@code a-001} to {@code a-150}, who have processed session events and nothing else. */
    private static String gymOfManyAthletes() {
        var gym = "gym-" + UUID.randomUUID();
        service.change(
                "insert into inbox (gym, athlete, seen, last_ids) select g.gym, 'a-' || lpad(n::text, 3, '0'), 1, '{}'"
                        + " from (select ? gym) g, generate_series(1, 150) n",
                new Athlete(gym, "a-001"));
        return gym;
    }

    private static RebuildOrder of(String gym, Mode mode) {
        return new RebuildOrder(mode, Source.SETS, null, null, gym, null);
    }

    private static void moveCursor(Rebuild run, Athlete to) {
        run.state = State.REBUILDING;
        run.moveCursor(to);
        QuarkusTransaction.requiringNew().call(run::save);
    }

    private static void require(Rebuild run) {
        Query.on(service.dataSource, run::require);
    }

    @Test
    void athletes_of_several_windows_are_counted_once_each() {
        var done = fixture.done(of(gymOfManyAthletes(), Mode.APPLY)).progress;

        assertThat(done.athletesTotal).isEqualTo(150);
        assertThat(done.athletesDone).isEqualTo(150);
        assertThat(done.same).isEqualTo(150);
        assertThat(done.events).isEqualTo(150);
    }

    @Test
    void a_rebuild_goes_on_after_its_cursor() {
        var gym = gymOfManyAthletes();
        var rebuild = fixture.unrun(of(gym, Mode.APPLY));
        moveCursor(RebuildFixture.takenOver(), new Athlete(gym, "a-100"));

        fixture.goOnUntilOver(fixture.replica(NEVER_LATE), rebuild.id);

        assertThat(fixture.row(rebuild.id).progress.same).isEqualTo(50);
    }

    @Test
    void a_run_ends_if_another_one_has_begun() {
        var gym = gymOfManyAthletes();
        fixture.unrun(of(gym, Mode.CHECK));
        var run = RebuildFixture.takenOver();
        moveCursor(run, new Athlete(gym, "a-064"));
        var next = RebuildFixture.takenOver();
        assertThat(next.cursor()).isEqualTo(new Athlete(gym, "a-064"));

        assertThatThrownBy(() -> moveCursor(run, new Athlete(gym, "a-128"))).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> require(run)).isInstanceOf(CancellationException.class);
        require(next);
    }

    @Test
    void a_check_that_is_repeated_replaces_what_it_has_found() {
        var athlete = new Athlete("gym-" + UUID.randomUUID(), "lifter");
        var rebuild = fixture.unrun(of(athlete.gym(), Mode.CHECK));
        report(rebuild, athlete, null, difference(athlete), difference(athlete));

        report(rebuild, athlete, null);

        assertThat(fixture.found(rebuild)).isEmpty();
    }

    @Test
    void what_was_corrected_before_a_replica_stopped_stays_in_the_report() {
        var athlete = new Athlete("gym-" + UUID.randomUUID(), "lifter");
        var rebuild = fixture.unrun(of(athlete.gym(), Mode.APPLY));
        report(rebuild, athlete, null, difference(athlete), difference(athlete));

        report(rebuild, athlete, null);

        assertThat(fixture.found(rebuild)).containsExactly(difference(athlete), difference(athlete));
    }

    @Test
    void an_athlete_who_failed_and_is_then_done_is_not_left_alone() {
        var athlete = new Athlete("gym-" + UUID.randomUUID(), "lifter");
        var rebuild = fixture.unrun(of(athlete.gym(), Mode.APPLY));
        report(rebuild, athlete, "a bug");
        assertThat(fixture.leftAlone(rebuild.id)).hasSize(1);

        report(rebuild, athlete, null);

        assertThat(fixture.leftAlone(rebuild.id)).isEmpty();
    }

    private void report(Rebuild rebuild, Athlete athlete, @Nullable String says, PlanDifference... differences) {
        var found = new Found(0, false, Outcome.FAILED, says, List.of(differences), tx -> {});
        Query.on(service.dataSource, connection -> {
            RebuildFindings.replace(connection, rebuild, athlete, found);
            return rebuild;
        });
    }

    private static PlanDifference difference(Athlete athlete) {
        return PlanDifference.of(athlete, Kind.FACTS, "", "1 differ");
    }
}
