package topset.verification.bench;

import static topset.verification.bench.measure.Text.say;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import topset.local.servers.Database;
import topset.verification.bench.measure.Databases;
import topset.verification.bench.measure.Servers;
import topset.verification.support.RunningPair;

/**
 * Measures how many sets per second both services accept and plan, and how many the session service alone accepts while
 * the program service is stopped, beside the rate at which pgbench commits the same rows on the same PostgreSQL. Only
 * sets that are stored afterwards are counted.
 */
public final class Ingest {
    private static final List<Integer> CLIENTS = List.of(8, 16, 32, 64);

    /** More than the service accepts in a second. */
    private static final int MOST_A_SECOND = 8_000;

    private record Load(int setsOfSession, int connections) {}

    private static final Load WARM_UP = new Load(120, 64);
    private static final int PIPELINE_CONNECTIONS = 64;

    private static final List<Load> LOADS = List.of(
            new Load(16, 16),
            new Load(16, 64),
            new Load(16, 128),
            new Load(120, 64),
            new Load(120, 128),
            new Load(120, 256),
            new Load(16, 1_000));

    private final Servers servers;
    private final Databases databases;
    private final Wrk wrk;
    private final PreparedSets sets;

    private Ingest(RunningPair pair) {
        this.servers = new Servers(pair);
        this.databases = new Databases(pair);
        this.wrk = new Wrk(pair.sessions(), pair.stack().folder());
        this.sets = new PreparedSets(pair);
    }

    public static void main(String[] arguments) throws Exception {
        int seconds = Latency.argument(arguments, 0, 10);
        int warmUp = Latency.argument(arguments, 1, 60);
        var pair = RunningPair.start(true);
        var ingest = new Ingest(pair);
        say("warming up for %d s …", warmUp);
        ingest.pipeline(warmUp);
        double best = best(new Pgbench(pair), seconds);
        double planned = ingest.pipeline(2 * seconds);
        say(
                "accepted and planned, %d connections: %,.0f sets/s %5.2f x pgbench",
                PIPELINE_CONNECTIONS, planned, planned / best);
        pair.stack().program().stop();
        ingest.accepted(WARM_UP, seconds);
        System.out.println("sets of a session  connections    sets/s             p50 ms   p99 ms  refused");
        for (var load : LOADS) {
            ingest.row(load, seconds, best);
        }
        System.exit(0);
    }

    private static double best(Pgbench pgbench, int seconds) throws IOException, InterruptedException {
        pgbench.prepare();
        double best = 0;
        for (int clients : CLIENTS) {
            double rate = pgbench.rate(clients, Math.max(1, seconds / 2));
            say("pgbench, %2d clients: %,.0f transactions/s", clients, rate);
            best = Math.max(best, rate);
        }
        return best;
    }

    private void row(Load load, int seconds, double best) throws IOException, InterruptedException {
        var run = accepted(load, seconds);
        double rate = run.stored() / (run.answers().micros() / 1e6);
        say(
                "%17d %12d %,9.0f %5.2f x pgbench %8.1f %8.1f %8d",
                load.setsOfSession(),
                load.connections(),
                rate,
                rate / best,
                run.answers().p50() / 1e3,
                run.answers().p99() / 1e3,
                run.answers().refused() + run.answers().broken());
    }

    private record Run(Wrk.Result answers, long stored) {}

    private Run accepted(Load load, int seconds) throws IOException, InterruptedException {
        var requests = sets.write(MOST_A_SECOND * seconds, load.setsOfSession());
        long before = stored();
        var answers = wrk.send(requests, load.connections(), seconds);
        Files.delete(requests);
        return new Run(answers, stored() - before);
    }

    private double pipeline(int seconds) throws IOException, InterruptedException {
        var requests = sets.write(MOST_A_SECOND * seconds, sets.sessionsOfPrograms());
        servers.awaitPlanned();
        long before = stored();
        long began = System.nanoTime();
        wrk.send(requests, PIPELINE_CONNECTIONS, seconds);
        servers.awaitPlanned();
        long nanos = System.nanoTime() - began;
        Files.delete(requests);
        return (stored() - before) / (nanos / 1e9);
    }

    private long stored() {
        return databases.number(Database.SESSION, "select count(*) from event where type like 'SetCompleted%'");
    }
}
