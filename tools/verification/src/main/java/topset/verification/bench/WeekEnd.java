package topset.verification.bench;

import java.util.Locale;
import topset.verification.bench.measure.EndedWeeks;
import topset.verification.bench.measure.EndedWeeks.Closed;
import topset.verification.bench.measure.FigureTable;
import topset.verification.bench.measure.LoadedAthletes;
import topset.verification.support.RunningPair;

/**
 * Measures how fast the program service closes the weeks of many athletes that end at the same moment. Each week has
 * eight slots with a set each. The weeks of other athletes are closed before, so that the JIT has compiled the
 * service's code.
 *
 * <p>Arguments, all optional: athletes (200), athletes of the warm-up (100).
 */
public final class WeekEnd {
    private static final int GOAL_WEEKS = 300_000;
    private static final int GOAL_SECONDS = 180;

    private WeekEnd() {}

    public static void main(String[] arguments) {
        int athletes = Latency.argument(arguments, 0, 200);
        int warmUp = Latency.argument(arguments, 1, 100);
        var pair = RunningPair.start(true);
        System.out.printf(Locale.ROOT, "%,d and %,d athletes …%n", warmUp, athletes);
        LoadedAthletes.loadWithoutTokens(pair, "first-weeks", warmUp, 1);
        LoadedAthletes.loadWithoutTokens(pair, "weeks", athletes, 1);
        System.out.printf(Locale.ROOT, "warming up: %,d weeks end …%n", warmUp);
        new EndedWeeks(pair, "first-weeks").end();
        System.out.printf(Locale.ROOT, "measuring: %,d weeks end …%n", athletes);
        print(new EndedWeeks(pair, "weeks").end());
        System.exit(0);
    }

    private static void print(Closed closed) {
        double rate = closed.weeks() / closed.seconds();
        double goal = (double) GOAL_WEEKS / GOAL_SECONDS;
        var table = new FigureTable(String.format(Locale.ROOT, "%,d weeks that end together", closed.weeks()));
        table.row("until the first is closed", "≤ 60 s", String.format(Locale.ROOT, "%.1f s", closed.waitSeconds()));
        table.row(
                "from then until all are closed",
                String.format(Locale.ROOT, "≤ %.1f s", closed.weeks() / goal),
                String.format(Locale.ROOT, "%.1f s", closed.seconds()));
        table.row(
                "weeks closed",
                String.format(Locale.ROOT, "≥ %,.0f/s", goal),
                String.format(Locale.ROOT, "%,.0f/s (%.2f x)", rate, rate / goal));
        table.row("processor time of a week", "", closed.used().describe(closed.weeks()));
        table.print();
    }
}
