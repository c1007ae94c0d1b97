package topset.session.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import topset.contract.Exercise;
import topset.contract.SetRole;
import topset.contract.Weight;
import topset.contract.WeightUnit;
import topset.edge.exercises.Exercises;
import topset.edge.web.Violation;
import topset.edge.web.Violations;
import topset.session.exercises.KnownExercises;
import topset.session.sessions.SessionRequests.BatchBody;
import topset.session.sessions.SessionRequests.FinishBody;
import topset.session.sessions.SessionRequests.SetBody;
import topset.session.sessions.SessionRequests.StartBody;

class SessionBodyChecksTest {
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-24T19:00:00+01:00");
    private static final OffsetDateTime TOMORROW = NOW.plusDays(1);
    private static final String GYM = "iron-temple";
    private static final String BENCH_PRESS = "bench-press";
    private static final String PULL_UP = "weighted-pull-up";

    private final SessionBodyChecks checks =
            new SessionBodyChecks(new OnlyTheCatalogue(), Clock.fixed(NOW.toInstant(), ZoneOffset.UTC));

    private static final class OnlyTheCatalogue extends KnownExercises {
        OnlyTheCatalogue() {
            super(new Exercises(), new PGSimpleDataSource());
        }

        @Override
        public List<Exercise> ownOf(String gym) {
            return List.of();
        }

        @Override
        protected Map<String, Exercise> own(String gym, Collection<String> ids) {
            return Map.of();
        }
    }

    @Test
    void loads_have_limits_by_unit() {
        assertThat(rules(load(BENCH_PRESS, "1000", WeightUnit.KG))).isEmpty();
        assertThat(rules(load(BENCH_PRESS, "1000.001", WeightUnit.KG))).containsExactly("load-range");
        assertThat(rules(load(BENCH_PRESS, "0", WeightUnit.KG))).containsExactly("load-range");
        assertThat(rules(load(BENCH_PRESS, "0.0001", WeightUnit.KG))).containsExactly("load-decimals");
        assertThat(rules(load(BENCH_PRESS, "0.001", WeightUnit.KG))).isEmpty();
        assertThat(rules(load(BENCH_PRESS, "2200", WeightUnit.LB))).isEmpty();
        assertThat(rules(load(BENCH_PRESS, "2200.5", WeightUnit.LB))).containsExactly("load-range");
    }

    @Test
    void a_load_added_to_the_body_may_be_nothing_or_assistance() {
        for (var load : List.of("0", "-20", "1000", "-1000")) {
            assertThat(rules(load(PULL_UP, load, WeightUnit.KG))).isEmpty();
        }
        assertThat(rules(load(PULL_UP, "-1000.5", WeightUnit.KG))).containsExactly("load-range");
    }

    @Test
    void of_an_unknown_exercise_only_a_load_that_suits_none_is_refused() {
        assertThat(rules(load("bench-pres", "-20", WeightUnit.KG))).containsExactly("unknown-exercise");
        assertThat(rules(load("bench-pres", "1001.0001", WeightUnit.KG)))
                .containsExactly("unknown-exercise", "load-decimals", "load-range");
    }

    @Test
    void reps_and_rpe_have_limits() {
        assertThat(rules(set(0, "10", NOW))).isEmpty();
        assertThat(rules(set(101, null, NOW))).containsExactly("reps-range");
        assertThat(rules(set(-1, null, NOW))).containsExactly("reps-range");
        assertThat(rules(set(4, "8.25", NOW))).containsExactly("rpe-steps");
        assertThat(rules(set(4, "10.5", NOW))).containsExactly("rpe-range");
        assertThat(rules(set(4, "0.5", NOW))).containsExactly("rpe-range");
    }

    @Test
    void a_clock_may_be_a_day_ahead_and_no_more() {
        var tooFar = TOMORROW.plusSeconds(1);
        assertThat(rules(set(4, null, TOMORROW))).isEmpty();
        assertThat(rules(set(4, null, tooFar))).containsExactly("not-far-ahead");
        assertThat(found(StartBody.class, found -> checks.start(new StartBody(null, "lifter-1", tooFar, 1), found)))
                .extracting(Violation::field)
                .containsExactly("startedAt");
        assertThat(found(FinishBody.class, found -> checks.finish(new FinishBody(tooFar), found)))
                .extracting(Violation::field)
                .containsExactly("finishedAt");
    }

    @Test
    void what_is_missing_hides_nothing_else() {
        var half = new SetBody(
                UUID.randomUUID(),
                missing(),
                missing(),
                new Weight(missing(), WeightUnit.KG),
                101,
                new BigDecimal("8.3"),
                missing(),
                null,
                null,
                null);
        assertThat(rules(half)).containsExactly("reps-range", "rpe-steps");
        var sets = new ArrayList<@Nullable SetBody>();
        sets.add(null);
        sets.add(half);
        assertThat(found(BatchBody.class, found -> checks.batchOf(GYM).accept(batch(sets), found)))
                .extracting(Violation::field)
                .containsExactly("sets[1].reps", "sets[1].rpe");
    }

    @Test
    void a_correction_is_of_the_set_in_its_path() {
        var path = UUID.randomUUID();

        assertThat(correctionRules(path, UUID.randomUUID())).containsExactly("same-set");
        assertThat(correctionRules(path, path)).isEmpty();
        assertThat(correctionRules(path, null)).isEmpty();
    }

    private List<String> correctionRules(UUID path, @Nullable UUID setId) {
        var load = new Weight(new BigDecimal(120), WeightUnit.KG);
        var body = new SetBody(setId, BENCH_PRESS, SetRole.TOP, load, 4, null, NOW, null, null, null);
        return found(SetBody.class, found -> checks.correctionOf(GYM, path).accept(body, found)).stream()
                .map(Violation::rule)
                .toList();
    }

    /** A body before validation, in which any field may be missing. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T missing() {
        return null;
    }

    @SuppressWarnings("NullAway")
    private static BatchBody batch(List<@Nullable SetBody> sets) {
        return new BatchBody(sets);
    }

    private List<String> rules(SetBody set) {
        return found(SetBody.class, found -> checks.setOf(GYM).accept(set, found)).stream()
                .map(Violation::rule)
                .toList();
    }

    private static List<Violation> found(Class<?> body, Consumer<Violations> check) {
        var found = new Violations(body);
        check.accept(found);
        return found.isEmpty() ? List.of() : found.problem().violations();
    }

    private static SetBody load(String exercise, String load, WeightUnit unit) {
        return set(exercise, new Weight(new BigDecimal(load), unit), 4, null, NOW);
    }

    private static SetBody set(int reps, @Nullable String rpe, OffsetDateTime completedAt) {
        return set(BENCH_PRESS, new Weight(new BigDecimal(120), WeightUnit.KG), reps, rpe, completedAt);
    }

    private static SetBody set(
            String exercise, Weight load, int reps, @Nullable String rpe, OffsetDateTime completedAt) {
        return new SetBody(
                UUID.randomUUID(),
                exercise,
                SetRole.TOP,
                load,
                reps,
                rpe == null ? null : new BigDecimal(rpe),
                completedAt,
                null,
                null,
                null);
    }
}
