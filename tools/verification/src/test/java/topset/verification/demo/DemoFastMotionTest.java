package topset.verification.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.local.demo.FastMotion;
import topset.testsupport.Midday;
import topset.verification.support.GymClient;

/** Tests that {@code ./topset demo} simulates training after it has filled the gym. */
@Tag("system")
class DemoFastMotionTest {
    private static final int DAYS = 4;
    private static final Map<String, String> ATHLETES = Map.of("ana", "Ana Petrova", "ben", "Ben Okafor");

    @Test
    void training_goes_on_in_fast_motion_and_after_a_restart_nobody_trains_more_than_planned() {
        var gym = GymClient.fresh("demo-fast-motion");
        DemoGyms.madeUp(gym, 2, 1).fill();
        int before = sets(gym);
        var output = new ArrayList<String>();

        // The two athletes take turns at random. After these steps at least one has completed the 20 sets of a day, and
        // neither has completed two days.
        steps(gym, output, 44);
        assertThat(sets(gym)).isGreaterThanOrEqualTo(before + 40);
        assertThat(output).contains("  Ana Petrova begins day 3", "  Ben Okafor begins day 3");
        var finished = ATHLETES.keySet().stream()
                .filter(athlete -> thisWeek(gym, athlete).stream().anyMatch(DemoFastMotionTest::isThirdDayFinished))
                .toList();
        assertThat(finished).isNotEmpty();

        output.clear();
        steps(gym, output, 120);
        for (var athlete : finished) {
            assertThat(output)
                    .filteredOn(line -> line.contains(ATHLETES.getOrDefault(athlete, "")))
                    .first()
                    .asString()
                    .endsWith("begins day 4");
        }
        for (var athlete : ATHLETES.keySet()) {
            assertThat(thisWeek(gym, athlete))
                    .hasSizeLessThanOrEqualTo(DAYS)
                    .allSatisfy(session -> assertThat(session.path("sets").findValuesAsText("role"))
                            .filteredOn("TOP"::equals)
                            .hasSizeLessThanOrEqualTo(1));
        }
        assertThat(DemoGyms.roster(gym))
                .allSatisfy(row -> assertThat(row.path("sessions")
                                .path("thisWeek")
                                .path("done")
                                .asInt())
                        .isLessThanOrEqualTo(DAYS));
    }

    /**
     * Runs a number of steps in a new instance of the demo. A restarted demo does not remember earlier steps either.
     */
    private static void steps(GymClient gym, List<String> output, int steps) {
        var motion = new FastMotion(DemoGyms.madeUp(gym, 2, 1), DemoGyms.api(gym), Midday.ZONE, output::add);
        for (int step = 0; step < steps; step++) {
            motion.step();
        }
    }

    private static int sets(GymClient gym) {
        return ATHLETES.keySet().stream()
                .flatMap(athlete -> DemoGyms.sessions(gym, athlete).stream())
                .mapToInt(session -> session.path("sets").size())
                .sum();
    }

    private static boolean isThirdDayFinished(JsonNode session) {
        return session.path("day").asInt() == 3 && session.hasNonNull("finishedAt");
    }

    /** Returns the athlete's sessions of this week. The first training day was three days ago. */
    private static List<JsonNode> thisWeek(GymClient gym, String athlete) {
        var from = Midday.today().minusDays(3).toString();
        return DemoGyms.sessions(gym, athlete).stream()
                .filter(each -> each.path("startedAt").asText().compareTo(from) >= 0)
                .toList();
    }
}
