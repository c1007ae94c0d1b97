package topset.verification.chaos.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import topset.local.process.Replica;
import topset.verification.chaos.load.FuzzedMessages;
import topset.verification.chaos.load.FuzzedRequests;
import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Round;

/** Sends random input, which depends only on a seed. Other athletes must not be affected. */
record Fuzzed() implements Fault.Strike {

    private static final int CALLERS = 4;
    private static final int MESSAGES_PER_CALL = 2;
    private static final int SHOWN = 20;

    @Override
    public void strike(Round round) throws InterruptedException, IOException {
        var pair = round.pair();
        var sessionThreads = threads(round, pair.session());
        var programThreads = threads(round, pair.program());
        var calls = new AtomicLong();
        var faults = new ConcurrentLinkedQueue<String>();
        // The name of the fuzzed gym must not begin with the name of the load generator's gym. Otherwise a mutation
        // that cuts off the end would address the load generator's gym.
        var gym = "fuzzed-" + round.load().gym();
        var requests = Stream.generate(
                        () -> new FuzzedRequests(pair, gym, round.random().nextLong()))
                .limit(CALLERS)
                .toList();
        var until = System.nanoTime() + round.scale().fuzzing().toNanos();
        int messages;
        try (var topic = new FuzzedMessages(pair, gym, round.random().nextLong());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<CompletableFuture<Void>>();
            for (var caller : requests) {
                running.add(CompletableFuture.runAsync(() -> call(caller, until, calls, faults), threads));
            }
            while (System.nanoTime() < until) {
                if (topic.count() < calls.get() * MESSAGES_PER_CALL) {
                    topic.next();
                } else {
                    round.pause(1, 5);
                }
            }
            running.forEach(CompletableFuture::join);
            messages = topic.count();
        }
        faults.stream().distinct().limit(SHOWN).forEach(fault -> round.mustHold(false, fault));
        round.recovered(System.nanoTime());
        mustHaveAll(round, pair.session(), sessionThreads);
        mustHaveAll(round, pair.program(), programThreads);
        round.remark(calls.get() + " calls, " + messages + " messages");
    }

    private static void call(
            FuzzedRequests requests, long until, AtomicLong calls, ConcurrentLinkedQueue<String> faults) {
        try {
            while (System.nanoTime() < until) {
                var fault = requests.next();
                calls.incrementAndGet();
                if (!fault.isEmpty()) {
                    faults.add(fault.length() > 400 ? fault.substring(0, 400) + "…" : fault);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void mustHaveAll(Round round, Replica replica, Set<String> before) throws IOException {
        var missing = new TreeSet<>(before);
        missing.removeAll(threads(round, replica));
        round.mustHold(missing.isEmpty(), "the " + replica.name() + " has lost threads: " + missing);
    }

    private static Set<String> threads(Round round, Replica replica) throws IOException {
        var names = new TreeSet<String>();
        var tasks = Path.of("/proc", Long.toString(round.pair().pid(replica)), "task");
        try (var all = Files.list(tasks)) {
            for (var task : all.toList()) {
                try {
                    var name = Files.readString(task.resolve("comm")).strip();
                    if (name.matches(
                            "group-commit|kafka-.*|.*-relay|smallrye-kafka.*|session-service|program-service")) {
                        names.add(name);
                    }
                } catch (IOException ended) {
                    // The thread ended after the directory had been listed, so it has no name to read.
                }
            }
        }
        return names;
    }
}
