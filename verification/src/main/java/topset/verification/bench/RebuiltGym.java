package topset.verification.bench;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import topset.client.program.OperationsApi;
import topset.client.program.RebuildMode;
import topset.client.program.RebuildSource;
import topset.client.program.RebuildState;
import topset.client.program.StartRebuild;
import topset.contract.SetRole;
import topset.local.servers.Database;
import topset.testsupport.Lifts;
import topset.verification.support.GymCaller;
import topset.verification.support.GymClient;
import topset.verification.support.RunningPair;
import topset.verification.support.ServiceClient;
import topset.verification.support.SetRequest;

/**
 * Measures how many session events per second a rebuild processes, in the modes {@code CHECK} (compares only) and
 * {@code APPLY} (also stores), and from the sources {@code SETS} (the stored sets) and {@code LOG} (the topic). For
 * comparison, also measures how fast PostgreSQL exports the same rows of sets to a file and imports them again.
 *
 * <p>Arguments, all optional: athletes (1000), weeks (33), sets per week (6).
 */
public final class RebuiltGym {
    private RebuiltGym() {}

    /** Measures how many session events per second a rebuild processes, and prints the rates. */
    public static void main(String[] arguments) throws SQLException {
        int athletes = Latency.argument(arguments, 0, 1_000);
        int weeks = Latency.argument(arguments, 1, 33);
        int sets = Latency.argument(arguments, 2, 6);
        var pair = RunningPair.start(true);
        var gym = new GymClient(pair, "bench");
        System.out.printf(Locale.ROOT, "%d athletes with %d weeks of %d sets each …%n", athletes, weeks, sets);
        for (int n = 1; n <= athletes; n++) {
            train(gym.as("platform", "lifter-" + n), weeks, sets);
            if (n % 100 == 0) {
                System.out.printf(Locale.ROOT, "  %d athletes …%n", n);
            }
        }
        copy(pair);
        for (var source : List.of(RebuildSource.SETS, RebuildSource.LOG)) {
            for (var mode : List.of(RebuildMode.CHECK, RebuildMode.APPLY)) {
                rebuild(pair, mode, source);
            }
        }
        System.exit(0);
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

    /** Copies the rows of all sets to a file and back. Returns the number of rows per second. */
    static double copy(RunningPair pair) throws SQLException {
        Path file = pair.stack().folder().resolve("postgres").resolve("sets.copy");
        var url = pair.stack().jdbcUrl(Database.PROGRAM);
        try (var connection = DriverManager.getConnection(
                        url, "postgres", pair.stack().password("postgres"));
                var statement = connection.createStatement()) {
            var began = System.nanoTime();
            statement.executeUpdate("copy set_fact to '" + file + "'");
            statement.execute("create temporary table copied (like set_fact including all)");
            long rows = statement.executeLargeUpdate("copy copied from '" + file + "'");
            return print("COPY out and in", rows, System.nanoTime() - began);
        }
    }

    /** Rebuilds the plans of all athletes. Returns the number of session events per second. */
    static double rebuild(RunningPair pair, RebuildMode mode, RebuildSource source) {
        var operator =
                new OperationsApi(new ServiceClient(pair.programs(), pair.token("-", "operator", "ops")).client());
        var began = System.nanoTime();
        var rebuild = operator.startRebuild(new StartRebuild().mode(mode).source(source));
        while (rebuild.getState() != RebuildState.DONE) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            rebuild = operator.rebuild(rebuild.getId());
        }
        var took = System.nanoTime() - began;
        double rate = print(mode + " from " + source, rebuild.getProgress().getEvents(), took);
        var differences = rebuild.getDifferences();
        if (differences != null && !differences.getItems().isEmpty()) {
            System.out.println("  differences: " + differences);
        }
        return rate;
    }

    private static double print(String what, long events, long nanos) {
        double rate = events / (nanos / 1e9);
        System.out.printf(
                Locale.ROOT, "%-18s %,9d events in %6.2f s: %,9.0f events/s%n", what, events, nanos / 1e9, rate);
        return rate;
    }
}
