package topset.verification.bench;

import static topset.verification.bench.measure.Text.say;
import static topset.verification.bench.measure.Text.text;

import topset.verification.bench.measure.EndedWeeks;
import topset.verification.bench.measure.EndedWeeks.Closed;
import topset.verification.bench.measure.FigureTable;
import topset.verification.bench.measure.LoadedAthletes;
import topset.verification.support.RunningPair;

/** Measures how fast the program service closes the weeks of many athletes that end at the same moment. */
public final class WeekEnd {
    private static final int GOAL_WEEKS = 300_000;
    private static final int GOAL_SECONDS = 180;

    private WeekEnd() {}

    public static void main(String[] arguments) {
        int athletes = Latency.argument(arguments, 0, 200);
        int warmUp = Latency.argument(arguments, 1, 100);
        var pair = RunningPair.start(true);
        say("%,d and %,d athletes …", warmUp, athletes);
        LoadedAthletes.loadWithoutTokens(pair, "first-weeks", warmUp, 1);
        LoadedAthletes.loadWithoutTokens(pair, "weeks", athletes, 1);
        say("warming up: %,d weeks end …", warmUp);
        new EndedWeeks(pair, "first-weeks").end();
        say("measuring: %,d weeks end …", athletes);
        print(new EndedWeeks(pair, "weeks").end());
        System.exit(0);
    }

    private static void print(Closed closed) {
        double rate = closed.weeks() / closed.seconds();
        double goal = (double) GOAL_WEEKS / GOAL_SECONDS;
        var table = new FigureTable(text("%,d weeks that end together", closed.weeks()));
        table.row("until the first is closed", "≤ 60 s", text("%.1f s", closed.waitSeconds()));
        table.row(
                "from then until all are closed",
                text("≤ %.1f s", closed.weeks() / goal),
                text("%.1f s", closed.seconds()));
        table.row("weeks closed", text("≥ %,.0f/s", goal), text("%,.0f/s (%.2f x)", rate, rate / goal));
        table.row("processor time of a week", "", closed.used().describe((double) closed.weeks()));
        table.row("PostgreSQL's log, of a week", "", text("%.0f kB", closed.logged() / 1e3 / closed.weeks()));
        table.print();
    }
}
