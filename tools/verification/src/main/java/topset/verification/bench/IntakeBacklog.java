package topset.verification.bench;

import static topset.verification.bench.measure.Text.say;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import topset.contract.SessionFact;
import topset.contract.SessionStarted;
import topset.contract.SetRole;
import topset.local.servers.Database;
import topset.testsupport.SessionMessages;
import topset.testsupport.SetEvent;
import topset.testsupport.TopicPublisher;
import topset.verification.bench.measure.Databases;
import topset.verification.bench.measure.Servers;
import topset.verification.bench.measure.Used;
import topset.verification.support.GymClient;
import topset.verification.support.RunningPair;

/**
 * Measures how many sets per second the program service processes from a backlog in Kafka, from the last
 * acknowledgement until all are planned.
 */
public final class IntakeBacklog {
    private static final int GOAL = 3_000;
    private static final int SETS_OF_LIFT = 5;

    private final RunningPair pair;
    private final Servers servers;
    private final Databases databases;

    private IntakeBacklog(RunningPair pair) {
        this.pair = pair;
        this.servers = new Servers(pair);
        this.databases = new Databases(pair);
    }

    public static void main(String[] arguments) {
        var athletes = Latency.argument(arguments, 0, 1_000);
        var sets = Latency.argument(arguments, 1, 50);
        var warmUp = Latency.argument(arguments, 2, 50);
        var bench = new IntakeBacklog(RunningPair.start(true));
        bench.measure("warm-up", athletes, warmUp);
        bench.measure("bench", athletes, sets);
        System.exit(0);
    }

    private void measure(String gym, int athletes, int sets) {
        FourLifts.startPrograms(
                new GymClient(pair, gym),
                IntStream.range(0, athletes).mapToObj(IntakeBacklog::lifter).toList());
        var backlog = backlog(gym, athletes, sets);
        try (var publisher = new TopicPublisher(pair.kafka())) {
            publisher.publish(backlog);
        }
        var before = servers.used();
        var transactions = transactions();
        var began = System.nanoTime();
        var waiting = backlog.size() - processed(gym);
        while (processed(gym) < backlog.size()) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        var nanos = System.nanoTime() - began;
        print(gym, waiting, nanos, servers.used().since(before), transactions() - transactions);
    }

    private static String lifter(int n) {
        return "lifter-" + n;
    }

    private static List<ProducerRecord<String, byte[]>> backlog(String gym, int athletes, int sets) {
        var sessions = IntStream.range(0, athletes)
                .mapToObj(n -> SessionMessages.inOrder(session(gym, lifter(n), sets)))
                .toList();
        return IntStream.rangeClosed(0, sets)
                .boxed()
                .flatMap(nth -> sessions.stream().map(session -> session.get(nth)))
                .toList();
    }

    private static List<SessionFact> session(String gym, String athlete, int sets) {
        var startedAt = OffsetDateTime.now(ZoneOffset.UTC).minusHours(1).truncatedTo(ChronoUnit.SECONDS);
        var started = new SessionStarted(UUID.randomUUID(), gym, athlete, startedAt, 1);
        var facts = new ArrayList<SessionFact>(List.of(started));
        for (int n = 0; n < sets; n++) {
            var lift = n / SETS_OF_LIFT;
            var isTop = n % SETS_OF_LIFT == 0;
            facts.add(SetEvent.in(started)
                    .exercise(FourLifts.exercise(lift))
                    .role(isTop ? SetRole.TOP : SetRole.BACKOFF)
                    .load(Integer.toString((isTop ? 100 : 85) + lift))
                    .reps(isTop ? 4 : 8)
                    .rpe(new BigDecimal("8.5"))
                    .completedAt(startedAt.plusMinutes(n))
                    .completed());
        }
        return facts;
    }

    private long processed(String gym) {
        return databases.number(
                Database.PROGRAM, "select coalesce(sum(seen), 0)::bigint from inbox where gym = '" + gym + "'");
    }

    private long transactions() {
        return databases.number(
                Database.PROGRAM, "select xact_commit from pg_stat_database where datname = current_database()");
    }

    private static void print(String gym, long sets, long nanos, Used used, long transactions) {
        var rate = sets / (nanos / 1e9);
        say(
                "%-8s %,d sets in %.1f s: %,.0f sets/s (%.2f x the goal of %,d)",
                gym, sets, nanos / 1e9, rate, rate / GOAL, GOAL);
        say("  processor time of a set: %s; %,d transactions", used.describe((double) sets), transactions);
    }
}
