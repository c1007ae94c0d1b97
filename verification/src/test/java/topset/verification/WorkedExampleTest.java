package topset.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.contract.SetRole.BACKOFF;
import static topset.contract.SetRole.TOP;
import static topset.contract.SetRole.WARM_UP;
import static topset.verification.Lifts.BENCH;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topset.contract.SetRole;

/** The bench press table of training-rules.md § 10, through both services. */
@Tag("system")
class WorkedExampleTest {
    private static final Gym GYM = Gym.fresh("iron-temple");

    private record Fact(
            SetRole role, String load, int reps, @Nullable String rpe) {}

    /** A row of the table: what was lifted, what it came to, and what next week shows. */
    private record Week(
            List<Fact> facts,
            String outcome,
            String top,
            String exactTop,
            String backoff,
            String exactBackoff,
            String reduction,
            List<String> rules) {}

    private static final List<Week> TABLE = List.of(
            new Week(
                    List.of(
                            new Fact(WARM_UP, "20", 10, null),
                            new Fact(WARM_UP, "60", 8, null),
                            new Fact(WARM_UP, "80", 5, null),
                            new Fact(WARM_UP, "100", 3, null),
                            new Fact(TOP, "120", 4, "8.5"),
                            new Fact(BACKOFF, "100", 10, null),
                            new Fact(BACKOFF, "100", 9, null),
                            new Fact(BACKOFF, "100", 8, null)),
                    "HIT",
                    "122.5",
                    "122.5",
                    "105",
                    "104.125",
                    "15",
                    List.of("linear.hit", "backoff.on-target")),
            new Week(
                    List.of(
                            new Fact(TOP, "122.5", 3, "9.5"),
                            new Fact(BACKOFF, "105", 8, null),
                            new Fact(BACKOFF, "105", 7, null),
                            new Fact(BACKOFF, "105", 6, null)),
                    "MISSED",
                    "122.5",
                    "122.5",
                    "100",
                    "101.063",
                    "17.5",
                    List.of("linear.repeat", "backoff.struggled")),
            new Week(
                    List.of(new Fact(TOP, "122.5", 3, "9")),
                    "SHORT",
                    "122.5",
                    "122.5",
                    "100",
                    "101.063",
                    "17.5",
                    List.of("linear.repeat")),
            new Week(
                    List.of(new Fact(TOP, "122.5", 2, "10")),
                    "MISSED",
                    "110",
                    "110.25",
                    "90",
                    "90.75",
                    "17.5",
                    List.of("linear.reset")));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void each_week_of_the_table_while_it_runs_gives_the_next_one_provisionally(int running) {
        var lifter = GYM.lifter("table-" + running).profile(Midday.ZONE);
        var startsOn = Midday.today().minusWeeks(running - 1);
        lifter.program(startsOn, Lifts.bench());

        for (int week = 1; week <= running; week++) {
            var began = week == running ? Midday.minutesAgo(60) : Midday.at(startsOn.plusWeeks(week - 1), "12:00");
            var training = lifter.train(began, 1);
            var row = TABLE.get(week - 1);
            var last = new Recorded(training.sessionId(), 0, 0);
            var minute = 0;
            for (var fact : row.facts()) {
                last = training.log(
                        LoggedSet.bench(fact.role, fact.load, fact.reps, fact.rpe, began.plusMinutes(++minute)));
            }
            var next = lifter.plan(week + 1, last);
            assertThat(next.status()).isEqualTo(week == running ? "PROVISIONAL" : "FINAL");
            assertThat(next.startsOn()).isEqualTo(startsOn.plusWeeks(week));
            shows(row, next.lift(BENCH));
        }

        for (int week = 1; week < running; week++) {
            var plan = lifter.plan(week + 1, 0);
            assertThat(plan.status()).isEqualTo("FINAL");
            shows(TABLE.get(week - 1), plan.lift(BENCH));
        }
        assertThat(lifter.plan("current", 0).week()).isEqualTo(running);
        assertThat(lifter.plan("next", 0).week()).isEqualTo(running + 1);
        assertThat(lifter.plan("next", 0).status()).isEqualTo("PROVISIONAL");
        assertThat(lifter.history(BENCH).stream()
                        .limit(running)
                        .map(item -> item.path("outcome").asText()))
                .isEqualTo(Stream.iterate(0, i -> i + 1)
                        .limit(running)
                        .map(i -> TABLE.get(i).outcome())
                        .toList());
    }

    @Test
    void the_first_week_shows_the_given_load() {
        var lifter = GYM.lifter("first-week").profile(Midday.ZONE);
        lifter.program(Midday.today(), Lifts.bench());

        var lift = lifter.plan(1, 0).lift(BENCH);

        same(lift.theTop().load(), "120");
        same(lift.theBackoff().exactLoad(), "102");
        same(lift.theBackoff().load(), "102.5");
        assertThat(lift.theBackoff().sets()).isEqualTo(3);
        assertThat(lift.theBackoff().repRange().min()).isEqualTo(8);
        assertThat(lift.theBackoff().repRange().max()).isEqualTo(12);
        assertThat(lift.theTop().reps()).isEqualTo(4);
        same(lift.theTop().rpe(), "8.5");
    }

    @Test
    void the_second_week_comes_with_its_warm_up_and_plates() {
        var lifter = GYM.lifter("plates").profile(Midday.ZONE);
        lifter.program(Midday.today(), Lifts.bench());
        var set =
                lifter.train(Midday.minutesAgo(20), 1).log(LoggedSet.bench(TOP, "120", 4, "8.5", Midday.minutesAgo(5)));

        var lift = lifter.plan(2, set).lift(BENCH);

        assertThat(lift.warmUp())
                .extracting(step -> step.load().stripTrailingZeros().toPlainString() + "×" + step.reps())
                .containsExactly("20×10", "60×8", "82.5×5", "102.5×3");
        assertThat(Objects.requireNonNull(lift.plates()).top())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("25"), new BigDecimal("25"), new BigDecimal("1.25"));
        assertThat(lift.flagCodes()).contains("WARM_UP_SKIPPED");
    }

    @Test
    void today_in_the_first_week_the_backoff_is_fifteen_percent_off_the_top_set() {
        var lifter = GYM.lifter("today-1").profile(Midday.ZONE);
        lifter.program(Midday.today(), Lifts.bench());
        var training = lifter.train(Midday.minutesAgo(30), 1);
        var warmUp = training.log(LoggedSet.bench(WARM_UP, "60", 8, null, Midday.minutesAgo(25)));
        assertThat(lifter.today(warmUp).lift(BENCH).backoff()).isNull();

        var top = training.log(LoggedSet.bench(TOP, "120", 4, "8.5", Midday.minutesAgo(20)));
        var today = lifter.today(top);

        assertThat(today.sessionId()).isEqualTo(training.sessionId());
        assertThat(today.week()).isEqualTo(1);
        same(today.lift(BENCH).theTop().load(), "120");
        same(today.lift(BENCH).theBackoff().exactLoad(), "102");
        same(today.lift(BENCH).theBackoff().load(), "102.5");
        same(today.lift(BENCH).theBackoff().reductionPercent(), "15");
        assertThat(today.lift(BENCH).theBackoff().setsLeft()).isEqualTo(3);
        assertThat(today.lift(BENCH).rules()).containsExactly("backoff.today");

        var backoff = training.log(LoggedSet.bench(BACKOFF, "102.5", 10, null, Midday.minutesAgo(15)));
        assertThat(lifter.today(backoff).lift(BENCH).theBackoff().setsLeft()).isEqualTo(2);
    }

    @Test
    void today_in_the_second_week_the_backoff_allows_for_the_overshoot() {
        var lifter = GYM.lifter("today-2").profile(Midday.ZONE);
        var startsOn = Midday.today().minusWeeks(1);
        lifter.program(startsOn, Lifts.bench());
        var first = Midday.at(startsOn, "12:00");
        var before = lifter.train(first, 1);
        for (var fact : TABLE.getFirst().facts()) {
            before.log(LoggedSet.bench(fact.role, fact.load, fact.reps, fact.rpe, first.plusMinutes(10)));
        }

        var top = lifter.train(Midday.minutesAgo(30), 1)
                .log(LoggedSet.bench(TOP, "122.5", 3, "9.5", Midday.minutesAgo(20)));
        var lift = lifter.today(top).lift(BENCH);

        same(lift.theBackoff().exactLoad(), "97.581");
        same(lift.theBackoff().load(), "97.5");
        same(lift.theBackoff().reductionPercent(), "15");
        assertThat(lift.rules()).containsExactly("backoff.after-overshoot");
    }

    private static void shows(Week row, WeekPlan.Lift lift) {
        same(lift.theTop().load(), row.top);
        same(lift.theTop().exactLoad(), row.exactTop);
        same(lift.theBackoff().load(), row.backoff);
        same(lift.theBackoff().exactLoad(), row.exactBackoff);
        same(lift.theBackoff().reductionPercent(), row.reduction);
        assertThat(lift.rules()).containsExactlyElementsOf(row.rules);
        assertThat(lift.why()).allSatisfy(why -> assertThat(why.setIds()).isNotEmpty());
    }

    private static void same(BigDecimal is, String expected) {
        assertThat(is).isEqualByComparingTo(expected);
    }
}
