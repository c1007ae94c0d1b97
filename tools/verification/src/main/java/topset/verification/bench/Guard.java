package topset.verification.bench;

import static topset.verification.bench.measure.Text.say;
import static topset.verification.bench.measure.Text.text;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import topset.client.program.RebuildSource;
import topset.contract.SetRole;
import topset.verification.bench.HistoryLength.Cost;
import topset.verification.bench.measure.ActiveAthlete;
import topset.verification.bench.measure.EndedWeeks;
import topset.verification.bench.measure.FigureTable;
import topset.verification.bench.measure.LoadedAthletes;
import topset.verification.support.RunningPair;
import topset.verification.support.SetRequest;

/**
 * Compares ratios of costs with bounds. So a change that makes a cost grow with an athlete's history, or with a session,
 * is noticed on any machine. The bounds are generous, because a machine with other load must not miss them.
 */
public final class Guard {
    private static final int SETS_OF_LONG_SESSION = 300;
    private static final int SETS_OF_BATCH = 50;
    private static final int WEEKS_THAT_END = 2_000;

    private final RunningPair pair;
    private final FigureTable table = new FigureTable("ratios and their bounds");
    private final List<String> missed = new ArrayList<>();

    private Guard(RunningPair pair) {
        this.pair = pair;
    }

    public static void main(String[] arguments) throws SQLException {
        int athletes = Latency.argument(arguments, 0, 20);
        int rate = Latency.argument(arguments, 1, 40);
        int seconds = Latency.argument(arguments, 2, 15);
        var guard = new Guard(RunningPair.start(true));
        var ofSet = guard.sets(athletes, rate, seconds);
        guard.weeks(ofSet);
        guard.rebuild();

        guard.table.print();
        System.out.println(guard.missed.isEmpty() ? "every ratio is within its bound" : "missed: " + guard.missed);
        System.exit(guard.missed.isEmpty() ? 0 : 1);
    }

    private void compare(String name, double ratio, double bound) {
        // A comparison with "not a number" is false, so such a ratio counts as missed.
        var isWithin = ratio <= bound;
        table.row(name, text("≤ %.1f x", bound), text("%.2f x%s", ratio, isWithin ? "" : "  missed"));
        if (!isWithin) {
            missed.add(name);
        }
    }

    private Cost sets(int athletes, int rate, int seconds) {
        var histories = new HistoryLength(pair, athletes, rate, seconds);
        histories.add("1 week", HistoryLength.WEEK);
        histories.add("ten years", HistoryLength.TEN_YEARS);
        histories.addWithNextProgram("next program", HistoryLength.HALF_YEAR);
        histories.add("long session", HistoryLength.WEEK).athletes().forEach(Guard::fill);
        var costs = histories.measure();
        var week = costs.getFirst();
        compare(
                "processor time of a set after ten years to that after one week",
                costs.get(1).ratioTo(week),
                1.5);
        compare("the same with a scheduled next program", costs.get(2).ratioTo(week), 1.5);
        compare(
                "that of the session service in a session of 300 sets",
                costs.get(3).sessionRatioTo(week),
                1.5);
        return week;
    }

    /** Logs warm-up sets, which no plan depends on, so that only the session is long. */
    private static void fill(ActiveAthlete athlete) {
        for (int from = 0; from < SETS_OF_LONG_SESSION; from += SETS_OF_BATCH) {
            var sets = IntStream.range(0, SETS_OF_BATCH)
                    .mapToObj(n -> SetRequest.bench(SetRole.WARM_UP, "40", 5, null, OffsetDateTime.now(ZoneOffset.UTC)))
                    .toList();
            athlete.training().batch(sets).expect(201);
        }
    }

    private void weeks(Cost ofSet) {
        say("%,d weeks end together …", WEEKS_THAT_END);
        LoadedAthletes.loadWithoutTokens(pair, "weeks", WEEKS_THAT_END, HistoryLength.WEEK);
        var closed = new EndedWeeks(pair, "weeks").end();
        double ofWeek = closed.used().serverMillis() / closed.weeks();
        compare(
                "that of a closed week with eight slots to that of a set",
                ofWeek / (ofSet.used().serverMillis() / ofSet.times().sent()),
                2);
    }

    private void rebuild() throws SQLException {
        System.out.println("rebuild …");
        double copied = RebuiltGym.copy(pair);
        // The first rebuild is a warm-up.
        RebuiltGym.check(pair, RebuildSource.SETS);
        double checked = RebuiltGym.check(pair, RebuildSource.SETS);
        compare("rows that COPY writes and reads a second to events that a rebuild checks", copied / checked, 10);
    }
}
