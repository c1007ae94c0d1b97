package topset.verification.bench;

import static topset.verification.bench.measure.Text.say;
import static topset.verification.bench.measure.Text.text;

import topset.local.servers.Database;
import topset.verification.bench.measure.FigureTable;
import topset.verification.bench.measure.LoadedAthletes;
import topset.verification.bench.measure.OpenLoop;
import topset.verification.bench.measure.Servers;
import topset.verification.support.RunningPair;

/**
 * Measures the services at the cadence of real lifters, who each log a set every three minutes. So a cache that forgets
 * after a minute never helps. The first round, in which the services see each token for the first time, is not compared
 * with the wanted values.
 */
public final class Cadence {
    private static final int SECONDS_BETWEEN_SETS = 180;
    private static final int WEEKS = 1;

    private Cadence() {}

    public static void main(String[] arguments) {
        int athletes = Latency.argument(arguments, 0, 20_000);
        int rate = Latency.argument(arguments, 1, Math.max(1, athletes / SECONDS_BETWEEN_SETS));
        int seconds = Latency.argument(arguments, 2, SECONDS_BETWEEN_SETS);
        var pair = RunningPair.start(true);
        var servers = new Servers(pair);
        say("%,d athletes …", athletes);
        var loaded = LoadedAthletes.load(pair, "cadence", athletes, WEEKS);
        var active = loaded.athletes();
        OpenLoop.Sender sender =
                (connections, number, done) -> active.get(number % athletes).log(connections, number / athletes, done);

        say("the first round: %d sets/s for %d s …", rate, athletes / rate);
        var firstRound = OpenLoop.run(0, rate, athletes / rate, sender);
        say("measuring: %d sets/s for %d s …", rate, seconds);
        var before = servers.used();
        var measured = OpenLoop.run(firstRound.sent(), rate, seconds, sender);
        var used = servers.used().since(before);
        var lag = servers.lag();

        var table = new FigureTable(text("%,d athletes, %d sets/s, %d s", athletes, rate, seconds));
        table.row(
                text("gym import of %,d lines", loaded.times().lines()),
                text("≤ %.0f s", 300.0 * athletes / 100_000),
                text("%.1f s", loaded.times().imported()));
        table.row("planned after the import", "", text("%.1f s", loaded.times().planned()));
        table.row("set → today, first round", "", firstRound.toString());
        table.row("set → today, afterwards", "p99 ≤ " + (rate <= 300 ? 40 : 150) + " ms, 0 × 503", measured.toString());
        table.row("processor time of a set", "", used.describe(measured.sent()));
        for (var service : Database.values()) {
            var resident = servers.residentMegabytes(service);
            var heap = servers.heapMegabytes(service);
            table.row(
                    service.service() + ": memory (RSS), heap after a garbage collection",
                    "≤ 768 MB",
                    resident + " MB, " + heap + " MB");
        }
        table.row("events that the program service had still to read at the end", "", Long.toString(lag));
        table.print();
        System.exit(0);
    }
}
