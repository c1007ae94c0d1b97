package topset.verification.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import topset.testsupport.Lifts;
import topset.verification.bench.measure.Parallel;
import topset.verification.support.GymClient;

/** The program of each athlete in a bench: four lifts on one day of the week. */
final class FourLifts {
    private static final int CALLERS = 8;
    private static final int DAYS = 10; // since the start: no set of yesterday is late then
    private static final List<String> EXERCISES = List.of("bench-press", "squat", "deadlift", "overhead-press");

    private FourLifts() {}

    static String exercise(int n) {
        return EXERCISES.get(n % EXERCISES.size());
    }

    static void startPrograms(GymClient gym, List<String> athletes) {
        Parallel.map(
                CALLERS,
                athletes,
                athlete -> gym.as("platform", athlete)
                        .profile(ZoneOffset.UTC)
                        .program(LocalDate.now(ZoneOffset.UTC).minusDays(DAYS), lifts()));
    }

    private static List<Map<String, Object>> lifts() {
        return EXERCISES.stream()
                .map(exercise -> Lifts.lift("d1-" + exercise, 1, exercise, "SINGLE_TOP", "2.5", "100"))
                .toList();
    }
}
