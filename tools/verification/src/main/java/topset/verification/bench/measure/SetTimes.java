package topset.verification.bench.measure;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** The results of sent sets. Only sets that today's plan included have a latency. */
public final class SetTimes {
    private static final int UNAVAILABLE = 503;

    private final Collection<Timed> all = new ConcurrentLinkedQueue<>();

    SetTimes() {}

    private record Timed(int result, long nanos) {}

    /** Returns the results of several runs as one. */
    public static SetTimes together(List<SetTimes> runs) {
        var together = new SetTimes();
        runs.forEach(run -> together.all.addAll(run.all));
        return together;
    }

    void add(int result, long nanos) {
        all.add(new Timed(result, nanos));
    }

    /** Returns the number of sent sets. */
    public int sent() {
        return all.size();
    }

    /** Returns the number of sets that were answered 503. */
    public long unavailable() {
        return all.stream().filter(each -> each.result() == UNAVAILABLE).count();
    }

    /** Returns the number of sets that failed in another way: another status, no answer, or a wrong plan. */
    public long failed() {
        return all.size() - planned().length - unavailable();
    }

    /** Returns a percentile of the latency in milliseconds, such as 0.99; not a number if no set has a latency. */
    public double millis(double share) {
        var nanos = planned();
        return nanos.length == 0 ? Double.NaN : nanos[(int) Math.ceil(share * nanos.length) - 1] / 1e6;
    }

    private long[] planned() {
        return all.stream()
                .filter(each -> each.result() == ActiveAthlete.PLANNED)
                .mapToLong(Timed::nanos)
                .sorted()
                .toArray();
    }

    /** Returns the latency and the failures by result, for a printed table. */
    @Override
    public String toString() {
        var failures = all.stream()
                .filter(each -> each.result() != ActiveAthlete.PLANNED)
                .collect(Collectors.groupingBy(each -> name(each.result()), TreeMap::new, Collectors.counting()));
        return String.format(
                Locale.ROOT,
                "p50 %.1f, p90 %.1f, p99 %.1f ms; %d × 503, %d other failures of %,d%s",
                millis(0.50),
                millis(0.90),
                millis(0.99),
                unavailable(),
                failed(),
                sent(),
                failed() == 0 ? "" : " " + failures);
    }

    private static String name(int result) {
        return switch (result) {
            case ActiveAthlete.NO_ANSWER -> "no answer";
            case ActiveAthlete.WRONG -> "wrong plan";
            default -> Integer.toString(result);
        };
    }
}
