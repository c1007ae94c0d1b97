package topset.verification.bench.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import topset.testsupport.Lifts;
import topset.verification.support.SessionClient;

/** The texts of the calls are put together and searched without JSON, which would need most of the processor time. */
public record ActiveAthlete(SessionClient training, List<String> exercises) {
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int FIRST_LOAD = 60;
    private static final BigDecimal BAR = new BigDecimal("20");
    private static final BigDecimal STEP = new BigDecimal("2.5");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":(\\d+)");
    private static final Pattern AS_OF = Pattern.compile("\"asOf\":\\{\"sequence\":(\\d+)");

    public static ActiveAthlete ofBench(SessionClient training) {
        return new ActiveAthlete(training, List.of("bench-press"));
    }

    /**
     * Logs a top set, and requests today's plan until it includes the set. The exercises of the day take turns, and
     * each set of an exercise is heavier than the one before.
     *
     * @param nth the number of sets that this athlete has logged before
     * @param done receives {@link SetTimes#PLANNED}, {@link SetTimes#WRONG}, or the status of the first other answer
     */
    public void log(Connections connections, int nth, IntConsumer done) {
        var load = BigDecimal.valueOf(FIRST_LOAD + nth / exercises.size());
        var exercise = exercises.get(nth % exercises.size());
        post(connections, exercise, "TOP", load, training.lifter().sessions().token(), (status, answer) -> {
            if (status == CREATED) {
                today(connections, exercise, load, number(SEQUENCE, answer), System.nanoTime(), done);
            } else {
                done.accept(status);
            }
        });
    }

    /** Logs a set without a request for today's plan, with another caller's token. */
    public void log(Connections connections, String role, BigDecimal load, @Nullable String token, IntConsumer done) {
        post(connections, exercises.getFirst(), role, load, token, (status, _) -> done.accept(status));
    }

    private void post(
            Connections connections,
            String exercise,
            String role,
            BigDecimal load,
            @Nullable String token,
            Connections.Answered answered) {
        var set = "{\"setId\":\"" + UUID.randomUUID() + "\",\"exercise\":\"" + exercise + "\",\"role\":\"" + role
                + "\",\"load\":{\"value\":" + load + ",\"unit\":\"kg\"},\"reps\":4,\"rpe\":8.5,\"completedAt\":\""
                + OffsetDateTime.now(ZoneOffset.UTC) + "\"}";
        connections.send(sessions(), "POST", training.path() + "/sets", token, set, answered);
    }

    /** Repeats the request, because after 2 s the service answers even without the set. */
    private void today(
            Connections connections, String exercise, BigDecimal load, long sequence, long since, IntConsumer done) {
        var path = training.lifter().athletePath() + "/today?atLeast=" + sequence;
        connections.send(programs(), "GET", path, training.lifter().programs().token(), "", (status, today) -> {
            if (status != OK) {
                done.accept(status);
            } else if (number(AS_OF, today) >= sequence) {
                var isNewest = number(AS_OF, today) == sequence;
                done.accept(shows(today, exercise, load, isNewest) ? SetTimes.PLANNED : SetTimes.WRONG);
            } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
                done.accept(SetTimes.WRONG);
            } else {
                today(connections, exercise, load, sequence, since, done);
            }
        });
    }

    /**
     * Whether the plan has the top set, and the load of the backoff sets that follows from it. If a newer set of the
     * athlete has overtaken this one, both follow that set.
     */
    private static boolean shows(String today, String exercise, BigDecimal load, boolean isNewest) {
        int lift = today.indexOf("\"exercise\":\"" + exercise + '"');
        var top = load(today, lift, "\"top\":{\"load\":");
        var backoff = load(today, lift, "\"backoff\":{\"load\":");
        return top != null
                && backoff != null
                && (isNewest
                        ? top.compareTo(load) == 0 && backoff.compareTo(backoffAfter(load)) == 0
                        : top.compareTo(load) >= 0);
    }

    /** Reads the load that follows a text in a lift; null if the lift has none. */
    private static @Nullable BigDecimal load(String today, int lift, String before) {
        int next = today.indexOf("\"exercise\":", lift + 1);
        int at = lift < 0 ? -1 : today.indexOf(before, lift);
        if (at < 0 || (next >= 0 && at > next)) {
            return null;
        }
        int from = at + before.length();
        int to = from;
        while (Character.isDigit(today.charAt(to)) || today.charAt(to) == '.') {
            to++;
        }
        return new BigDecimal(today.substring(from, to));
    }

    /** 15 % less, rounded to the nearest of 20, 22.5, 25 … kg, or the lower one of two. {@link Lifts} has this rule. */
    private static BigDecimal backoffAfter(BigDecimal load) {
        return load.multiply(new BigDecimal("0.85"))
                .subtract(BAR)
                .divide(STEP, 0, RoundingMode.HALF_DOWN)
                .multiply(STEP)
                .add(BAR);
    }

    private static long number(Pattern pattern, String text) {
        var number = pattern.matcher(text);
        return number.find() ? Long.parseLong(number.group(1)) : -1;
    }

    private URI sessions() {
        return training.lifter().sessions().address();
    }

    private URI programs() {
        return training.lifter().programs().address();
    }
}
