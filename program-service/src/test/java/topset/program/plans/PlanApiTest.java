package topset.program.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static topset.contract.SetRole.BACKOFF;
import static topset.contract.SetRole.TOP;
import static topset.contract.SetRole.WARM_UP;
import static topset.program.Api.problem;
import static topset.program.PlanJson.flags;
import static topset.program.PlanJson.lift;
import static topset.program.PlanJson.number;
import static topset.program.PlanJson.rules;
import static topset.testsupport.Lifts.BENCH;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topset.contract.SetRole;
import topset.program.Gym;
import topset.program.Lifter;
import topset.program.PlanJson;
import topset.program.RealParts;
import topset.program.Sets;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

/**
 * Tests plans as clients read them while sets arrive from Kafka, with the bench press table of training-rules.md § 10.
 */
@RealParts
@Tag("smoke")
class PlanApiTest {
    private final Gym gym = Gym.fresh("plans");
    private final Lifter lifter = gym.lifter("lena");

    private record Done(
            SetRole role, String load, int reps, @Nullable String rpe) {}

    /** A row of the table: what was lifted, the outcome, and what next week shows. */
    private record Week(
            List<Done> sets,
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
                            new Done(WARM_UP, "20", 10, null),
                            new Done(WARM_UP, "60", 8, null),
                            new Done(WARM_UP, "80", 5, null),
                            new Done(WARM_UP, "100", 3, null),
                            new Done(TOP, "120", 4, "8.5"),
                            new Done(BACKOFF, "100", 10, null),
                            new Done(BACKOFF, "100", 9, null),
                            new Done(BACKOFF, "100", 8, null)),
                    "HIT",
                    "122.5",
                    "122.5",
                    "105",
                    "104.125",
                    "15",
                    List.of("linear.hit", "backoff.on-target")),
            new Week(
                    List.of(
                            new Done(TOP, "122.5", 3, "9.5"),
                            new Done(BACKOFF, "105", 8, null),
                            new Done(BACKOFF, "105", 7, null),
                            new Done(BACKOFF, "105", 6, null)),
                    "MISSED",
                    "122.5",
                    "122.5",
                    "100",
                    "101.063",
                    "17.5",
                    List.of("linear.repeat", "backoff.struggled")),
            new Week(
                    List.of(new Done(TOP, "122.5", 3, "9")),
                    "SHORT",
                    "122.5",
                    "122.5",
                    "100",
                    "101.063",
                    "17.5",
                    List.of("linear.repeat")),
            new Week(
                    List.of(new Done(TOP, "122.5", 2, "10")),
                    "MISSED",
                    "110",
                    "110.25",
                    "90",
                    "90.75",
                    "17.5",
                    List.of("linear.reset")));

    @BeforeEach
    void an_athlete() {
        lifter.profile();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void each_week_of_the_table_while_it_runs_gives_the_next_one_provisionally(int running) {
        var startsOn = Midday.today().minusWeeks(running - 1);
        lifter.program(startsOn, Lifts.bench());

        for (int week = 1; week <= running; week++) {
            var began = week == running ? Midday.minutesAgo(60) : Midday.at(startsOn.plusWeeks(week - 1), "12:00");
            var row = TABLE.get(week - 1);
            var next = lifter.plan(week + 1, log(began, row.sets()));
            assertThat(next.path("status").asText()).isEqualTo(week == running ? "PROVISIONAL" : "FINAL");
            assertThat(next.path("startsOn").asText())
                    .isEqualTo(startsOn.plusWeeks(week).toString());
            shows(row, lift(next, BENCH));
        }

        for (int week = 1; week < running; week++) {
            var plan = lifter.plan(week + 1, 0);
            assertThat(plan.path("status").asText()).isEqualTo("FINAL");
            shows(TABLE.get(week - 1), lift(plan, BENCH));
        }
        assertThat(lifter.plan("current", 0).path("week").asInt()).isEqualTo(running);
        assertThat(lifter.plan("next", 0).path("week").asInt()).isEqualTo(running + 1);
        assertThat(lifter.history(BENCH).stream()
                        .limit(running)
                        .map(item -> item.path("outcome").asText()))
                .isEqualTo(IntStream.range(0, running)
                        .mapToObj(week -> TABLE.get(week).outcome())
                        .toList());
    }

    private long log(OffsetDateTime began, List<Done> sets) {
        var training = lifter.train(began);
        long last = 0;
        for (var set : sets) {
            last = training.log(set.role(), set.load(), set.reps(), set.rpe());
        }
        return last;
    }

    private static void shows(Week row, JsonNode lift) {
        assertThat(number(lift, "/top/load")).isEqualByComparingTo(row.top());
        assertThat(number(lift, "/top/exactLoad")).isEqualByComparingTo(row.exactTop());
        assertThat(number(lift, "/backoff/load")).isEqualByComparingTo(row.backoff());
        assertThat(number(lift, "/backoff/exactLoad")).isEqualByComparingTo(row.exactBackoff());
        assertThat(number(lift, "/backoff/reductionPercent")).isEqualByComparingTo(row.reduction());
        assertThat(rules(lift)).containsExactlyElementsOf(row.rules());
        assertThat(lift.path("why"))
                .allSatisfy(why -> assertThat(why.path("setIds")).isNotEmpty());
    }

    @Test
    void the_first_week_shows_the_given_load() {
        lifter.program(Midday.today(), Lifts.bench());

        var lift = lifter.lift(BENCH, 1, 0);

        assertThat(number(lift, "/top/load")).isEqualByComparingTo("120");
        assertThat(number(lift, "/top/rpe")).isEqualByComparingTo("8.5");
        assertThat(lift.at("/top/reps").asInt()).isEqualTo(4);
        assertThat(number(lift, "/backoff/exactLoad")).isEqualByComparingTo("102");
        assertThat(number(lift, "/backoff/load")).isEqualByComparingTo("102.5");
        assertThat(lift.at("/backoff/sets").asInt()).isEqualTo(3);
        assertThat(lift.at("/backoff/repRange/min").asInt()).isEqualTo(8);
        assertThat(lift.at("/backoff/repRange/max").asInt()).isEqualTo(12);
    }

    @Test
    void the_second_week_comes_with_its_warm_up_and_plates() {
        lifter.program(Midday.today(), Lifts.bench());
        var set = lifter.train(Midday.minutesAgo(20)).log(TOP, "120", 4, "8.5");

        var lift = lifter.lift(BENCH, 2, set);

        assertThat(lift.path("warmUp").valueStream())
                .extracting(step ->
                        step.path("load").asText() + "×" + step.path("reps").asText())
                .containsExactly("20×10", "60×8", "82.5×5", "102.5×3");
        assertThat(lift.path("warmUp").valueStream())
                .extracting(step -> plates(step.path("plates")))
                .containsExactly("", "20", "25+5+1.25", "25+15+1.25");
        assertThat(lift.at("/plates/top").valueStream())
                .extracting(JsonNode::asText)
                .containsExactly("25", "25", "1.25");
        assertThat(flags(lift)).contains("WARM_UP_SKIPPED");
    }

    @Test
    void today_in_the_first_week_the_backoff_is_fifteen_percent_off_the_top_set() {
        lifter.program(Midday.today(), Lifts.bench());
        var training = lifter.train(Midday.minutesAgo(30));
        var warmUp = training.log(WARM_UP, "60", 8, null);
        assertThat(lift(lifter.today(warmUp), BENCH).has("backoff")).isFalse();

        var today = lifter.today(training.log(TOP, "120", 4, "8.5"));

        assertThat(today.path("sessionId").asText())
                .isEqualTo(training.started().sessionId().toString());
        assertThat(today.path("week").asInt()).isEqualTo(1);
        var lift = lift(today, BENCH);
        assertThat(number(lift, "/top/load")).isEqualByComparingTo("120");
        assertThat(number(lift, "/backoff/exactLoad")).isEqualByComparingTo("102");
        assertThat(number(lift, "/backoff/load")).isEqualByComparingTo("102.5");
        assertThat(number(lift, "/backoff/reductionPercent")).isEqualByComparingTo("15");
        assertThat(lift.at("/backoff/setsLeft").asInt()).isEqualTo(3);
        assertThat(lift.at("/backoff/plates"))
                .extracting(plate -> plate.decimalValue().stripTrailingZeros().toPlainString())
                .containsExactly("25", "15", "1.25");
        assertThat(rules(lift)).containsExactly("backoff.today");

        var backoff = training.log(BACKOFF, "102.5", 10, null);
        assertThat(lift(lifter.today(backoff), BENCH).at("/backoff/setsLeft").asInt())
                .isEqualTo(2);
    }

    @Test
    void today_in_the_second_week_the_backoff_allows_for_the_overshoot() {
        var startsOn = Midday.today().minusWeeks(1);
        lifter.program(startsOn, Lifts.bench());
        log(Midday.at(startsOn, "12:00"), TABLE.getFirst().sets());

        var top = lifter.train(Midday.minutesAgo(30)).log(TOP, "122.5", 3, "9.5");
        var lift = lift(lifter.today(top), BENCH);

        assertThat(number(lift, "/backoff/exactLoad")).isEqualByComparingTo("97.581");
        assertThat(number(lift, "/backoff/load")).isEqualByComparingTo("97.5");
        assertThat(number(lift, "/backoff/reductionPercent")).isEqualByComparingTo("15");
        assertThat(rules(lift)).containsExactly("backoff.after-overshoot");
    }

    @Test
    void a_corrected_set_changes_today_and_next_week_and_a_removed_one_was_never_lifted() {
        lifter.program(Midday.today(), Lifts.bench());
        var set = lifter.train(Midday.minutesAgo(60)).bench(TOP, "120", 4, "9");
        var before = lifter.lift(BENCH, 2, lifter.publish(set));
        assertThat(number(before, "/top/load")).isEqualByComparingTo("122.5");

        var corrected = lifter.publish(Sets.corrected(set, 2, 3));
        var after = lifter.lift(BENCH, 2, corrected);
        assertThat(number(after, "/top/load")).isEqualByComparingTo("120");
        assertThat(rules(after)).containsExactly("linear.repeat");
        assertThat(after.at("/why/0/setIds/0").asText()).isEqualTo(set.setId().toString());
        assertThat(after.path("revision").asInt())
                .isGreaterThan(before.path("revision").asInt());
        assertThat(lift(lifter.today(corrected), BENCH).at("/top/reps").asInt()).isEqualTo(3);

        var removed = lifter.publish(Sets.removed(set, 3));
        assertThat(rules(lifter.lift(BENCH, 2, removed))).containsExactly("not-yet-trained");
        assertThat(lift(lifter.today(removed), BENCH).has("backoff")).isFalse();
    }

    @Test
    void a_late_set_of_a_week_long_over_changes_every_week_since() {
        var startsOn = Midday.today().minusWeeks(1);
        lifter.program(startsOn, Lifts.bench());
        var now = lifter.train(Midday.minutesAgo(60)).log(TOP, "120", 4, "8.5");
        assertThat(rules(lifter.lift(BENCH, 2, now))).contains("layoff.hold");
        assertThat(number(lifter.lift(BENCH, 3, now), "/top/load")).isEqualByComparingTo("122.5");

        var late = lifter.train(Midday.at(startsOn, "12:00")).log(TOP, "120", 4, "8.5");

        var second = lifter.plan(2, late);
        assertThat(second.path("status").asText()).isEqualTo("FINAL");
        assertThat(number(lift(second, BENCH), "/top/load")).isEqualByComparingTo("122.5");
        assertThat(flags(lift(second, BENCH))).contains("REVISED_AFTER_FINAL");
        var third = lifter.lift(BENCH, 3, late);
        assertThat(number(third, "/top/load")).isEqualByComparingTo("122.5");
        assertThat(rules(third)).contains("linear.repeat");
        assertThat(flags(third)).contains("TARGET_MISSED");
    }

    @Test
    void a_program_that_starts_after_its_sets_includes_them() {
        var startsOn = Midday.today().minusWeeks(2);
        lifter.train(Midday.at(startsOn, "12:00")).log(TOP, "120", 4, "8.5");
        var last = lifter.train(Midday.at(startsOn.plusWeeks(1), "12:00")).log(TOP, "122.5", 4, "8.5");
        lifter.program(startsOn, Lifts.bench());

        assertThat(number(lifter.lift(BENCH, 3, last), "/top/load")).isEqualByComparingTo("125");
    }

    @Test
    void a_set_of_no_slot_is_flagged_at_the_top_of_the_plan() {
        lifter.program(Midday.today(), Lifts.bench());
        var training = lifter.train(Midday.minutesAgo(60));
        var squat = Sets.of("squat", training.bench(TOP, "140", 4, "8.5"));

        var plan = lifter.plan(2, lifter.publish(squat));

        assertThat(flags(plan)).contains("UNMATCHED_SET");
        assertThat(plan.at("/flags/0/setIds/0").asText())
                .isEqualTo(squat.setId().toString());
    }

    @Test
    void a_week_before_the_first_or_after_the_next_does_not_exist() {
        var program = lifter.program(Midday.today(), Lifts.bench());

        for (var week : List.of("0", "-1", "3")) {
            problem(404, lifter.calls().get(lifter.path() + "/weeks/" + week).then());
        }
        for (var week : List.of("1", "2", "current", "next")) {
            lifter.calls()
                    .get(lifter.path() + "/weeks/" + week + "?programId=" + program)
                    .then()
                    .statusCode(200)
                    .body("programId", equalTo(program.toString()));
        }
        problem(
                404,
                lifter.calls()
                        .get(lifter.path() + "/weeks/1?programId=" + UUID.randomUUID())
                        .then());
        problem(
                404,
                lifter.calls().get(lifter.path() + "/weeks/1?programId=mine").then());
    }

    @Test
    void without_a_program_there_is_no_plan() {
        for (var path : List.of("/weeks/current", "/today", "/lifts/" + BENCH + "/history", "/volume")) {
            problem(404, lifter.calls().get(lifter.path() + path).then());
        }
    }

    @Test
    void a_week_or_a_sequence_that_is_no_number_is_malformed() {
        lifter.program(Midday.today(), Lifts.bench());

        problem(400, lifter.calls().get(lifter.path() + "/weeks/last").then())
                .body("violations.field", contains("week"));
        problem(400, lifter.calls().get(lifter.path() + "/today?atLeast=soon").then())
                .body("violations.field", contains("atLeast"));
    }

    @Test
    void an_event_that_does_not_come_is_not_waited_for_without_end() {
        lifter.program(Midday.today(), Lifts.bench());

        lifter.calls()
                .get(lifter.path() + "/weeks/1?atLeast=99")
                .then()
                .statusCode(200)
                .body("asOf.sequence", equalTo(0));
    }

    @Test
    void the_history_of_a_slot_is_read_a_page_at_a_time() {
        var startsOn = Midday.today().minusWeeks(2);
        lifter.program(startsOn, Lifts.bench());
        var last = lifter.train(Midday.at(startsOn, "12:00")).log(TOP, "120", 4, "8.5");
        lifter.plan("next", last);
        var history = lifter.path() + "/lifts/" + BENCH + "/history";

        String cursor = lifter.calls()
                .get(history + "?limit=3")
                .then()
                .statusCode(200)
                .body("items.week", contains(1, 2, 3))
                .body("items[0].done.top.reps", equalTo(4))
                .body("items.outcome", contains("HIT", "NOT_TRAINED", "NOT_YET_TRAINED"))
                .extract()
                .path("nextCursor");
        lifter.calls()
                .queryParam("cursor", cursor)
                .get(history + "?limit=3")
                .then()
                .statusCode(200)
                .body("items.week", contains(4))
                .body("nextCursor", nullValue());
        problem(
                404,
                lifter.calls().get(lifter.path() + "/lifts/d9-nothing/history").then());
    }

    @Test
    void the_volume_of_every_week_is_counted_muscle_by_muscle() {
        lifter.program(Midday.today(), Lifts.bench());
        var training = lifter.train(Midday.minutesAgo(60));
        training.log(TOP, "120", 4, "8.5");
        lifter.plan(2, training.log(BACKOFF, "102.5", 10, null));

        var hardSets = PlanJson.of(gym.coach().get(lifter.path() + "/volume")).at("/items/0/hardSets");

        assertThat(number(hardSets, "/chest")).isEqualByComparingTo("2");
    }

    /** Returns the plates on each side of a bar, for example {@code 25+15+1.25}. */
    private static String plates(JsonNode perSide) {
        return perSide.valueStream().map(JsonNode::asText).collect(Collectors.joining("+"));
    }
}
