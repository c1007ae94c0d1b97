package topset.verification.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.CompletedSet;
import topset.contract.SessionFact;
import topset.contract.SessionFinished;
import topset.contract.SessionStarted;
import topset.contract.SetRemoved;
import topset.contract.SetRole;
import topset.contract.Weight;
import topset.contract.WeightUnit;
import topset.testsupport.SetEvent;

/**
 * Generates some weeks of an athlete's training at random: good and bad days, missed weeks, failed sets, sets without
 * an RPE, a few loads in pounds, corrections and removals. The same seed gives the same events and ids in every gym.
 */
final class RandomTraining {
    private static final List<String> EXERCISES = List.of("bench-press", "squat");

    private final Random random;
    private final String gym;
    private final String athlete;
    private final ZoneId zone;
    private final List<SessionFact> facts = new ArrayList<>();

    private RandomTraining(long seed, String gym, String athlete, ZoneId zone) {
        this.random = new Random(seed);
        this.gym = gym;
        this.athlete = athlete;
        this.zone = zone;
    }

    /** Returns the session events in the order in which they happened. */
    static List<SessionFact> of(String gym, String athlete, long seed, LocalDate startsOn, int weeks, ZoneId zone) {
        var training = new RandomTraining(seed, gym, athlete, zone);
        for (int week = 0; week < weeks; week++) {
            for (int day = 1; day <= 2; day++) {
                if (training.chance(88)) {
                    training.session(startsOn.plusWeeks(week).plusDays(3L * (day - 1)), day, week);
                }
            }
        }
        return training.facts;
    }

    private void session(LocalDate date, int day, int week) {
        var sessionId = uuid();
        var began =
                date.atTime(LocalTime.of(17, random.nextInt(60))).atZone(zone).toOffsetDateTime();
        var said = chance(80) ? day : null;
        facts.add(new SessionStarted(sessionId, gym, athlete, began, said));
        var exercise = EXERCISES.get(day - 1);
        var usual = (day == 1 ? 100 : 140) + 2.5 * week;
        var at = began;
        if (chance(70)) {
            at = at.plusMinutes(3);
            set(sessionId, began, said, exercise, SetRole.WARM_UP, weight(usual / 2), 5, null, at);
        }
        for (int top = chance(15) ? 2 : 1; top > 0; top--) {
            at = at.plusMinutes(4);
            set(sessionId, began, said, exercise, SetRole.TOP, weight(usual + spread(3)), random.nextInt(7), rpe(), at);
        }
        for (int backoff = random.nextInt(4); backoff > 0; backoff--) {
            at = at.plusMinutes(3);
            var reps = 5 + random.nextInt(9);
            set(sessionId, began, said, exercise, SetRole.BACKOFF, weight(usual * 0.85), reps, rpe(), at);
        }
        if (chance(60)) {
            facts.add(new SessionFinished(sessionId, gym, athlete, at.plusMinutes(5)));
        }
    }

    private void set(
            UUID sessionId,
            OffsetDateTime began,
            @Nullable Integer day,
            String exercise,
            SetRole role,
            Weight load,
            int reps,
            @Nullable BigDecimal rpe,
            OffsetDateTime at) {
        var set = SetEvent.in(new SessionStarted(sessionId, gym, athlete, began, day), uuid())
                .exercise(exercise)
                .role(role)
                .load(load)
                .reps(reps)
                .rpe(rpe)
                .completedAt(at)
                .completed();
        facts.add(set);
        var revision = 1;
        while (chance(15)) {
            facts.add(corrected(set, ++revision));
        }
        if (chance(6)) {
            facts.add(new SetRemoved(set.setId(), ++revision, sessionId, gym, athlete, at.plusMinutes(1)));
        }
    }

    private CompletedSet corrected(CompletedSet event, int revision) {
        var set = event.set();
        return SetEvent.like(event)
                .exercise(chance(90) ? set.exercise() : "deadlift")
                .role(chance(90) ? set.role() : SetRole.BACKOFF)
                .load(new Weight(
                        set.load().value().add(BigDecimal.valueOf(spread(2))),
                        set.load().unit()))
                .reps(random.nextInt(10))
                .rpe(rpe())
                .pain(chance(10))
                .corrected(revision);
    }

    /** Returns a multiple of 2.5 kg, or sometimes the load of a bar with plates in pounds. */
    private Weight weight(double kilograms) {
        return chance(90)
                ? new Weight(
                        new BigDecimal("2.5").multiply(BigDecimal.valueOf(Math.round(kilograms / 2.5))), WeightUnit.KG)
                : new Weight(BigDecimal.valueOf(5 * Math.round(kilograms * 2.2 / 5)), WeightUnit.LB);
    }

    private @Nullable BigDecimal rpe() {
        return chance(75) ? new BigDecimal("0.5").multiply(BigDecimal.valueOf(12 + random.nextInt(9))) : null;
    }

    private double spread(int steps) {
        return 2.5 * (random.nextInt(2 * steps + 1) - steps);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private UUID uuid() {
        return UUID.nameUUIDFromBytes(Long.toString(random.nextLong()).getBytes(UTF_8));
    }
}
