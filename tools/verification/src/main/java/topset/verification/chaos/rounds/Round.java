package topset.verification.chaos.rounds;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import topset.verification.chaos.comparison.Truth;
import topset.verification.chaos.comparison.Verdict;
import topset.verification.chaos.load.LoggingAthletes;
import topset.verification.chaos.load.TrainingPlan;
import topset.verification.chaos.pair.ShakenPair;
import topset.verification.support.Recorded;

/** Runs one fault while sets are logged, and collects the result. */
public final class Round {

    private static final AtomicInteger ROUNDS = new AtomicInteger();

    /** Short, because the waits after one that timed out will probably fail for the same reason. */
    private static final Duration AFTER_TIMEOUT = Duration.ofSeconds(5);

    private final ShakenPair pair;
    private final Scale scale;
    private final Random random;
    private final LoggingAthletes load;
    private Duration patience;
    private Verdict verdict = Verdict.CLEAN;
    private Duration recovery = Duration.ZERO;
    private String remark = "";

    public record Row(
            int number,
            String name,
            int acknowledged,
            Verdict verdict,
            Duration recovery,
            Duration took,
            String remark) {}

    private Round(ShakenPair pair, Scale scale, Fault fault, long seed) {
        this.pair = pair;
        this.scale = scale;
        this.patience = scale.patience();
        this.random = new Random(seed);
        var gym =
                "fault-" + fault.number() + "-" + ROUNDS.incrementAndGet() + "-" + Long.toString(System.nanoTime(), 36);
        this.load = new LoggingAthletes(pair, gym, scale.athletes(), scale.setsPerSecond(), seed);
    }

    public static Row run(ShakenPair pair, Scale scale, Fault fault, long seed) throws Exception {
        var began = System.nanoTime();
        var round = new Round(pair, scale, fault, seed);
        round.load.enrol(PROBE);
        round.load.start();
        var under = scale.athletes();
        round.await("the load to run", () -> round.load.ledger().size() >= under);
        try {
            fault.strike().strike(round);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | AssertionError e) {
            round.mustHold(false, "the fault could not be completed: " + e);
        } finally {
            round.load.stop();
        }
        var compared = round.compared(fault);
        return new Row(
                fault.number(),
                fault.name(),
                round.load.ledger().size(),
                round.verdict.and(compared),
                round.recovery,
                Duration.ofNanos(System.nanoTime() - began),
                round.remark);
    }

    private Verdict compared(Fault fault) throws InterruptedException {
        try {
            return truth(load.gym()).compare(fault.refillsTheTopic());
        } catch (SQLException | RuntimeException | AssertionError e) {
            return Verdict.wrong("the comparison failed: " + e);
        }
    }

    /**
     * The id of an athlete who logs single sets. These sets are used to measure the time until the plan includes a set.
     */
    private static final String PROBE = "probe";

    private int probes;
    private Runnable action = () -> {};

    public ShakenPair pair() {
        return pair;
    }

    public Scale scale() {
        return scale;
    }

    public Random random() {
        return random;
    }

    public LoggingAthletes load() {
        return load;
    }

    public Truth truth(String gym) {
        return new Truth(pair, gym, load.ledger(), patience);
    }

    public void pause(Duration howLong) throws InterruptedException {
        Thread.sleep(howLong);
    }

    public void pauseUntil(long nanoTime) throws InterruptedException {
        var left = nanoTime - System.nanoTime();
        if (left > 0) {
            pause(Duration.ofNanos(left));
        }
    }

    public void pause(int fromMillis, int toMillis) throws InterruptedException {
        Thread.sleep(random.nextInt(fromMillis, toMillis));
    }

    public void mustHold(boolean holds, String otherwise) {
        if (!holds) {
            verdict = verdict.and(Verdict.wrong(otherwise));
        }
    }

    /** On a machine that is not known to be idle the time is only printed. */
    public void mustBeQuick(boolean quick, String otherwise) {
        if (scale.judgesSpeed()) {
            mustHold(quick, otherwise);
        } else if (!quick) {
            remark("slow: " + otherwise);
        }
    }

    public void judge(Verdict more) {
        verdict = verdict.and(more);
    }

    public void remark(String said) {
        remark = remark.isEmpty() ? said : remark + "; " + said;
    }

    public boolean await(String what, BooleanSupplier condition) throws InterruptedException {
        return await(what, patience, condition);
    }

    public boolean await(String what, Duration atMost, BooleanSupplier condition) throws InterruptedException {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            action.run();
            if (System.nanoTime() > deadline) {
                mustHold(false, "timed out waiting for " + what + " (" + atMost.toSeconds() + " s)");
                patience = AFTER_TIMEOUT;
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }

    public void recoveredAfter(long sinceNanos, Runnable action) throws InterruptedException {
        this.action = action;
        recovered(sinceNanos);
        this.action = () -> {};
    }

    /** Logs a set now. It is processed after all events that waited during the fault. */
    public void recovered(long sinceNanos) throws InterruptedException {
        var set = new TrainingPlan(PROBE, random.nextLong()).session().getFirst();
        load.begin(set);
        var recorded = load.log(set);
        probes++;
        if (recorded != null && await("probe " + probes + " to be in the plan", () -> planned(PROBE, recorded))) {
            var took = Duration.ofNanos(System.nanoTime() - sinceNanos);
            recovery = took.compareTo(recovery) > 0 ? took : recovery;
        }
    }

    public boolean planned(String athlete, @Nullable Recorded set) {
        try {
            var answer = pair.programs(load.gym(), "coach").get("/v1/athletes/" + athlete + "/today");
            return set != null
                    && answer.status() == 200
                    && answer.json().path("asOf").path("sequence").asLong() >= set.sequence();
        } catch (java.io.UncheckedIOException away) {
            return false;
        }
    }
}
