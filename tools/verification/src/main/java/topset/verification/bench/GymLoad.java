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
    private static final String OUTBOX = "pg_total_relation_size('outbox')";

    private GymLoad() {}

    public static void main(String[] arguments) {
        int athletes = Latency.argument(arguments, 0, 6_000);
        int warmUp = Latency.argument(arguments, 1, 1_000);
        var pair = RunningPair.start(true);
        var servers = new Servers(pair);
        say("%,d and %,d athletes …", warmUp, athletes);
        LoadedAthletes.loadWithoutTokens(pair, "first", warmUp, WEEKS);
        var databases = new Databases(pair);
        long stored = bytes(databases);
        long logged = databases.logged();
        var before = servers.used();
        var times = LoadedAthletes.loadWithoutTokens(pair, "loaded", athletes, WEEKS);
        var used = servers.used().since(before);

        var table = new FigureTable(text("gym import of %,d athletes", athletes));
        var goal = GOAL_SECONDS * athletes / GOAL_ATHLETES;
        table.row(
                "both services have answered, and the sets were planned between",
                text("≤ %.0f s", goal),
                text("%.1f s", times.imported()));
        table.row("planned after the import", "", text("%.1f s", times.planned()));
        table.row("processor time of an athlete", "", used.describe(athletes));
        table.row(
                "both databases, of an athlete",
                text("≤ %d kB", GOAL_KILOBYTES),
                text("%.1f kB", (bytes(databases) - stored) / 1e3 / athletes));
        table.row(
                "PostgreSQL's log, of an athlete", "", text("%.0f kB", (databases.logged() - logged) / 1e3 / athletes));
        table.row("both outboxes, used again", "", text("%.1f MB", both(databases, OUTBOX) / 1e6));
        table.print();
        System.exit(0);
    }

    /** Without the outbox, which does not grow with the athletes: the space of sent messages is used again. */
    private static long bytes(Databases databases) {
        return both(databases, "pg_database_size(current_database()) - " + OUTBOX);
    }

    private static long both(Databases databases, String bytes) {
        return Stream.of(Database.SESSION, Database.PROGRAM)
                .mapToLong(each -> databases.number(each, "select " + bytes))
                .sum();
    }
}
