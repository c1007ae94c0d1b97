package topset.verification.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import topset.verification.bench.measure.ComparedGroups;
import topset.verification.bench.measure.ComparedGroups.Cost;
import topset.verification.bench.measure.FigureTable;
import topset.verification.bench.measure.LoadedAthletes;
import topset.verification.bench.measure.Servers;
import topset.verification.support.RunningPair;

/**
 * Measures whether a set costs more if the athlete has a longer history. Groups of athletes with one week, 26 weeks and
 * ten years of training, and with 26 weeks and a scheduled next program, log sets at the same rate. The bench compares
 * the processor time and the latency of a set with those of the group with one week.
 *
 * <p>Arguments, all optional: athletes of each group (40), sets per second (50), seconds of each group in a round (20).
 */
public final class HistoryLength {
    static final int WEEK = 1;
    static final int HALF_YEAR = 26;
    static final int TEN_YEARS = 520;
    private static final int ROUNDS = 3;
    private static final double WANTED = 1.2;

    private final RunningPair pair;
    private final int athletes;
    private final ComparedGroups groups;

    HistoryLength(RunningPair pair, int athletes, int rate, int seconds) {
        this.pair = pair;
        this.athletes = athletes;
        this.groups = new ComparedGroups(new Servers(pair), rate, seconds);
    }

    public static void main(String[] arguments) {
        int athletes = Latency.argument(arguments, 0, 40);
        int rate = Latency.argument(arguments, 1, 50);
        int seconds = Latency.argument(arguments, 2, 20);
        var bench = new HistoryLength(RunningPair.start(true), athletes, rate, seconds);
        bench.add("1 week", WEEK);
        bench.add("26 weeks", HALF_YEAR);
        bench.add("ten years", TEN_YEARS);
        bench.addWithNextProgram("26 weeks, next program", HALF_YEAR);
        var costs = bench.measure();
        var first = costs.getFirst();

        var table = new FigureTable(String.format(
                Locale.ROOT, "%d athletes in each group, %d sets/s, %d × %d s each", athletes, rate, ROUNDS, seconds));
        for (var cost : costs) {
            table.row(
                    cost.name() + ": processor time of a set",
                    "",
                    cost.used().describe(cost.times().sent()));
            table.row(cost.name() + ": set → today", "", cost.times().toString());
        }
        for (var cost : costs.subList(1, costs.size())) {
            table.row(cost.name() + " / 1 week: processor time", "≤ " + WANTED, ratio(cost.ratioTo(first)));
            table.row(
                    cost.name() + " / 1 week: p50",
                    "≤ " + WANTED,
                    ratio(cost.times().millis(0.50) / first.times().millis(0.50)));
        }
        table.print();
        System.exit(0);
    }

    LoadedAthletes add(String name, int weeks) {
        var loaded = load(name, weeks);
        groups.add(name, loaded.athletes());
        return loaded;
    }

    void addWithNextProgram(String name, int weeks) {
        add(name, weeks).startNextProgram(LocalDate.now(ZoneOffset.UTC).plusWeeks(1));
    }

    List<Cost> measure() {
        return groups.measure(ROUNDS);
    }

    private LoadedAthletes load(String name, int weeks) {
        System.out.printf(Locale.ROOT, "%d athletes: %s …%n", athletes, name);
        return LoadedAthletes.load(pair, name.replaceAll("[^a-z0-9]+", "-"), athletes, weeks);
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f x", ratio);
    }
}
