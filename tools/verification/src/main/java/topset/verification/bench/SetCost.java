package topset.verification.bench;

import static topset.verification.bench.measure.Text.say;
import static topset.verification.bench.measure.Text.text;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import topset.local.servers.Database;
import topset.verification.bench.measure.Databases;
import topset.verification.bench.measure.FigureTable;
import topset.verification.bench.measure.Servers;
import topset.verification.bench.measure.Used;
import topset.verification.support.RunningPair;

/**
 * Measures the processor time and the voluntary context switches of a set by process while wrk posts sets, and the same
 * without any set. Alternating with the sets, pgbench commits the same rows over as many connections. The figures are
 * those of the middle one of five runs.
 */
public final class SetCost {
    private static final int RUNS = 5;
    private static final int SECONDS = 10;
    private static final int PGBENCH_SECONDS = 5;
    private static final int WARM_UP_SECONDS = 60;
    private static final int WARM_UP_CONNECTIONS = 64;

    private static final int MOST_A_SECOND = 5_000;

    private final Servers servers;
    private final Databases databases;
    private final Wrk wrk;
    private final Pgbench pgbench;
    private final PreparedSets sets;

    private SetCost(RunningPair pair) {
        this.servers = new Servers(pair);
        this.databases = new Databases(pair);
        this.wrk = new Wrk(pair.sessions(), pair.stack().folder());
        this.pgbench = new Pgbench(pair);
        this.sets = new PreparedSets(pair);
    }

    /**
     * One run.
     *
     * @param transactions pgbench's transactions per second just before
     * @param used what was used from the first set until all were planned
     */
    private record Run(double transactions, double rate, double p50, double sets, Used used) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var bench = new SetCost(RunningPair.start(true));
        bench.pgbench.prepare();
        say("warming up for %d s …", WARM_UP_SECONDS);
        bench.post(bench.sets.sessionsOfPrograms(), WARM_UP_CONNECTIONS, WARM_UP_SECONDS, 0);
        var table = new FigureTable("a set, median of " + RUNS + " runs of " + SECONDS + " s");
        for (var connections : arguments.length == 0 ? List.of("1", "64") : Arrays.asList(arguments)) {
            bench.measure(Integer.parseInt(connections), table);
        }
        bench.idle(table);
        table.print();
        System.exit(0);
    }

    private void measure(int connections, FigureTable table) throws IOException, InterruptedException {
        say("%d connections …", connections);
        var sessions = sets.sessionsOfPrograms();
        var runs = new ArrayList<Run>();
        for (int n = 0; n < RUNS; n++) {
            runs.add(post(sessions, connections, SECONDS, pgbench.rate(connections, PGBENCH_SECONDS)));
        }
        var title = connections + " connections: ";
        double rate = median(runs, Run::rate);
        double transactions = median(runs, Run::transactions);
        table.row(
                title + "POST",
                "",
                text(
                        "%,.0f/s, p50 %.1f ms; pgbench %,.0f/s, ratio %.2f",
                        rate, median(runs, Run::p50), transactions, rate / transactions));
        runs.sort(Comparator.comparingDouble(run -> run.used().serverMillis() / run.sets()));
        var middle = runs.get(RUNS / 2);
        table.row(title + "processor time of a set", "", middle.used().describe(middle.sets()));
        table.row(title + "voluntary switches of a set", "", middle.used().describeSwitches(middle.sets()));
    }

    private Run post(List<PreparedSets.Session> sessions, int connections, int seconds, double transactions)
            throws IOException, InterruptedException {
        var requests = sets.write(MOST_A_SECOND * seconds, sessions);
        servers.awaitPlanned();
        long storedBefore = stored();
        var before = servers.used();
        var answers = wrk.send(requests, connections, seconds);
        servers.awaitPlanned();
        var used = servers.used().since(before);
        Files.delete(requests);
        double stored = stored() - storedBefore;
        return new Run(transactions, stored / (answers.micros() / 1e6), answers.p50() / 1e3, stored, used);
    }

    private void idle(FigureTable table) {
        System.out.println("idle …");
        var before = servers.used();
        LockSupport.parkNanos(Duration.ofSeconds(SECONDS).toNanos());
        var used = servers.used().since(before);
        table.row("idle: processor time of a second", "", used.describe(SECONDS));
        table.row("idle: voluntary switches of a second", "", used.describeSwitches(SECONDS));
    }

    private long stored() {
        return databases.number(Database.SESSION, "select count(*) from event where type like 'SetCompleted%'");
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
        return runs.stream().mapToDouble(figure).sorted().toArray()[runs.size() / 2];
    }
}
