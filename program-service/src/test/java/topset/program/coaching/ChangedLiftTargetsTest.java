package topset.program.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Sets.top;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.CompletedSet;
import topset.contract.PlannedLift;
import topset.contract.ProgramFact.TargetRecomputed;
import topset.contract.SlotTargets;
import topset.contract.Topics;
import topset.contract.Weight;
import topset.contract.WeightUnit;
import topset.edge.web.ContractJson;
import topset.program.OnPostgres;
import topset.program.Sets;
import topset.program.WithDatabase;
import topset.program.publishing.NewestTargets;
import topset.rules.DecisionOf;
import topset.rules.lift.LiftRequest;
import topset.store.Athlete;
import topset.store.outbox.Republish;
import topset.store.outbox.Republish.From;
import topset.testsupport.SetEvent;

/** When a lift changes, its targets name the exercise and unit of the week before and those of the week itself. */
@WithDatabase
class ChangedLiftTargetsTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final String SLOT = "d1-bench-press";

    private final OnPostgres service = new OnPostgres();
    private final Athlete lifter = service.lifter(MONDAY);

    @Test
    void a_target_says_which_exercise_the_week_before_was_done_with() {
        service.arrive(top(lifter, "2026-11-24T10:00:00Z", "120", 4));
        change("overhead-press", 60);

        var second = target(2);
        assertThat(second.exercise()).isEqualTo("overhead-press");
        assertThat(done(second).exercise()).isEqualTo("bench-press");
        assertThat(done(second).e1rm()).isEqualByComparingTo("141.176");

        nextWeek();
        service.arrive(Sets.of("overhead-press", top(lifter, "2026-12-01T10:00:00Z", "60", 4)));

        assertThat(done(target(2)).exercise()).isEqualTo("bench-press");
        assertThat(done(target(3)).exercise()).isEqualTo("overhead-press");
        assertThat(Objects.requireNonNull(done(target(3)).top()).load()).isEqualByComparingTo("60");
    }

    @Test
    void a_target_says_in_which_unit_the_week_before_was_done() {
        service.arrive(top(lifter, "2026-11-24T10:00:00Z", "120", 4));
        inPounds();
        change("bench-press", 270);

        var second = target(2);
        assertThat(second.prescription().unit()).isEqualTo(WeightUnit.LB);
        assertThat(done(second).unit()).isEqualTo(WeightUnit.KG);
        assertThat(done(second).e1rm()).isEqualByComparingTo("141.176");
        assertThat(Objects.requireNonNull(second.previous()).topLoad())
                .as("of done's unit")
                .isEqualByComparingTo("120");

        nextWeek();
        service.arrive(pounds(top(lifter, "2026-12-01T10:00:00Z", "270", 4)));

        assertThat(done(target(2)).unit()).isEqualTo(WeightUnit.KG);
        assertThat(done(target(3)).unit()).isEqualTo(WeightUnit.LB);
        assertThat(Objects.requireNonNull(done(target(3)).top()).load()).isEqualByComparingTo("270");
    }

    @Test
    void the_newest_state_has_the_exercise_of_each_week_and_of_the_week_before_it() {
        service.arrive(top(lifter, "2026-11-24T10:00:00Z", "120", 4));
        change("overhead-press", 60);

        var before = newest();
        assertThat(before.exercise()).isEqualTo("bench-press");
        says(before.current(), "bench-press", WeightUnit.KG, null, null);
        says(before.next(), "overhead-press", WeightUnit.KG, "bench-press", WeightUnit.KG);

        nextWeek();
        service.arrive(Sets.of("overhead-press", top(lifter, "2026-12-01T10:00:00Z", "60", 4)));

        var after = newest();
        assertThat(after.exercise()).isEqualTo("overhead-press");
        says(after.current(), "overhead-press", WeightUnit.KG, "bench-press", WeightUnit.KG);
        says(after.next(), "overhead-press", WeightUnit.KG, "overhead-press", WeightUnit.KG);
        isRepublishedAs(after);
    }

    @Test
    void the_newest_state_has_the_unit_of_each_week_and_of_the_week_before_it() {
        service.arrive(top(lifter, "2026-11-24T10:00:00Z", "120", 4));
        inPounds();
        change("bench-press", 270);

        says(newest().current(), "bench-press", WeightUnit.KG, null, null);
        says(newest().next(), "bench-press", WeightUnit.LB, "bench-press", WeightUnit.KG);

        nextWeek();
        service.arrive(pounds(top(lifter, "2026-12-01T10:00:00Z", "270", 4)));

        var after = newest();
        says(after.current(), "bench-press", WeightUnit.LB, "bench-press", WeightUnit.KG);
        says(after.next(), "bench-press", WeightUnit.LB, "bench-press", WeightUnit.LB);
        isRepublishedAs(after);
    }

    private void change(String exercise, int load) {
        var asked = new LiftRequest(
                SLOT,
                1,
                exercise,
                new PlannedLift.Scheme("SINGLE_TOP", null, null, null, null, null, null, null, null, null),
                new PlannedLift.Progression("LINEAR", null, null),
                new LiftRequest.Start(BigDecimal.valueOf(load), null, null, null, null),
                null,
                null);
        service.coach.changeLift(lifter, service.plan(lifter).program().id(), SLOT, asked);
    }

    /** Changes the profile's unit to pounds. A lift requested from now on is in pounds. */
    private void inPounds() {
        service.programs.changeProfile(lifter, DecisionOf.profile("Europe/Berlin", WeightUnit.LB));
    }

    private void nextWeek() {
        service.now = service.now.plus(Duration.ofDays(7));
    }

    private static CompletedSet pounds(CompletedSet set) {
        return SetEvent.like(set)
                .load(new Weight(set.set().load().value(), WeightUnit.LB))
                .completed();
    }

    private void isRepublishedAs(SlotTargets state) {
        var republish = new Republish(service.store, new NewestTargets(service.clock), none -> false);
        assertThat(republish.publish(From.position(0), lifter.gym(), lifter.id()))
                .isEqualTo(1);
        assertThat(newest()).isEqualTo(state);
    }

    private static void says(
            SlotTargets.@Nullable Target target,
            String exercise,
            WeightUnit unit,
            @Nullable String doneExercise,
            @Nullable WeightUnit doneUnit) {
        var actual = Objects.requireNonNull(target);
        assertThat(actual.exercise()).isEqualTo(exercise);
        assertThat(actual.prescription().unit()).isEqualTo(unit);
        assertThat(actual.doneExercise()).isEqualTo(doneExercise);
        assertThat(actual.doneUnit()).isEqualTo(doneUnit);
    }

    private static TargetRecomputed.Done done(TargetRecomputed target) {
        return Objects.requireNonNull(target.done());
    }

    /** Returns the slot's newest published target for a week. */
    private TargetRecomputed target(int week) {
        return messages(
                        "topic = '" + Topics.PROGRAM_EVENTS
                                + "' and headers ->> 'ce_type' = 'topset.program.TargetRecomputed.v1'",
                        TargetRecomputed.class)
                .stream()
                .filter(target -> target.week() == week)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private SlotTargets newest() {
        return messages("topic = '" + Topics.TARGETS + "'", SlotTargets.class).getLast();
    }

    private <T> List<T> messages(String which, Class<T> form) {
        try (var connection = service.dataSource.getConnection();
                var statement = connection.prepareStatement(
                        "select value from outbox where headers ->> 'ce_gym' = ? and " + which + " order by id")) {
            statement.setString(1, lifter.gym());
            var messages = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    messages.add(ContractJson.read(rows.getBytes(1), form));
                }
            }
            return messages;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
