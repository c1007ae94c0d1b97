package topset.verification.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.testsupport.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.local.demo.MadeUpGym;
import topset.testsupport.Midday;
import topset.verification.support.GymClient;

/** Tests the data of {@code ./topset demo} as a coach sees it on the page. */
@Tag("system")
class DemoTest {
    private static final String REVISED = "REVISED_AFTER_FINAL";

    /** Holds the gym, which is filled once for all tests, as {@code ./topset demo} fills it. */
    private static final class Filled {
        static final GymClient GYM = GymClient.fresh("demo");
        static final List<String> OUTPUT = new ArrayList<>();

        static {
            new MadeUpGym(DemoGyms.api(GYM), DemoGyms.transfer(GYM), Midday.ZONE, Midday.today()).fill(OUTPUT::add);
        }
    }

    @Test
    void twelve_lifters_have_ten_weeks_behind_them_and_the_output_says_that_they_are_generated() {
        assertThat(DemoGyms.roster(Filled.GYM))
                .extracting(row -> row.path("name").asText())
                .containsExactlyInAnyOrder(
                        "Ana Petrova",
                        "Ben Okafor",
                        "Chloé Martin",
                        "Dario Conti",
                        "Emre Yıldız",
                        "Freya Lindqvist",
                        "Goran Novak",
                        "Hana Sato",
                        "Ivan Horvat",
                        "Jules Moreau",
                        "Kemi Adeyemi",
                        "Lars Nygaard");
        assertThat(DemoGyms.roster(Filled.GYM))
                .allSatisfy(row -> assertThat(row.path("week").asInt()).isEqualTo(11));
        assertThat(DemoGyms.sessions(Filled.GYM, "lars")).hasSize(10 * 4 + 2);
        assertThat(MadeUpGym.NAME).contains("made-up");
        assertThat(Filled.OUTPUT).containsExactly("Generating 12 lifters and 10 weeks of training …");
    }

    @Test
    void no_target_was_revised_after_it_was_final() {
        for (var slot : List.of("d1-bench-press", "d2-squat", "d3-overhead-press", "d4-deadlift", "d2-leg-press")) {
            assertThat(Filled.GYM.lifter("lars").history(slot))
                    .hasSizeGreaterThanOrEqualTo(10)
                    .noneMatch(week -> week.findValuesAsText("code").contains(REVISED));
        }
        assertThat(flags().values()).noneMatch(flags -> flags.contains(REVISED));
    }

    @Test
    void some_have_a_good_time_and_some_have_not() {
        var flags = flags();

        assertThat(flags.get("emre")).contains("PAIN_REPORTED");
        assertThat(flags.get("dario")).contains("STALLED");
        assertThat(flags.get("ben")).contains("TRAINED_TO_FAILURE");
        assertThat(flags.get("goran")).contains("WARM_UP_SKIPPED", "VOLUME_LOW");
        assertThat(flags.get("ivan")).contains("SUDDEN_DROP");
        assertThat(flags.get("jules")).contains("TARGET_MISSED");
        assertThat(flags.get("kemi")).contains("NOT_TRAINED", "LAYOFF");
        assertThat(with(flags, "PERSONAL_RECORD")).hasSizeBetween(4, 11);
        assertThat(with(flags, "TARGET_MISSED")).hasSizeBetween(1, 6);
        assertThat(with(flags, "NOT_TRAINED")).hasSizeBetween(1, 3);
        assertThat(with(flags, "PAIN_REPORTED")).containsExactly("emre");
        assertThat(flags.values().stream().distinct())
                .as("hardly two are alike")
                .hasSizeGreaterThan(7);
    }

    @Test
    void at_most_a_third_of_the_lifters_need_a_look_and_nobody_who_hurts_or_drops_is_left_out() {
        var looked = DemoGyms.roster(Filled.GYM).stream()
                .filter(row -> row.path("needsLook").asBoolean())
                .map(row -> row.path("athleteId").asText())
                .toList();

        assertThat(looked).contains("emre", "ivan", "kemi").hasSizeLessThanOrEqualTo(12 / 3);
    }

    @Test
    void no_lift_has_two_flags_that_contradict_each_other() {
        for (var row : DemoGyms.roster(Filled.GYM)) {
            assertThat(slots(row, "REDUCE_MORE")).noneMatch(slots(row, "BACKOFFS_TOO_EASY")::contains);
            assertThat(slots(row, "STALLED")).noneMatch(slots(row, "PERSONAL_RECORD")::contains);
        }
    }

    /** Returns the slots that a flag is about, without a record of a backoff set. */
    private static List<String> slots(JsonNode row, String code) {
        return row.path("flags")
                .valueStream()
                .filter(flag -> flag.path("code").asText().equals(code))
                .flatMap(flag -> flag.path("lifts").valueStream())
                .filter(lift -> !lift.path("backoff").asBoolean())
                .map(lift -> lift.path("slotId").asText())
                .toList();
    }

    @Test
    void some_lifts_go_by_the_guides_other_methods_and_get_heavier() {
        for (var lift : List.of(
                "ana d2-squat PYRAMID",
                "freya d4-deadlift CLUSTER",
                "hana d3-lat-pulldown REST_PAUSE",
                "hana d3-triceps-pushdown REST_PAUSE")) {
            var words = lift.split(" ", 3);
            var history = Filled.GYM.lifter(words[0]).history(words[1]);

            assertThat(history)
                    .as(lift)
                    .allSatisfy(
                            week -> assertThat(week.path("variant").asText()).isEqualTo(words[2]));
            assertThat(history.stream().map(week -> week.path("outcome").asText()))
                    .as(lift)
                    .contains("HIT")
                    .doesNotContain("NOT_TRAINED");
            assertThat(load(history.getLast())).as(lift).isGreaterThan(load(history.getFirst()));
        }
    }

    private static double load(JsonNode week) {
        var prescribed = week.path("prescribed");
        return prescribed
                .path(prescribed.has("top") ? "top" : "straight")
                .path("load")
                .asDouble();
    }

    @Test
    void the_week_that_runs_has_begun_so_that_loads_go_up_and_down() {
        var came = DemoGyms.roster(Filled.GYM).stream()
                .filter(row ->
                        row.path("sessions").path("thisWeek").path("done").asInt() == 2)
                .map(row -> row.path("athleteId").asText())
                .toList();
        assertThat(came).hasSize(11).doesNotContain("kemi");
        assertThat(DemoGyms.roster(Filled.GYM).stream()
                        .filter(row -> row.path("lifts").valueStream().anyMatch(DemoTest::changes))
                        .count())
                .isGreaterThanOrEqualTo(8);
    }

    @Test
    void the_week_says_who_comes_today_and_tomorrow() {
        var week = Filled.GYM
                .coach()
                .programs()
                .get("/v1/calendar?from=" + Midday.today())
                .expect(200)
                .json()
                .path("items");

        assertThat(planned(week, Midday.today()))
                .contains("ana")
                .doesNotContain("ben")
                .hasSize(6);
        assertThat(planned(week, Midday.today().plusDays(1))).contains("ana", "ben");
    }

    @Test
    void the_week_before_shows_each_day_that_somebody_has_missed_for_weeks() {
        var monday = Midday.today().with(DayOfWeek.MONDAY).minusWeeks(1);
        var week = Filled.GYM
                .coach()
                .programs()
                .get("/v1/calendar?from=" + monday)
                .expect(200)
                .json()
                .path("items");

        var missed = monday.datesUntil(monday.plusWeeks(1)).flatMap(date -> on(week, date, "MISSED").stream());
        assertThat(missed.filter("kemi"::equals)).hasSize(4);
    }

    private static List<String> planned(JsonNode week, LocalDate date) {
        return on(week, date, "PLANNED");
    }

    private static List<String> on(JsonNode week, LocalDate date, String state) {
        return week.valueStream()
                .filter(athlete -> athlete.path("planned")
                        .valueStream()
                        .anyMatch(day -> day.path("state").asText().equals(state)
                                && day.path("date").asText().equals(date.toString())))
                .map(athlete -> athlete.path("athleteId").asText())
                .toList();
    }

    private static boolean changes(JsonNode lift) {
        return lift.path("change").asDouble() != 0;
    }

    @Test
    void most_muscles_are_trained_as_much_as_the_chart_aims_at() {
        var weeks = Filled.GYM
                .coach()
                .programs()
                .get("/v1/athletes/lars/volume")
                .expect(200)
                .json()
                .path("items");
        var lastWeek = new TreeMap<String, Double>();
        weeks.path(weeks.size() - 2)
                .path("hardSets")
                .properties()
                .forEach(muscle ->
                        lastWeek.put(muscle.getKey(), muscle.getValue().asDouble()));

        assertThat(lastWeek).hasSizeGreaterThanOrEqualTo(8);
        assertThat(lastWeek.values()).as("%s", lastWeek).allMatch(sets -> sets >= 10 && sets <= 20);
    }

    @Test
    void a_gym_whose_filling_was_interrupted_is_completed() throws InterruptedException {
        var gym = GymClient.fresh("demo-interrupted");
        var filling =
                Thread.ofPlatform().start(() -> DemoGyms.madeUp(gym, 1, 10).fill());
        eventually()
                .pollInterval(Duration.ofMillis(10))
                .until(() -> DemoGyms.sessions(gym, "ana").size() > 2);
        filling.interrupt();
        filling.join();
        assertThat(DemoGyms.madeUp(gym, 1, 10).isFilled()).isFalse();

        DemoGyms.madeUp(gym, 1, 10).fill();

        assertThat(DemoGyms.madeUp(gym, 1, 10).isFilled()).isTrue();
        assertThat(DemoGyms.sessions(gym, "ana")).hasSize(42);
        assertThat(gym.lifter("ana").history("d1-bench-press"))
                .noneMatch(week -> week.findValuesAsText("code").contains(REVISED));
        var output = new ArrayList<String>();
        DemoGyms.madeUp(gym, 1, 10).fill(output::add);
        assertThat(output).singleElement().asString().contains("earlier demo").contains("generated");
    }

    private static Map<String, Set<String>> flags() {
        return DemoGyms.roster(Filled.GYM).stream()
                .collect(Collectors.toMap(
                        row -> row.path("athleteId").asText(),
                        row -> new TreeSet<>(row.path("flags").findValuesAsText("code")),
                        (a, b) -> a,
                        TreeMap::new));
    }

    private static List<String> with(Map<String, Set<String>> flags, String code) {
        Predicate<Map.Entry<String, Set<String>>> has = each -> each.getValue().contains(code);
        return flags.entrySet().stream().filter(has).map(Map.Entry::getKey).toList();
    }
}
