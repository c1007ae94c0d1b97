package topset.verification.bench;

import static topset.verification.bench.measure.Text.say;
import static topset.verification.bench.measure.Text.text;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import topset.verification.bench.measure.ActiveAthlete;
import topset.verification.bench.measure.FigureTable;
import topset.verification.bench.measure.LoadedAthletes;
import topset.verification.bench.measure.OpenLoop;
import topset.verification.bench.measure.Servers;
import topset.verification.bench.measure.SetTimes;
import topset.verification.bench.measure.Used;
import topset.verification.support.RunningPair;

/**
 * Measures whether a set costs more if the athlete has a longer history. A machine is faster in some minutes than in
 * others, so the groups take turns, every other round in the opposite order. The first round is not counted.
 */
public final class HistoryLength {
    static final int WEEK = 1;
    static final int HALF_YEAR = 26;
    static final int TEN_YEARS = 520;
    private static final int ROUNDS = 3;
    private static final double WANTED = 1.2;

    private final RunningPair pair;
    private final int athletes;
    private final Servers servers;
    private final int rate;
    private final int seconds;
    private final List<Group> groups = new ArrayList<>();

    HistoryLength(RunningPair pair, int athletes, int rate, int seconds) {
        this.pair = pair;
        this.athletes = athletes;
        this.rate = rate;
        this.seconds = seconds;
        this.servers = new Servers(pair);
    }

    record Cost(String name, SetTimes times, Used used) {

        double ratioTo(Cost other) {
            return ratio(used.serverMillis(), other, other.used.serverMillis());
        }

        double sessionRatioTo(Cost other) {
            return ratio(
                    used.of(Used.By.SESSION).millis(),
                    other,
                    other.used.of(Used.By.SESSION).millis());
        }

        private double ratio(double millis, Cost other, double otherMillis) {
            return (millis / times.sent()) / (otherMillis / other.times.sent());
        }
    }

    private static final class Group {
        private final String name;
        private final List<ActiveAthlete> athletes;
        private final List<SetTimes> times = new ArrayList<>();
        private Used used = Used.NOTHING;
        private int sent;

        Group(String name, List<ActiveAthlete> athletes) {
            this.name = name;
            this.athletes = athletes;
        }
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

        var table = new FigureTable(
                text("%d athletes in each group, %d sets/s, %d × %d s each", athletes, rate, ROUNDS, seconds));
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
        say("%d athletes: %s …", athletes, name);
        var loaded = LoadedAthletes.load(pair, name.replaceAll("[^a-z0-9]+", "-"), athletes, weeks);
        groups.add(new Group(name, loaded.athletes()));
        return loaded;
    }

    void addWithNextProgram(String name, int weeks) {
        add(name, weeks).startNextProgram(LocalDate.now(ZoneOffset.UTC).plusWeeks(1));
    }

    private static String ratio(double ratio) {
        return text("%.2f x", ratio);
    }

    List<Cost> measure() {
        for (int round = 0; round <= ROUNDS; round++) {
            say("  round %d of %d%s …", round, ROUNDS, round == 0 ? " (warm-up)" : "");
            for (var group : round % 2 == 0 ? groups : groups.reversed()) {
                turn(group, round > 0);
            }
        }
        return groups.stream()
                .map(group -> new Cost(group.name, SetTimes.together(group.times), group.used))
                .toList();
    }

    private void turn(Group group, boolean isCounted) {
        var size = group.athletes.size();
        var before = servers.used();
        var times = OpenLoop.run(
                group.sent,
                rate,
                seconds,
                (connections, number, done) -> group.athletes.get(number % size).log(connections, number / size, done));
        group.sent += times.sent();
        if (isCounted) {
            group.times.add(times);
            group.used = group.used.plus(servers.used().since(before));
        }
    }
}
