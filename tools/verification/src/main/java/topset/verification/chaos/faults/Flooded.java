package topset.verification.chaos.faults;

import static java.util.concurrent.CompletableFuture.runAsync;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import topset.contract.SetRole;
import topset.local.process.Replica;
import topset.testsupport.TopicPublisher;
import topset.verification.chaos.load.FloodOfSets;
import topset.verification.chaos.load.HalfSentBodies;
import topset.verification.chaos.load.KnownSet;
import topset.verification.chaos.load.LoggingAthletes;
import topset.verification.chaos.load.SpoiltMessages;
import topset.verification.chaos.load.StreamsFromTheBeginning;
import topset.verification.chaos.load.TrainingPlan;
import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Round;
import topset.verification.chaos.rounds.TimeToPlan;
import topset.verification.support.SetRequest;

/** Floods the services with valid tokens; the gym of the load generator must not be affected. */
record Flooded() implements Fault.Strike {
    private static final int GREEDY = 10;
    private static final String ON_THE_TOPIC = "flooding-topic";

    @Override
    public void strike(Round round) throws InterruptedException, IOException, SQLException {
        var pair = round.pair();
        var processes = List.of(pair.pid(pair.session()), pair.pid(pair.program()));
        var gym = "flooding-" + round.load().gym();
        round.load().enrolElsewhere(gym, FloodOfSets.ATHLETE);
        round.load().enrolElsewhere(gym, ON_THE_TOPIC);
        var sets = new FloodOfSets(pair, gym, round.scale().flood());
        var bodies = new HalfSentBodies(pair, gym);
        var greedy = new LoggingAthletes(
                pair,
                gym + "-greedy",
                round.scale().athletes(),
                round.scale().setsPerSecond() * GREEDY,
                round.random().nextLong());
        try (var watch = new TimeToPlan(round);
                var streams =
                        new StreamsFromTheBeginning(pair, gym, 5 * round.scale().flood());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var before = System.nanoTime();
            round.pause(round.scale().outage());
            var began = System.nanoTime();
            greedy.start();
            streams.open();
            CompletableFuture.allOf(
                            runAsync(sets::send, threads),
                            runAsync(() -> floodTheTopic(round, gym), threads),
                            runAsync(bodies::send, threads))
                    .join();
            round.pauseUntil(began + round.scale().outage().toNanos());
            bodies.hangUp();
            greedy.stop();
            streams.hangUp();
            var over = System.nanoTime();
            round.recovered(over);
            var recovered = System.nanoTime();
            round.pause(round.scale().outage());
            figures(round, watch.p99(before, began), watch.p99(began, over), watch.p99(recovered, System.nanoTime()));
            judge(round, sets, bodies, streams, greedy);
            round.await("the athlete of the topic to be parked", () -> pair.isParked(gym, ON_THE_TOPIC));
        }
        mustRun(round, pair.session(), processes.getFirst());
        mustRun(round, pair.program(), processes.getLast());
        round.remark(sets.figures());
    }

    /** Publishes the sets of one athlete, all in one session, as a session service without limits would. */
    private static void floodTheTopic(Round round, String gym) {
        var startedAt = TrainingPlan.STARTS_ON
                .atTime(LocalTime.of(7, 0))
                .atZone(TrainingPlan.ZONE)
                .toOffsetDateTime();
        var sessionId = UUID.randomUUID();
        try (var publisher = new TopicPublisher(round.pair().stack().bootstrapServers())) {
            for (int n = 1; n <= round.scale().flood() / 4; n++) {
                var set = SetRequest.bench(SetRole.TOP, "100", 4, "8", startedAt.plusSeconds(n));
                var _ = publisher.send(
                        SpoiltMessages.good(gym, new KnownSet(ON_THE_TOPIC, sessionId, startedAt, 1, set), n));
            }
        }
    }

    private static void judge(
            Round round,
            FloodOfSets sets,
            HalfSentBodies bodies,
            StreamsFromTheBeginning streams,
            LoggingAthletes greedy) {
        sets.failures().forEach(failure -> round.mustHold(false, "the flood was answered " + failure));
        bodies.failures().forEach(failure -> round.mustHold(false, "a half-sent body was answered " + failure));
        streams.failures().forEach(failure -> round.mustHold(false, "a stream was answered " + failure));
        greedy.ledger().wrong().forEach(wrong -> round.mustHold(false, "in the greedy gym, " + wrong));
        round.mustHold(
                round.load().ledger().countOfLimited() == 0,
                "the gym of the load was limited " + round.load().ledger().countOfLimited() + " times");
    }

    private static void figures(Round round, Duration before, Duration meanwhile, Duration after) {
        round.remark("p99 of the others %d ms before, %d ms during, %d ms after"
                .formatted(before.toMillis(), meanwhile.toMillis(), after.toMillis()));
    }

    private static void mustRun(Round round, Replica replica, long process) throws IOException {
        round.mustHold(
                round.pair().pid(replica) == process
                        && ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false),
                "the " + replica.name() + " has ended");
    }
}
