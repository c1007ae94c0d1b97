package topset.verification.bench;

import static topset.verification.bench.measure.Text.say;
import static topset.verification.bench.measure.Text.text;

import java.util.ArrayList;
import topset.local.servers.Database;
import topset.verification.bench.measure.FigureTable;
import topset.verification.bench.measure.LoadedAthletes;
import topset.verification.bench.measure.OpenLoop;
import topset.verification.bench.measure.Servers;
import topset.verification.bench.measure.SetTimes;
import topset.verification.support.RunningPair;

/**
 * Measures whether memory, waiting messages and latency grow during a long steady load, in windows of five minutes. The
 * first window is a warm-up; at the end the second is compared with the last.
 */
public final class Soak {
    private static final int SECONDS_BETWEEN_SETS = 180;
    private static final int SECONDS_OF_MINUTE = 60;
    private static final int LONGEST_WINDOW = 300;
    private static final int FEWEST_WINDOWS = 4;

    private final Servers servers;
    private final FigureTable table;

    private Soak(Servers servers, FigureTable table) {
        this.servers = servers;
        this.table = table;
    }

    private record Figures(
            SetTimes times,
            long sessionHeap,
            long programHeap,
            long sessionMemory,
            long programMemory,
            long outbox,
            long lag) {

        @Override
        public String toString() {
            return text(
                    "heap %d + %d MB, RSS %d + %d MB, outbox %d, lag %d; %s",
                    sessionHeap, programHeap, sessionMemory, programMemory, outbox, lag, times);
        }
    }

    public static void main(String[] arguments) {
        int rate = Latency.argument(arguments, 0, 300);
        int seconds = Latency.argument(arguments, 1, 60) * SECONDS_OF_MINUTE;
        int athletes = Latency.argument(arguments, 2, rate * SECONDS_BETWEEN_SETS);
        var pair = RunningPair.start(true);
        say("%,d athletes …", athletes);
        var active = LoadedAthletes.load(pair, "soak", athletes, 1).athletes();
        var table = new FigureTable(text("%,d athletes, %d sets/s, %d s", athletes, rate, seconds));
        var soak = new Soak(new Servers(pair), table);
        int window = Math.min(LONGEST_WINDOW, seconds / FEWEST_WINDOWS);
        var windows = new ArrayList<Figures>();
        int sent = 0;
        for (int from = 0; from + window <= seconds; from += window) {
            var times = OpenLoop.run(
                    sent,
                    rate,
                    window,
                    (connections, number, done) ->
                            active.get(number % athletes).log(connections, number / athletes, done));
            sent += times.sent();
            var figures = soak.figures(times);
            windows.add(figures);
            table.row(text("%d to %d s", from, from + window), "", figures.toString());
            say("  after %d s: %s", from + window, figures);
        }
        soak.compare(windows.get(1), windows.getLast());
        table.print();
        System.exit(0);
    }

    private Figures figures(SetTimes times) {
        // The messages that wait are counted first, because the garbage collections take time.
        long outbox = servers.outboxRows();
        long lag = servers.lag();
        return new Figures(
                times,
                servers.heapMegabytes(Database.SESSION),
                servers.heapMegabytes(Database.PROGRAM),
                servers.residentMegabytes(Database.SESSION),
                servers.residentMegabytes(Database.PROGRAM),
                outbox,
                lag);
    }

    private void compare(Figures first, Figures last) {
        grown("heap of the session service, MB", first.sessionHeap(), last.sessionHeap());
        grown("heap of the program service, MB", first.programHeap(), last.programHeap());
        grown("RSS of the session service, MB", first.sessionMemory(), last.sessionMemory());
        grown("RSS of the program service, MB", first.programMemory(), last.programMemory());
        grown("outbox rows", first.outbox(), last.outbox());
        grown("lag", first.lag(), last.lag());
        grown("p50, ms", first.times().millis(0.50), last.times().millis(0.50));
        grown("p99, ms", first.times().millis(0.99), last.times().millis(0.99));
    }

    private void grown(String what, long first, long last) {
        table.row(what, "does not grow", first + " → " + last);
    }

    private void grown(String what, double first, double last) {
        table.row(what, "does not grow", text("%.1f → %.1f", first, last));
    }
}
