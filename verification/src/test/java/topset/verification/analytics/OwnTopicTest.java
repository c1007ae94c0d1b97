package topset.verification.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topset.contract.SetRole.TOP;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topset.verification.Gym;
import topset.verification.Lifter;
import topset.verification.Lifts;
import topset.verification.LoggedSet;
import topset.verification.Midday;
import topset.verification.RunningPair;

/** A subscriber with a topic of its own, filled from both stores; and what it keeps of somebody who is erased. */
class OwnTopicTest {
    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    private Path folder = Path.of("");

    private final Gym gym = Gym.fresh("own-topic");

    private Lifter trained(String id) {
        var lifter = gym.lifter(id).profile(Midday.ZONE);
        lifter.program(Midday.today(), Lifts.bench());
        lifter.plan(2, log(lifter));
        return lifter;
    }

    private static topset.verification.Recorded log(Lifter lifter) {
        return lifter.train(Midday.minutesAgo(60), 1)
                .log(LoggedSet.bench(TOP, "121.75", 4, "8.5", Midday.minutesAgo(50)));
    }

    private void land(@org.jspecify.annotations.Nullable String history) throws IOException, SQLException {
        try (var lake = Lake.open(folder);
                var subscriber = new Subscriber(RunningPair.get().kafka(), lake, history)) {
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
        for (var service : List.of(operator().sessions(), operator().programs())) {
            service.post("/v1/operations/republish", Map.of("topic", own, "gym", gym.name(), "from", 0))
                    .expect(200);
        }
        await().atMost(SOON).untilAsserted(() -> {
            land(own);
            assertThat(ask("select count(distinct source) from event where gym = GYM and topic = '" + own + "'"))
                    .containsExactly(List.of(2L));
        });
        lifter.plan(2, log(lifter));

        await().atMost(SOON).untilAsserted(() -> {
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
        await().atMost(SOON).untilAsserted(() -> {
            land(null);
            assertThat(ask("select count(*) > 1 from event where gym = GYM and data::varchar like '%121.75%'"))
                    .containsExactly(List.of(true));
        });

        gym.coach().sessions().delete(lifter.athletePath()).expect(200);

        await().atMost(SOON).untilAsserted(() -> {
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

    private Lifter operator() {
        return new Gym(gym.pair(), "-").as("operator", "ops");
    }
}
