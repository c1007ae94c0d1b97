package topset.verification.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.local.demo.DemoApi;
import topset.local.demo.RealLogs;
import topset.testsupport.Midday;
import topset.verification.support.GymClient;
import topset.verification.support.RunningPair;

/** Tests {@code ./topset demo} with a training log in a folder next to the project. The test generates the log. */
@Tag("system")
class DemoLogsTest {
    private static final Path LOGS =
            RunningPair.root().resolve("tools/verification").resolve("src/test/resources/logs");

    @Test
    void a_real_log_whose_bringing_was_broken_off_is_completed_even_in_another_week() {
        var gym = GymClient.fresh("demo-log");
        var calls = new AtomicInteger();
        var brokenOff = DemoGyms.api(gym, () -> {
            if (calls.incrementAndGet() > 5) {
                throw new IllegalStateException("broken off");
            }
            return gym.pair().token(gym.name(), "coach", "kim");
        });
        assertThat(bring(brokenOff, Midday.today())).endsWith("broken off");

        assertThat(bring(DemoGyms.api(gym), Midday.today().plusWeeks(1))).contains("11 sets imported, moved by ");

        var log = DemoGyms.roster(gym).getFirst();
        assertThat(log.path("name").asText()).isEqualTo("Real log: invented");
        assertThat(log.path("flags").findValuesAsText("code")).doesNotContain("REVISED_AFTER_FINAL");
        var sessions = DemoGyms.sessions(gym, log.path("athleteId").asText());
        assertThat(sessions).hasSize(5).allMatch(session -> session.hasNonNull("finishedAt"));
        assertThat(sessions.getFirst()
                        .path("startedAt")
                        .asText()
                        .compareTo(Midday.today().toString()))
                .as("moved to end last week")
                .isNegative();
        assertThat(gym.as("athlete", log.path("athleteId").asText()).history("d1-bench-press").stream()
                        .map(week -> week.path("outcome").asText())
                        .limit(3))
                .containsExactly("HIT", "HIT", "HIT");
        assertThat(bring(DemoGyms.api(gym), Midday.today())).endsWith("exists from an earlier demo");
    }

    private static String bring(DemoApi api, LocalDate today) {
        return RealLogs.importAll(api, LOGS, Midday.ZONE, today).getFirst();
    }
}
