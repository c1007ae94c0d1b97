package topset.verification.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.testsupport.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import topset.testsupport.Json;
import topset.verification.support.GymClient;
import topset.verification.support.RunningPair;
import topset.verification.support.ServiceClient;

/**
 * Compares the results of the example in docs/analytics.md with figures that separate code computes from the same HTTP
 * requests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("system")
class AnalyticsTest {
    private final List<SentTraining> gyms = new ArrayList<>();

    @TempDir
    private static Path folder = Path.of("");

    @BeforeAll
    void two_gyms_train_and_the_lake_is_filled_while_they_do() throws IOException, SQLException {
        for (int i = 0; i < 2; i++) {
            gyms.add(new SentTraining(GymClient.fresh("analytics"), 20_261_125L + i));
        }
        gyms.forEach(SentTraining::trainFirstHalf);
        // The first subscriber stores the first half of the events and then ends.
        land();
        gyms.forEach(SentTraining::trainSecondHalf);
        gyms.forEach(SentTraining::correctAndRemoveOneInAHundred);
        gyms.forEach(SentTraining::logThreeWeeksLate);
        gyms.forEach(SentTraining::endOneProgram);
        republish();
        eventually().pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            land();
            try (var lake = Lake.open(folder)) {
                for (var gym : gyms) {
                    assertThat(ofGym(lake.ask("weekly-tonnage"), gym)).isEqualTo(OwnFigures.tonnage(gym));
                    estimatesAreRight(lake, gym);
                }
            }
        });
    }

    @Test
    void weekly_tonnage_is_that_of_the_sets_as_they_are_now_with_late_ones_in_their_week() throws Exception {
        try (var lake = Lake.open(folder)) {
            for (var gym : gyms) {
                assertThat(ofGym(lake.ask("weekly-tonnage"), gym)).isEqualTo(OwnFigures.tonnage(gym));
            }
        }
    }

    @Test
    void the_estimated_1rm_of_a_week_is_that_of_its_heaviest_top_sets() throws Exception {
        try (var lake = Lake.open(folder)) {
            for (var gym : gyms) {
                estimatesAreRight(lake, gym);
            }
        }
    }

    @Test
    void adherence_counts_the_sessions_that_still_have_a_set() throws Exception {
        try (var lake = Lake.open(folder)) {
            for (var gym : gyms) {
                assertThat(ofGym(lake.ask("adherence"), gym)).isEqualTo(OwnFigures.adherence(gym));
            }
        }
    }

    @Test
    void what_was_published_twice_landed_once_and_no_number_is_missing() throws Exception {
        try (var lake = Lake.open(folder)) {
            var counted = lake.ask("completeness");
            assertThat(counted).isNotEmpty().allSatisfy(row -> {
                assertThat(row.get(3)).as("rows of %s", row).isEqualTo(row.get(4));
                assertThat(row.get(3)).as("first to last of %s", row).isEqualTo(row.get(5));
            });
        }
    }

    @Test
    void what_is_planned_next_is_what_the_plans_say_and_nothing_where_a_program_is_over() {
        // The newest states may not have arrived on the topic yet, so the comparison is repeated.
        eventually().untilAsserted(() -> {
            land();
            try (var lake = Lake.open(folder)) {
                for (var gym : gyms) {
                    assertThat(nextWeek(lake, gym)).isEqualTo(gym.nextWeek());
                    assertThat(lake.rows("select gym, athlete from newest_target where program_id is null"))
                            .contains(List.of(gym.gym().name(), gym.leaving()));
                }
            }
        });
    }

    private static List<String> nextWeek(Lake lake, SentTraining gym) throws SQLException {
        return ofGym(lake.ask("next-week"), gym).stream()
                .map(row -> "%s %s %s %s".formatted(row.get(1), row.get(4), row.get(5), row.get(6)))
                .toList();
    }

    @Test
    void a_gyms_analyst_reads_the_same_events_over_http_and_no_other_gyms() {
        // The last events of the program service may arrive while the test reads both results, so the comparison is
        // repeated.
        eventually().untilAsserted(() -> {
            land();
            try (var lake = Lake.open(folder)) {
                var completeness = lake.ask("completeness");
                for (var gym : gyms) {
                    var analyst = gym.gym().as("analyst", "ann");
                    var read = new TreeMap<String, Long>();
                    feed("/topset/session-service", analyst.sessions(), gym, read);
                    feed("/topset/program-service", analyst.programs(), gym, read);

                    assertThat(read).isEqualTo(ofCompleteness(completeness, gym));
                }
            }
        });
    }

    /** Returns the number of events by source and athlete, from the result of the query {@code completeness}. */
    private static Map<String, Long> ofCompleteness(List<List<Object>> rows, SentTraining gym) {
        return rows.stream()
                .filter(row -> row.get(1).equals(gym.gym().name()))
                .collect(Collectors.toMap(
                        row -> row.get(0) + " " + row.get(2), row -> (Long) row.get(3), Long::sum, TreeMap::new));
    }

    private static void feed(String source, ServiceClient service, SentTraining gym, Map<String, Long> read) {
        var path = "/v1/feed";
        for (var lines = lines(service, path); !lines.isEmpty(); lines = lines(service, path)) {
            for (var line : lines) {
                assertThat(line.path("gym").asText()).isEqualTo(gym.gym().name());
                read.merge(source + " " + line.path("subject").asText(), 1L, Long::sum);
            }
            path = "/v1/feed?after=" + lines.getLast().path("cursor").asText();
        }
    }

    private static List<JsonNode> lines(ServiceClient service, String path) {
        return service.get(path).expect(200).text().lines().map(Json::read).toList();
    }

    /**
     * Compares the estimates of the query with the expected ones. DuckDB computes a mean as a binary fraction, so the
     * values may differ by up to a gram.
     */
    private static void estimatesAreRight(Lake lake, SentTraining gym) throws SQLException {
        assertThat(ofGym(lake.ask("weekly-e1rm"), gym))
                .hasSize(SentTraining.WEEKS)
                .usingRecursiveComparison()
                .withComparatorForType(AnalyticsTest::withinAGram, BigDecimal.class)
                .isEqualTo(OwnFigures.estimates(gym));
    }

    private static int withinAGram(BigDecimal a, BigDecimal b) {
        return a.subtract(b).abs().compareTo(new BigDecimal("0.001")) <= 0 ? 0 : a.compareTo(b);
    }

    private void land() throws IOException, SQLException {
        try (var lake = Lake.open(folder);
                var subscriber = new Subscriber(RunningPair.get().kafka(), lake).only(names())) {
            subscriber.catchUp();
            subscriber.snapshot();
        }
    }

    /**
     * Returns the gyms to which the subscriber is restricted. Other test classes publish messages out of order to the
     * same topic on purpose.
     */
    private Set<String> names() {
        return gyms.stream().map(each -> each.gym().name()).collect(Collectors.toSet());
    }

    private void republish() {
        for (var gym : gyms) {
            new GymClient(gym.gym().pair(), "-")
                    .as("operator", "ops")
                    .sessions()
                    .post(
                            "/v1/operations/republish",
                            Map.of(
                                    "topic",
                                    "training.session-events.v1",
                                    "gym",
                                    gym.gym().name(),
                                    "from",
                                    0))
                    .expect(200);
        }
    }

    private static List<List<Object>> ofGym(List<List<Object>> rows, SentTraining gym) {
        return rows.stream()
                .filter(row -> row.getFirst().equals(gym.gym().name()))
                .map(row -> row.stream()
                        .map(value -> value instanceof Date date ? date.toLocalDate() : value)
                        .toList())
                .toList();
    }
}
