package topset.verification.bench;

import static topset.verification.bench.measure.Text.say;
import static topset.verification.bench.measure.Text.text;

import java.util.stream.Stream;
import topset.local.servers.Database;
import topset.verification.bench.measure.Databases;
import topset.verification.bench.measure.FigureTable;
import topset.verification.bench.measure.LoadedAthletes;
import topset.verification.bench.measure.Servers;
import topset.verification.support.RunningPair;

/** Measures how long the gym import needs, in gyms of at most 5,000 athletes, two at a time. */
public final class GymLoad {
    private static final int WEEKS = 1;
    private static final double GOAL_SECONDS = 300;
    private static final int GOAL_ATHLETES = 100_000;
    private static final int GOAL_KILOBYTES = 70;

    private GymLoad() {}

    public static void main(String[] arguments) {
        int athletes = Latency.argument(arguments, 0, 6_000);
        int warmUp = Latency.argument(arguments, 1, 1_000);
        var pair = RunningPair.start(true);
        var servers = new Servers(pair);
        say("%,d and %,d athletes …", warmUp, athletes);
        LoadedAthletes.loadWithoutTokens(pair, "first", warmUp, WEEKS);
        long stored = bytes(pair);
        var before = servers.used();
        var times = LoadedAthletes.loadWithoutTokens(pair, "loaded", athletes, WEEKS);
        var used = servers.used().since(before);

        var table = new FigureTable(text("gym import of %,d athletes", athletes));
        var goal = GOAL_SECONDS * athletes / GOAL_ATHLETES;
        table.row("both services have answered", text("≤ %.0f s", goal), text("%.1f s", times.imported()));
        table.row("planned after the import", "", text("%.1f s", times.planned()));
        table.row("processor time of an athlete", "", used.describe(athletes));
        table.row(
                "both databases, of an athlete",
                text("≤ %d kB", GOAL_KILOBYTES),
                text("%.1f kB", (bytes(pair) - stored) / 1e3 / athletes));
        table.print();
        System.exit(0);
    }

    private static long bytes(RunningPair pair) {
        var databases = new Databases(pair);
        return Stream.of(Database.SESSION, Database.PROGRAM)
                .mapToLong(each -> databases.number(each, "select pg_database_size(current_database())"))
                .sum();
    }
}
