package topset.verification.bench;

import static topset.verification.bench.measure.Text.say;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topset.client.program.OperationsApi;
import topset.client.program.Rebuild;
import topset.client.program.RebuildMode;
import topset.client.program.RebuildSource;
import topset.client.program.RebuildState;
import topset.client.program.StartRebuild;
import topset.contract.SetRole;
import topset.local.servers.Database;
import topset.testsupport.Lifts;
import topset.verification.bench.measure.Databases;
import topset.verification.bench.measure.Servers;
import topset.verification.support.GymCaller;
import topset.verification.support.GymClient;
import topset.verification.support.RunningPair;
import topset.verification.support.ServiceClient;
import topset.verification.support.SetRequest;

/**
 * Measures a rebuild by mode and source. First nothing differs; then, for each source, the stored rows of every athlete
 * are damaged. For comparison, PostgreSQL exports the same rows of sets to a file and imports them again.
 */
public final class RebuiltGym {
    private static final String DAMAGE_TARGETS = "update slot_week"
            + " set slot_week = regexp_replace(slot_week, '\"exactLoad\":\"[0-9/]+\"', '\"exactLoad\":\"7\"', 'g')";

    private static final String DAMAGE_WEEKS = "update program_week set trends = null, flags = '[]'";

    private static final String DAMAGE_SETS = "update set_fact set reps = reps + 1";

    private final RunningPair pair;
    private final Servers servers;
    private final int athletes;

    private RebuiltGym(RunningPair pair, int athletes) {
        this.pair = pair;
        this.servers = new Servers(pair);
        this.athletes = athletes;
    }

    public static void main(String[] arguments) throws SQLException {
        int athletes = Latency.argument(arguments, 0, 1_000);
        int weeks = Latency.argument(arguments, 1, 33);
        int sets = Latency.argument(arguments, 2, 6);
        var pair = RunningPair.start(true);
        var gym = new GymClient(pair, "bench");
        say("%d athletes with %d weeks of %d sets each …", athletes, weeks, sets);
        for (int n = 1; n <= athletes; n++) {
            train(gym.as("platform", "lifter-" + n), weeks, sets);
            if (n % 100 == 0) {
                say("  %d athletes …", n);
            }
        }
        copy(pair);
        var bench = new RebuiltGym(pair, athletes);
        for (var source : List.of(RebuildSource.SETS, RebuildSource.LOG)) {
            bench.withoutDifference(source);
        }
        for (var source : List.of(RebuildSource.SETS, RebuildSource.LOG)) {
            bench.withAllDifferent(source);
        }
        System.exit(0);
    }

    private void withoutDifference(RebuildSource source) {
        for (var mode : List.of(RebuildMode.CHECK, RebuildMode.APPLY)) {
            requireSame(measure(mode + " from " + source, mode, source));
        }
    }

    private void withAllDifferent(RebuildSource source) {
        damage(source);
        var applied = measure("APPLY all different, " + source, RebuildMode.APPLY, source);
        require(applied.getProgress().getApplied(), "have differences that were corrected", applied);
        requireSame(measure("CHECK after it, " + source, RebuildMode.CHECK, source));
    }

    private void damage(RebuildSource source) {
        var databases = new Databases(pair);
        long targets = databases.change(Database.PROGRAM, DAMAGE_TARGETS);
        long weeks = databases.change(Database.PROGRAM, DAMAGE_WEEKS);
        long sets = source == RebuildSource.LOG ? databases.change(Database.PROGRAM, DAMAGE_SETS) : 0;
        say("damaged: %,d targets, %,d weeks, %,d sets", targets, weeks, sets);
    }

    private void requireSame(Rebuild rebuild) {
        require(rebuild.getProgress().getSame(), "have no difference", rebuild);
    }

    private void require(@Nullable Long count, String what, Rebuild rebuild) {
        if (!Long.valueOf(athletes).equals(count)) {
            throw new IllegalStateException("%s of %d athletes %s: %s".formatted(count, athletes, what, rebuild));
        }
    }

    private static void train(GymCaller lifter, int weeks, int sets) {
        var start = LocalDate.now(ZoneOffset.UTC).minusWeeks(weeks);
        lifter.profile(ZoneOffset.UTC).program(start, Lifts.bench());
        long last = 0;
        for (int week = 0; week < weeks; week++) {
            var at = start.plusWeeks(week).atTime(12, 0).atOffset(ZoneOffset.UTC);
            var logged = new ArrayList<SetRequest>();
            for (int set = 0; set < sets; set++) {
                var role = set == 0 ? SetRole.TOP : SetRole.BACKOFF;
                logged.add(SetRequest.bench(
                        role, set == 0 ? "120" : "100", set == 0 ? 4 : 8, "8", at.plusMinutes(3L * set)));
            }
            last = lifter.train(at, 1)
                    .batch(logged)
                    .expect(201)
                    .json()
                    .at("/sets/" + (sets - 1) + "/sequence")
                    .asLong();
        }
        lifter.plan("current", last);
    }

    static double copy(RunningPair pair) throws SQLException {
        Path file = pair.stack().folder().resolve("postgres").resolve("sets.copy");
        try (var connection = new Databases(pair).superuser(Database.PROGRAM);
                var statement = connection.createStatement()) {
            var began = System.nanoTime();
            statement.executeUpdate("copy set_fact to '" + file + "'");
            statement.execute("create temporary table copied (like set_fact including all)");
            long rows = statement.executeLargeUpdate("copy copied from '" + file + "'");
            return print("COPY out and in", rows, System.nanoTime() - began);
        }
    }

    static double check(RunningPair pair, RebuildSource source) {
        var began = System.nanoTime();
        var events = rebuild(pair, RebuildMode.CHECK, source).getProgress().getEvents();
        return print("CHECK from " + source, events, System.nanoTime() - began);
    }

    private Rebuild measure(String what, RebuildMode mode, RebuildSource source) {
        var before = servers.used();
        var began = System.nanoTime();
        var rebuild = rebuild(pair, mode, source);
        var took = System.nanoTime() - began;
        var used = servers.used().since(before);
        long events = Objects.requireNonNull(rebuild.getProgress().getEvents());
        print(what, events, took);
        System.out.println("  processor time of an event: " + used.describe((double) events));
        var differences = rebuild.getDifferences();
        if (differences != null && !differences.getCounts().isEmpty()) {
            System.out.println(differences.getCounts().stream()
                    .map(count -> count.getKind() + " " + count.getDifferences())
                    .collect(Collectors.joining(", ", "  differences: ", "")));
        }
        return rebuild;
    }

    private static Rebuild rebuild(RunningPair pair, RebuildMode mode, RebuildSource source) {
        var operator =
                new OperationsApi(new ServiceClient(pair.programs(), pair.token("-", "operator", "ops")).client());
        var rebuild = operator.startRebuild(new StartRebuild().mode(mode).source(source));
        while (rebuild.getState() != RebuildState.DONE) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            rebuild = operator.rebuild(rebuild.getId());
        }
        return rebuild;
    }

    private static double print(String what, long events, long nanos) {
        double rate = events / (nanos / 1e9);
        say("%-26s %,9d events in %6.2f s: %,9.0f events/s", what, events, nanos / 1e9, rate);
        return rate;
    }
}
