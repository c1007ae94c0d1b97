package topset.verification.bench;

import static topset.verification.bench.measure.Text.say;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import topset.contract.SetRole;
import topset.testsupport.Lifts;
import topset.verification.bench.measure.GymFile;
import topset.verification.support.GymCaller;
import topset.verification.support.GymClient;
import topset.verification.support.PlanSlots;
import topset.verification.support.Recorded;
import topset.verification.support.RunningPair;
import topset.verification.support.SetRequest;

/**
 * Measures how long the import of a gym's file takes, and how long that of the same file a second time. The time until
 * the backoff sets of an imported athlete are planned shows that the import has parked no athlete.
 */
public final class ImportedGym {
    private static final int SETS_OF_SESSION = 20;
    private static final int DAYS_BETWEEN = 3;

    private static final int SESSIONS_OF_DAY = 20;

    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final RunningPair pair = RunningPair.start(true);
    private final GymClient gym = new GymClient(pair, "bench");

    private ImportedGym() {}

    public static void main(String[] arguments) {
        int sets = Latency.argument(arguments, 0, 100_000);
        int athletes = Latency.argument(arguments, 1, 500);
        int ofOne = Latency.argument(arguments, 2, 100_000);
        var bench = new ImportedGym();
        bench.gym(sets, athletes);
        if (ofOne > 0) {
            bench.one(ofOne);
        }
        System.exit(0);
    }

    private void gym(int sets, int athletes) {
        var file = new GymFile();
        int sessions = sets / athletes / SETS_OF_SESSION;
        for (int athlete = 0; athlete < athletes; athlete++) {
            for (int session = 0; session < sessions; session++) {
                var day = LocalDate.now(ZoneOffset.UTC).minusDays((long) DAYS_BETWEEN * (sessions - session));
                session(file, "lifter-" + athlete, day.atTime(12, 0).atOffset(ZoneOffset.UTC));
            }
        }
        say("a file of %,d MB …", file.bytes() / 1_000_000);
        post("imported", file);
        post("again", file);
    }

    private void one(int sets) {
        var lifter = gym.as("platform", "one").profile(ZoneOffset.UTC);
        lifter.program(LocalDate.now(ZoneOffset.UTC).minusWeeks(50), Lifts.bench());
        var file = new GymFile();
        int sessions = sets / SETS_OF_SESSION;
        for (int session = 0; session < sessions; session++) {
            long daysAgo = 1L + session / SESSIONS_OF_DAY;
            var at = LocalDate.now(ZoneOffset.UTC).minusDays(daysAgo).atTime(0, 0);
            session(
                    file,
                    "one",
                    at.plusMinutes(60L * (session % SESSIONS_OF_DAY)).atOffset(ZoneOffset.UTC));
        }
        post("one athlete", file);
        logged(lifter);
    }

    private static void logged(GymCaller lifter) {
        var at = OffsetDateTime.now(ZoneOffset.UTC);
        Recorded top = lifter.train(at.minusMinutes(1), 1).log(SetRequest.bench(SetRole.TOP, "120", 4, "8.5", at));
        var began = System.nanoTime();
        var today = lifter.today(top);
        while (today.getAsOf().getSequence() < top.sequence() && seconds(began) < LONGEST.toSeconds()) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            today = lifter.today(top);
        }
        var backoff = PlanSlots.of(today, Lifts.BENCH).getBackoff();
        say(
                "%-12s a set logged then was planned after %.1f s: backoff %s",
                "one athlete", seconds(began), backoff == null ? "missing" : backoff.getLoad());
    }

    private static void session(GymFile file, String athlete, OffsetDateTime at) {
        var sessionId = UUID.randomUUID();
        file.session(athlete, sessionId, at, null);
        for (int set = 0; set < SETS_OF_SESSION; set++) {
            var isTop = set == 0;
            file.set(
                    athlete,
                    sessionId,
                    SetRequest.bench(
                            isTop ? SetRole.TOP : SetRole.BACKOFF,
                            isTop ? "120" : "100",
                            isTop ? 4 : 8,
                            "8",
                            at.plusMinutes(set)));
        }
        file.finish(athlete, sessionId, at.plusMinutes(SETS_OF_SESSION));
    }

    private void post(String what, GymFile file) {
        var result = file.post(pair.sessions(), pair.token(gym.name(), "platform", "mover"));
        say(
                "%-12s %d: %,d lines in %.1f s, %,.0f lines/s; %,d added, %,d repeated, %,d refused",
                what,
                result.status(),
                result.lines(),
                result.seconds(),
                result.lines() / result.seconds(),
                result.added(),
                result.repeated(),
                result.refused());
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
