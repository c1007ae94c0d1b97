package topset.verification.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.contract.SetRole.TOP;
import static topset.testsupport.Eventually.eventually;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topset.contract.Topics;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.verification.chaos.comparison.TopicLog;
import topset.verification.support.GymCaller;
import topset.verification.support.GymClient;
import topset.verification.support.Recorded;
import topset.verification.support.RunningPair;
import topset.verification.support.SetRequest;

/**
 * Tests a subscriber with its own topic, which both stores fill, after retention has deleted the beginning of the logs.
 * It also tests which data of an erased person the subscriber keeps.
 */
@Tag("system")
class OwnTopicTest {

    private static final String OWN = History.OWN;

    @TempDir
    private Path folder = Path.of("");

    @TempDir
    private Path data = Path.of("");

    private final GymClient gym = GymClient.fresh("own-topic");

    private GymCaller trained(String id) {
        var lifter = gym.lifter(id).profile(Midday.ZONE);
        lifter.program(Midday.today(), Lifts.bench());
        lifter.plan(2, log(lifter));
        return lifter;
    }

    private static Recorded log(GymCaller lifter) {
        return lifter.train(Midday.minutesAgo(60), 1)
                .log(SetRequest.bench(TOP, "121.75", 4, "8.5", Midday.minutesAgo(50)));
    }

    private void land(@Nullable String history) throws IOException, SQLException {
        try (var lake = Lake.open(folder);
                var subscriber = new Subscriber(RunningPair.get().kafka(), lake, history).only(Set.of(gym.name()))) {
            subscriber.catchUp();
        }
    }

    private List<List<Object>> ask(String sql) throws IOException, SQLException {
        try (var lake = Lake.open(folder)) {
            return lake.rows(sql.replace("GYM", "'" + gym.name() + "'"));
        }
    }

    @Test
    void what_it_was_given_lands_first_and_the_logs_go_on_from_there_without_a_gap_or_a_double() throws Exception {
        var lifter = trained("lifter");
        var own = "history-of-" + gym.name();
        var wanted = Map.of("topic", own, "gym", gym.name(), "from", 0);
        int republished = Stream.of(operator().sessions(), operator().programs())
                .map(service -> service.post("/v1/operations/republish", wanted).expect(200))
                .mapToInt(answer -> answer.json().path("messages").asInt())
                .sum();
        // The relay publishes the events after the calls are answered. The subscriber must not run before that, because
        // it would store the same events from the logs.
        eventually().until(() -> new TopicLog(gym.pair().kafka(), own).all().size() == republished);
        land(own);
        assertThat(ask("select count(distinct source) from event where gym = GYM and topic = '" + own + "'"))
                .containsExactly(List.of(2L));
        lifter.plan(2, log(lifter));

        eventually().untilAsserted(() -> {
            land(null);
            assertThat(ask("select count(*) > 0 from event where gym = GYM and topic <> '" + own
                            + "' and type = 'topset.session.SetCompleted.v1'"))
                    .containsExactly(List.of(true));
        });
        assertThat(ask("select source, count(*) = max(sequence), count(distinct sequence) = max(sequence) from event"
                        + " where gym = GYM group by source order by source"))
                .containsExactly(
                        List.of("/topset/program-service", true, true), List.of("/topset/session-service", true, true));
    }

    @Test
    void of_somebody_who_is_erased_nothing_is_left_in_its_files() throws Exception {
        var lifter = trained("lifter");
        eventually().untilAsserted(() -> {
            land(null);
            assertThat(ask("select count(*) > 1 from event where gym = GYM and data::varchar like '%121.75%'"))
                    .containsExactly(List.of(true));
        });

        gym.coach().sessions().delete(lifter.athletePath()).expect(200);

        eventually().untilAsserted(() -> {
            land(null);
            assertThat(ask("select distinct type from event where gym = GYM order by type"))
                    .containsExactly(
                            List.of("topset.program.AthletePlansErased.v1"),
                            List.of("topset.session.AthleteErased.v1"));
        });
        assertThat(ask("select count(*) from event where gym = GYM and data::varchar like '%121.75%'"))
                .containsExactly(List.of(0L));
        assertThat(ask("select count(*) = max(sequence) from event where gym = GYM group by source"))
                .containsExactly(List.of(true), List.of(true));
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".unfinished")))
                    .isEmpty();
        }
    }

    @Test
    void a_first_run_on_a_log_that_retention_has_cut_says_which_number_is_missing_and_what_to_do() throws Exception {
        try (var broker = History.onABroker(data)) {
            broker.cut(Topics.SESSION_EVENTS, 1);

            assertThatThrownBy(() -> land(broker, null))
                    .isInstanceOf(Subscriber.LogGap.class)
                    .hasMessage(
                            "number 1 of gym/ann is missing on training.session-events.v1-0, which begins at offset 1:"
                                    + " retention has cut it; request a topic of your own");
        }
    }

    @Test
    void after_a_run_with_it_the_next_ones_go_on_without_it_where_the_logs_begin() throws Exception {
        try (var broker = History.onABroker(data)) {
            broker.cut(Topics.SESSION_EVENTS, 2);
            broker.cut(Topics.PROGRAM_EVENTS, 1);
            assertThat(land(broker, OWN)).isEqualTo(6);
            var more = new Story();
            more.lifted("ann", 4, "2026-01-20");
            broker.publish(Topics.SESSION_EVENTS, more.newEvents());

            assertThat(land(broker, null)).isEqualTo(1);
            nothingIsMissingOrDoubled(4, 3);
        }
    }

    @Test
    void events_cut_after_some_have_landed_are_reported_and_come_from_the_subscribers_own_topic() throws Exception {
        try (var broker = History.onABroker(data)) {
            land(broker, null);
            var more = new Story();
            more.lifted("ann", 4, "2026-01-20");
            more.lifted("ann", 5, "2026-01-21");
            var events = more.newEvents();
            broker.publish(Topics.SESSION_EVENTS, events);
            broker.publish(OWN, events);
            broker.cut(Topics.SESSION_EVENTS, 4);

            assertThatThrownBy(() -> land(broker, null))
                    .isInstanceOf(Subscriber.LogGap.class)
                    .hasMessageContaining("begins at offset 4, but 3 is next: retention has cut it");
            assertThat(land(broker, OWN)).isEqualTo(2);
            nothingIsMissingOrDoubled(5, 3);
        }
    }

    @Test
    void killed_after_its_first_file_it_lands_the_rest_once_though_both_sources_are_in_one_partition()
            throws Exception {
        try (var broker = History.onABroker(data)) {
            for (int firstFile : List.of(6, 3)) {
                clear();
                try (var lake = Lake.open(folder)) {
                    lake.land(History.events().subList(0, firstFile));
                    if (firstFile < 6) {
                        lake.land(History.events().subList(firstFile, 6));
                    }
                }
                var files = files();
                files.stream().skip(1).forEach(OwnTopicTest::delete);
                Files.writeString(folder.resolve("events").resolve("next.unfinished"), "half a fi");

                assertThat(land(broker, OWN)).as("after %s", files).isEqualTo(6 - firstFile);
                nothingIsMissingOrDoubled(3, 3);
            }
        }
    }

    private long land(GuardedBroker broker, @Nullable String history) throws IOException, SQLException {
        try (var lake = Lake.open(folder);
                var subscriber = new Subscriber(broker.asAdmin(), lake, history)) {
            subscriber.catchUp();
            return subscriber.landed();
        }
    }

    private void nothingIsMissingOrDoubled(long lifted, long decided) throws IOException, SQLException {
        try (var lake = Lake.open(folder)) {
            assertThat(lake.ask("completeness"))
                    .containsExactly(
                            List.of("/topset/program-service", Story.GYM, "ann", decided, decided, decided),
                            List.of("/topset/session-service", Story.GYM, "ann", lifted, lifted, lifted));
        }
    }

    /** Returns the files that contain events, in the order in which they were written. */
    private List<Path> files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().contains(OWN))
                    .sorted(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .toList();
        }
    }

    private void clear() throws IOException {
        files().forEach(OwnTopicTest::delete);
    }

    private static void delete(Path file) {
        assertThat(file.toFile().delete()).as("deleted %s", file).isTrue();
    }

    private GymCaller operator() {
        return new GymClient(gym.pair(), "-").as("operator", "ops");
    }
}
