package topset.verification.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.local.origin.ReplicaCounts;
import topset.local.process.StackFailure;
import topset.verification.chaos.comparison.Verdict;
import topset.verification.chaos.faults.Faults;
import topset.verification.chaos.pair.Broken;
import topset.verification.chaos.pair.ShakenPair;
import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Round;
import topset.verification.chaos.rounds.Scale;
import topset.verification.chaos.rounds.Table;

/**
 * Runs {@code ./topset chaos}: every fault once, then all again until the given time has passed. The short form also
 * removes one protection of the services at a time, and the exit code is 1 if the comparison does not notice it.
 */
public final class Chaos {

    private static final String USAGE =
            "Usage: ./topset chaos [--minutes N] [--seed S] [--break dedupe|order|outbox] [--short] [--only N,N]"
                    + " [--replicas SESSION,PROGRAM]";

    private static final int WRONG_USAGE = 2;
    private static final int SHOWN = 5;

    private record RequestedRun(
            Duration atLeast,
            long seed,
            @Nullable Broken broken,
            Scale scale,
            Set<Integer> only,
            @Nullable ReplicaCounts replicas) {

        List<Fault> faults() {
            if (broken != null) {
                return Faults.showing(broken);
            }
            return replicas == null ? Faults.all() : Faults.ofReplicas(replicas);
        }

        /** In the short form, faults of the same group are injected at the same time where this is possible. */
        List<List<Fault>> inTurn(List<Fault> faults) {
            return scale.equals(Scale.SHORT)
                    ? Faults.together(faults)
                    : faults.stream().map(List::of).toList();
        }

        /** Whether this run must also prove that the comparison notices a removed protection. */
        boolean provesItself() {
            return scale.equals(Scale.SHORT) && only.isEmpty() && replicas == null;
        }
    }

    private Chaos() {}

    public static void main(String[] arguments) throws Exception {
        RequestedRun requested;
        try {
            requested = requested(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + System.lineSeparator() + USAGE);
            System.exit(WRONG_USAGE);
            return;
        }
        int exitCode = 1;
        try {
            exitCode = run(requested);
        } catch (Exception | Error e) {
            System.err.println("The run could not be completed: " + e);
        } finally {
            // The process must exit explicitly, because the issuer's threads would keep it alive, also after a failure.
            System.exit(exitCode);
        }
    }

    private static RequestedRun requested(String[] arguments) {
        var atLeast = Duration.ZERO;
        var seed = System.nanoTime();
        Broken broken = null;
        var scale = Scale.LONG;
        var only = Set.<Integer>of();
        ReplicaCounts replicas = null;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--short" -> scale = Scale.SHORT;
                case "--minutes" -> atLeast = Duration.ofMinutes(Long.parseLong(value(arguments, ++i)));
                case "--seed" -> seed = Long.parseLong(value(arguments, ++i));
                case "--break" -> broken = Broken.valueOf(value(arguments, ++i).toUpperCase(Locale.ROOT));
                case "--only" ->
                    only = List.of(value(arguments, ++i).split(",", -1)).stream()
                            .map(Integer::valueOf)
                            .collect(Collectors.toSet());
                case "--replicas" -> replicas = replicas(value(arguments, ++i));
                default -> throw new IllegalArgumentException("Unknown argument '" + arguments[i] + "'.");
            }
        }
        return new RequestedRun(atLeast, seed, broken, broken != null ? Scale.BROKEN : scale, only, replicas);
    }

    private static ReplicaCounts replicas(String text) {
        try {
            var replicas = ReplicaCounts.parse(text);
            if (replicas.session() > 1 && replicas.program() > 1) {
                return replicas;
            }
        } catch (StackFailure e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        throw new IllegalArgumentException("--replicas must be at least 2,2, not " + text + ".");
    }

    private static String value(String[] arguments, int index) {
        if (index >= arguments.length) {
            throw new IllegalArgumentException(arguments[index - 1] + " needs a value.");
        }
        return arguments[index];
    }

    static int exitCode(Stream<Verdict> verdicts) {
        var all = verdicts.toList();
        return !all.isEmpty() && all.stream().allMatch(Verdict::clean) ? 0 : 1;
    }

    private static int run(RequestedRun requested) throws Exception {
        System.out.println("seed " + requested.seed());
        var broken = requested.broken();
        var faults = requested.faults().stream()
                .filter(fault -> requested.only().isEmpty() || requested.only().contains(fault.number()))
                .toList();
        var run = new Rounds(requested.scale(), faults, new CopyOnWriteArrayList<>());
        var began = System.nanoTime();
        // The proof waits more than it computes, so it runs beside the faults, on a pair of its own.
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var pair = broken == null ? ShakenPair.start() : ShakenPair.start(broken.session(), broken.program())) {
            System.out.println(Table.HEADER);
            var proof = requested.provesItself() ? threads.submit(() -> proof(requested.seed())) : null;
            var seed = requested.seed();
            do {
                for (var group : requested.inTurn(faults)) {
                    run.strike(pair, group, seed);
                }
                seed += faults.size();
            } while (System.nanoTime() - began < requested.atLeast().toNanos());
            var isProven = proof == null || report(proof.get());
            System.out.println(Table.total(run.rows()));
            return isProven ? exitCode(run.rows().stream().map(Round.Row::verdict)) : 1;
        }
    }

    private record Rounds(Scale scale, List<Fault> faults, List<Round.Row> rows) {

        void strike(ShakenPair pair, List<Fault> together, long seed) throws Exception {
            System.err.println("… " + together.stream().map(Fault::name).collect(Collectors.joining(", ")));
            var rounds = new ArrayList<Future<Round.Row>>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var fault : together) {
                    rounds.add(threads.submit(() -> Round.run(pair, scale, fault, seed + faults.indexOf(fault))));
                }
            }
            for (var round : rounds) {
                rows.add(round.get());
                print(round.get());
                if (!round.get().verdict().clean()) {
                    System.out.println(pair.lastWords());
                }
            }
        }
    }

    /** Removes each protection in turn, which the comparison must notice. */
    private static Map<Broken, Verdict> proof(long seed) throws Exception {
        var verdicts = new EnumMap<Broken, Verdict>(Broken.class);
        try (var pair = ShakenPair.start()) {
            for (var broken : Broken.values()) {
                System.err.println("… without " + broken.protection());
                pair.restartWithout(broken);
                var fault = Faults.showing(broken).getFirst();
                verdicts.put(broken, Round.run(pair, Scale.BROKEN, fault, seed).verdict());
            }
        }
        return verdicts;
    }

    private static boolean report(Map<Broken, Verdict> proof) {
        proof.forEach((broken, verdict) -> System.out.printf(
                "    without %s: %s (%s)%n",
                broken.protection(), verdict.shows(broken) ? "noticed" : "NOT NOTICED", verdict.counts()));
        return proof.entrySet().stream().allMatch(each -> each.getValue().shows(each.getKey()));
    }

    private static void print(Round.Row row) {
        System.out.println(Table.line(row));
        row.verdict().details().stream().limit(SHOWN).forEach(detail -> System.out.println("    " + detail));
    }
}
