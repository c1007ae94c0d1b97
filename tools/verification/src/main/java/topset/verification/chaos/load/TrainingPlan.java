package topset.verification.chaos.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.SetDetails;
import topset.contract.SetRole;
import topset.contract.Weight;
import topset.contract.WeightUnit;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.verification.support.SetRequest;

/** Generates the training of the load generator's athletes. The same seed gives the same random sessions. */
public final class TrainingPlan {

    public static final ZoneId ZONE = Midday.ZONE;

    static final int WEEKS = 5;
    public static final LocalDate STARTS_ON = startsOn();

    public static final List<Map<String, Object>> LIFTS = List.of(
            Lifts.lift("d1-bench-press", 1, "bench-press", "SINGLE_TOP", "2.5", "100"),
            Lifts.lift("d2-squat", 2, "squat", "DOUBLE_TOP", "5", "140"));

    /** An athlete may have at most 50 sessions on a date (ADR 0143). */
    private static final int TIMES = 8;

    private final String athlete;
    private final Random random;
    private final Map<LocalDate, Begun> lastOf = new HashMap<>();

    private record Begun(UUID sessionId, OffsetDateTime began, OffsetDateTime at, int times) {}

    public TrainingPlan(String athlete, long seed) {
        this.athlete = athlete;
        this.random = new Random(seed ^ athlete.hashCode());
    }

    public List<KnownSet> session() {
        var day = 1 + random.nextInt(2);
        var date = STARTS_ON.plusWeeks(random.nextInt(WEEKS)).plusDays(2L * (day - 1));
        var last = lastOf.get(date);
        var session = last == null || last.times() == TIMES ? begun(date) : last;
        var sessionId = session.sessionId();
        var began = session.began();
        var sets = new ArrayList<KnownSet>();
        var at = session.at();
        var usual = day == 1 ? 100 : 140;
        if (random.nextInt(3) > 0) {
            at = at.plusMinutes(3);
            sets.add(set(sessionId, began, day, SetRole.WARM_UP, usual / 2, 5, null, at));
        }
        at = at.plusMinutes(4);
        var top = usual + 5 * random.nextInt(5);
        sets.add(set(sessionId, began, day, SetRole.TOP, top, 2 + random.nextInt(5), rpe(), at));
        for (int backoff = random.nextInt(4); backoff > 0; backoff--) {
            at = at.plusMinutes(3);
            sets.add(set(sessionId, began, day, SetRole.BACKOFF, usual - 15, 6 + random.nextInt(7), null, at));
        }
        lastOf.put(date, new Begun(sessionId, began, at, session.times() + 1));
        return sets;
    }

    private Begun begun(LocalDate date) {
        var began = date.atTime(LocalTime.of(6 + random.nextInt(12), random.nextInt(60)))
                .atZone(ZONE)
                .toOffsetDateTime();
        return new Begun(uuid(), began, began, 0);
    }

    private KnownSet set(
            UUID sessionId,
            OffsetDateTime began,
            int day,
            SetRole role,
            int load,
            int reps,
            @Nullable BigDecimal rpe,
            OffsetDateTime at) {
        var exercise = day == 1 ? "bench-press" : "squat";
        var weight = new Weight(BigDecimal.valueOf(load), WeightUnit.KG);
        return new KnownSet(
                athlete,
                sessionId,
                began,
                day,
                new SetRequest(uuid(), new SetDetails(exercise, role, weight, reps, rpe, false, at, null, null)));
    }

    private static LocalDate startsOn() {
        return LocalDate.now(ZONE).minusWeeks(WEEKS - 1).minusDays(5);
    }

    private @Nullable BigDecimal rpe() {
        return random.nextInt(4) > 0
                ? new BigDecimal("0.5").multiply(BigDecimal.valueOf(14 + random.nextInt(7)))
                : null;
    }

    private UUID uuid() {
        return UUID.nameUUIDFromBytes((athlete + random.nextLong()).getBytes(UTF_8));
    }
}
