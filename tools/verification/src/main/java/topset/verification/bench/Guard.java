package topset.verification.bench;

import static topset.verification.bench.measure.Text.say;
import static topset.verification.bench.measure.Text.text;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import topset.client.program.RebuildSource;
import topset.contract.SetRole;
import topset.verification.bench.HistoryLength.Cost;
import topset.verification.bench.measure.ActiveAthlete;
import topset.verification.bench.measure.EndedWeeks;
import topset.verification.bench.measure.FigureTable;
import topset.verification.bench.measure.LoadedAthletes;
import topset.verification.bench.measure.RatioBounds;
import topset.verification.support.RunningPair;
import topset.verification.support.SetRequest;

/**
 * Compares ratios of costs with the bounds in {@code bench/guard.properties}. So a change that makes a cost grow with
 * an athlete's history, or with a session, is noticed on any machine.
 */
public final class Guard {
    private static final int SETS_OF_LONG_SESSION = 300;
    private static final int SETS_OF_BATCH = 50;
    private static final int WEEKS_THAT_END = 2_000;

    private final RunningPair pair;
    private final Map<String, Double> measured = new TreeMap<>();

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

        var bounds = RatioBounds.read();
        var missed = bounds.missed(guard.measured);
        var table = new FigureTable("ratios and their bounds");
        guard.measured.forEach((name, ratio) -> table.row(
                name,
                text("≤ %.1f x", bounds.of(name)),
                text("%.2f x%s", ratio, missed.contains(name) ? "  missed" : "")));
        table.print();
        System.out.println(missed.isEmpty() ? "every ratio is within its bound" : "missed: " + missed);
        System.exit(missed.isEmpty() ? 0 : 1);
    }

    private Cost sets(int athletes, int rate, int seconds) {
        var histories = new HistoryLength(pair, athletes, rate, seconds);
        histories.add("1 week", HistoryLength.WEEK);
        histories.add("ten years", HistoryLength.TEN_YEARS);
        histories.addWithNextProgram("next program", HistoryLength.HALF_YEAR);
        histories.add("long session", HistoryLength.WEEK).athletes().forEach(Guard::fill);
        var costs = histories.measure();
        var week = costs.getFirst();
        measured.put("history-of-ten-years", costs.get(1).ratioTo(week));
        measured.put("next-program", costs.get(2).ratioTo(week));
        measured.put("long-session", costs.get(3).sessionRatioTo(week));
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
        measured.put(
                "closed-week",
                ofWeek / (ofSet.used().serverMillis() / ofSet.times().sent()));
    }

    private void rebuild() throws SQLException {
        System.out.println("rebuild …");
        double copied = RebuiltGym.copy(pair);
        // The first rebuild is a warm-up.
        RebuiltGym.check(pair, RebuildSource.SETS);
        measured.put("checked-rebuild", copied / RebuiltGym.check(pair, RebuildSource.SETS));
    }
}
