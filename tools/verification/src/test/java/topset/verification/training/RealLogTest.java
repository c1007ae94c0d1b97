package topset.verification.training;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.contract.SetRole.BACKOFF;
import static topset.contract.SetRole.TOP;
import static topset.testsupport.Lifts.BENCH;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.client.program.PlanLift;
import topset.client.program.Why;
import topset.testsupport.Lifts;
import topset.verification.support.GymCaller;
import topset.verification.support.GymClient;
import topset.verification.support.PlanSlots;
import topset.verification.support.SetRequest;

/**
 * Tests a year of a real lifter's bench press, logged set by set and week by week. The dates of the log are moved by
 * whole weeks so that the log ends now.
 */
@Tag("system")
class RealLogTest {
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    private static final BigDecimal BAR = new BigDecimal("20");
    private static final BigDecimal STEP = new BigDecimal("2.5");

    // The sets are logged with a platform token, as a gym does that imports its history. The request limit of an
    // athlete's token is too low to log a year of training at once.
    private final GymCaller lifter =
            GymClient.fresh("real").as("platform", "breinsp").profile(VIENNA);

    @Test
    void every_week_of_a_real_year_gets_a_plan_that_can_be_loaded_and_says_why() {
        var workouts = new ArrayDeque<>(BenchPressLog.read());
        var lastDate = workouts.getLast().startedAt().toLocalDate();
        var today = LocalDate.now(VIENNA);
        var movedBy = ChronoUnit.WEEKS.between(lastDate, today.minusDays(1));
        var startsOn = workouts.getFirst().startedAt().toLocalDate().plusWeeks(movedBy);
        lifter.program(startsOn, List.of(Lifts.lift(BENCH, 1, "bench-press", "SINGLE_TOP", "2.5", "60")));
        var weeks = (int) ChronoUnit.WEEKS.between(startsOn, today) + 1;
        var trained = 0;
        var loads = new HashSet<BigDecimal>();

        for (int week = 1; week <= weeks; week++) {
            var logged = new Logged(new HashSet<>(), new HashSet<>());
            var ends = startsOn.plusWeeks(week);
            var last = 0L;
            while (!workouts.isEmpty()
                    && workouts.getFirst()
                            .startedAt()
                            .toLocalDate()
                            .plusWeeks(movedBy)
                            .isBefore(ends)) {
                last = log(workouts.removeFirst(), movedBy, logged);
            }
            var lift = PlanSlots.of(lifter.plan(week + 1, last), BENCH);
            loadable(lift.getTop().getLoad());
            loadable(lift.getBackoff().getLoad());
            loads.add(lift.getTop().getLoad());
            if (!logged.all.isEmpty()) {
                trained++;
                namesItsSets(lift, logged);
            }
        }

        assertThat(workouts).isEmpty();
        assertThat(trained).isGreaterThan(25);
        assertThat(loads).hasSizeGreaterThan(3);
    }

    @Test
    void the_log_that_stands_in_for_a_missing_one_has_its_shape() throws IOException {
        var workouts = BenchPressLog.workouts(new StringReader(BenchPressLog.madeUp()));

        assertThat(workouts)
                .hasSizeGreaterThan(60)
                .isSortedAccordingTo((a, b) -> a.startedAt().compareTo(b.startedAt()));
        assertThat(workouts).allSatisfy(each -> assertThat(each.sets()).hasSize(4));
    }

    /** The ids of the sets of a week, and of the top sets among them. */
    private record Logged(Set<String> all, Set<String> tops) {}

    /**
     * Logs a workout set by set: the heaviest set as the top set and the others as backoffs. Returns the sequence
     * number of the last set.
     */
    private long log(BenchPressLog.Workout workout, long movedBy, Logged logged) {
        var began = workout.startedAt().plusWeeks(movedBy).atZone(VIENNA).toOffsetDateTime();
        var training = lifter.train(began, null);
        var last = 0L;
        for (int i = 0; i < workout.sets().size(); i++) {
            var lifted = workout.sets().get(i);
            var role = i == workout.heaviest() ? TOP : BACKOFF;
            var at = began.plusMinutes(10 + 4L * i);
            var set = SetRequest.bench(role, lifted.load().toPlainString(), lifted.reps(), null, at);
            last = training.log(set).sequence();
            logged.all.add(set.setId().toString());
            if (role == TOP) {
                logged.tops.add(set.setId().toString());
            }
        }
        return last;
    }

    /** Asserts that a 20 kg bar with pairs of plates down to 1.25 kg can make the given load. */
    private static void loadable(BigDecimal load) {
        assertThat(load).isGreaterThanOrEqualTo(BAR);
        assertThat(load.subtract(BAR).remainder(STEP)).isEqualByComparingTo(BigDecimal.ZERO);
    }

    private static void namesItsSets(PlanLift lift, Logged logged) {
        var progression = lift.getWhy().stream()
                .filter(why -> why.getRule().startsWith("linear."))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no progression in " + lift));
        assertThat(progression.getSetIds()).isNotEmpty().allMatch(logged.tops::contains);
        assertThat(lift.getWhy().stream().map(Why::getSetIds).flatMap(List::stream))
                .allMatch(logged.all::contains);
    }
}
