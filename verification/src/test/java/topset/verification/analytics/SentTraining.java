package topset.verification.analytics;

import static java.util.Objects.requireNonNull;
import static topset.contract.SetRole.BACKOFF;
import static topset.contract.SetRole.TOP;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import topset.verification.Gym;
import topset.verification.Lifter;
import topset.verification.Lifts;
import topset.verification.LoggedSet;
import topset.verification.Training;

/**
 * What a gym's lifters did, sent over HTTP and remembered here as it ended up: one session a week each, a top set and three
 * backoff sets, some weeks missed, some sets corrected, removed or logged weeks later.
 */
final class SentTraining {
    static final int LIFTERS = 15;
    static final int WEEKS = 5;

    private final Gym gym;
    private final Random random;
    private final LocalDate startsOn;
    private final Map<UUID, Sent> sent = new LinkedHashMap<>();
    private final Map<UUID, LoggedSet> bodies = new LinkedHashMap<>();
    private final List<Training> trainings = new ArrayList<>();
    private final List<Late> late = new ArrayList<>();

    /** A set as it is known now. */
    record Sent(String athlete, LocalDate day, int week, BigDecimal load, int reps, boolean top, Training training) {}

    private record Late(Training training, int week, LocalDate day) {}

    SentTraining(Gym gym, long seed) {
        this.gym = gym;
        this.random = new Random(seed);
        // The last session is three weeks old, for what comes late.
        this.startsOn = LocalDate.now(ZoneOffset.UTC).minusDays(7L * WEEKS + 21);
    }

    Gym gym() {
        return gym;
    }

    List<Sent> kept() {
        return List.copyOf(sent.values());
    }

    void trainFirstHalf() {
        for (int i = 0; i < LIFTERS; i++) {
            lifter(i).profile(ZoneId.of("Etc/UTC")).program(startsOn, Lifts.bench());
        }
        train(1, WEEKS / 2);
    }

    void trainSecondHalf() {
        train(WEEKS / 2 + 1, WEEKS);
    }

    private void train(int from, int to) {
        for (int week = from; week <= to; week++) {
            for (int i = 0; i < LIFTERS; i++) {
                // The first lifter is always there, so that no week of the gym is empty.
                if (i > 0 && random.nextInt(8) == 0) {
                    continue;
                }
                var day = startsOn.plusDays(7L * (week - 1) + random.nextInt(7));
                var training = lifter(i).train(at(day), 1);
                trainings.add(training);
                var sets = new ArrayList<LoggedSet>();
                var top = new BigDecimal(100 + 5 * random.nextInt(10));
                sets.add(LoggedSet.bench(TOP, top.toPlainString(), 4, "8.5", at(day).plusMinutes(10)));
                for (int set = 0; set < 3; set++) {
                    sets.add(backoff(at(day).plusMinutes(15 + 5L * set)));
                }
                training.batch(sets).expect(201);
                sets.forEach(each -> remember(each, training, day));
                if (i > 0 && random.nextInt(10) == 0) {
                    late.add(new Late(training, week, day));
                }
            }
        }
    }

    /** At least one of each. */
    void correctAndRemoveOneInAHundred() {
        var backoffs = sent.entrySet().stream()
                .filter(each -> !each.getValue().top())
                .map(Map.Entry::getKey)
                .toList();
        int each = Math.max(1, sent.size() / 100);
        for (int i = 0; i < each; i++) {
            var id = backoffs.get(7 * i);
            var before = requireNonNull(sent.get(id));
            var corrected = requireNonNull(bodies.get(id)).corrected("92.5", 7, "9");
            before.training().correct(corrected).expect(200);
            remember(corrected, before.training(), before.day());
        }
        for (int i = 0; i < each; i++) {
            var id = backoffs.get(7 * i + 3);
            requireNonNull(sent.remove(id)).training().remove(id).expect(200);
        }
    }

    void logThreeWeeksLate() {
        for (var each : late) {
            var set = backoff(at(each.day()).plusMinutes(40));
            each.training().log(set);
            remember(set, each.training(), each.day());
        }
    }

    private LoggedSet backoff(OffsetDateTime at) {
        return LoggedSet.bench(BACKOFF, String.valueOf(80 + 2.5 * random.nextInt(8)), 8 + random.nextInt(4), "7.5", at);
    }

    private void remember(LoggedSet set, Training training, LocalDate day) {
        var week = (int) (ChronoUnit.DAYS.between(startsOn, day) / 7) + 1;
        bodies.put(set.setId(), set);
        sent.put(
                set.setId(),
                new Sent(
                        training.lifter().id(),
                        day,
                        week,
                        set.load().value(),
                        set.reps(),
                        set.role() == TOP,
                        training));
    }

    private Lifter lifter(int number) {
        return gym.lifter("lifter-" + number);
    }

    private static OffsetDateTime at(LocalDate day) {
        return day.atTime(LocalTime.of(18, 0)).atOffset(ZoneOffset.UTC);
    }
}
