package topset.verification.drill;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import topset.verification.chaos.comparison.TopicLog;
import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Round;
import topset.verification.chaos.rounds.Runbook;

/**
 * Upgrades both services while sets are logged, a coach works and two clients watch the live stream: runs {@code
 * topset-migrate} for both databases, replaces the replicas one after the other by those of the new release, then by
 * those of the old one, and again by those of the new one. Between two replacements, replicas of both releases run side
 * by side. Until release 1.0 both releases are this build (ADR 0129).
 */
record RollingUpdate(Rollout rollout) implements Fault.Strike {
    private static final int WATCHERS = 2;
    private static final String COACHED = "coached";

    @Override
    public void strike(Round round) throws Exception {
        var pair = round.pair();
        var gym = round.load().gym();
        round.load().enrol(COACHED);
        var coach = CoachAtWork.begin(pair, gym, COACHED, round.load().programOf(COACHED));
        var token = pair.stack().token(gym, "coach", "watching");
        var watchers = Stream.generate(() -> StreamWatcher.open(rollout.address(), token))
                .limit(WATCHERS)
                .toList();
        try {
            replaceAll(round);
            coach.stop();
            round.load().stop();
            report(round, coach);
            round.await("every event to be processed", () -> Runbook.lastEventsAreProcessed(round));
            for (var watcher : watchers) {
                compare(round, watcher);
            }
        } finally {
            coach.stop();
            watchers.forEach(StreamWatcher::close);
        }
    }

    private void replaceAll(Round round) throws InterruptedException {
        step(round, "two replicas of each service share the partitions", () -> {});
        step(
                round,
                "topset-migrate has run for both databases",
                () -> round.pair().stack().migrate());
        for (var release : List.of("new", "old", "new")) {
            for (int replica = 1; replica <= rollout.replicasOfEach(); replica++) {
                step(
                        round,
                        "replica " + replica + " of each service replaced by the " + release + " release",
                        rollout::replaceOneOfEach);
            }
        }
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    /** Runs a step, waits until a set that is logged after it is in the plan, and prints the times. */
    private static void step(Round round, String what, Step step) throws InterruptedException {
        var began = System.nanoTime();
        step.run();
        var took = System.nanoTime() - began;
        round.await("the program services to share the partitions", () -> members(round) == 2);
        var ready = System.nanoTime();
        round.recovered(ready);
        System.out.printf(
                Locale.ROOT,
                "%7.1f s  %s; a new set is in the plan after %.1f s%n",
                took / 1e9,
                what,
                (System.nanoTime() - ready) / 1e9);
        round.pause(round.scale().outage());
    }

    private static int members(Round round) {
        return TopicLog.ofSessions(round.pair()).members();
    }

    /** Every call of the coach and of the lifters must be answered 2xx, or 503 with {@code Retry-After}. */
    private static void report(Round round, CoachAtWork coach) {
        var ledger = round.load().ledger();
        round.remark(coach.calls() + " calls of a coach");
        round.remark(coach.unavailable() + ledger.countOfUnavailable() + " answers 503 with Retry-After");
        coach.failures().forEach((failure, times) -> round.mustHold(false, times + " times " + failure));
        round.mustHold(ledger.countOfUnanswered() == 0, ledger.countOfUnanswered() + " calls got no answer");
        round.mustHold(ledger.countOfLimited() == 0, ledger.countOfLimited() + " calls were answered 429");
    }

    /** A watcher must have received every published event once, in order. */
    private static void compare(Round round, StreamWatcher watcher) throws InterruptedException, SQLException {
        var published = StreamWatcher.published(round.pair(), round.load().gym());
        round.await("a watcher to receive every event", () -> watcher.received().size() >= published.size());
        round.mustHold(
                watcher.received().equals(published),
                "a watcher received " + watcher.received().size() + " events, not these " + published.size());
        watcher.failures().forEach(failure -> round.mustHold(false, failure));
        round.remark("a watcher received " + published.size() + " events over " + watcher.opened() + " connections");
    }
}
