package topset.verification.bench.measure;

import static topset.verification.bench.measure.Text.text;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** The results of sent sets. Only sets that today's plan included have a latency. */
public final class SetTimes {
    public static final int NOT_SENT = -2;

    public static final int WRONG = -1;

    public static final int PLANNED = 200;

    private static final int UNAVAILABLE = 503;
    private static final int DIGITS = 3;
    private static final long SECOND = 1_000_000_000L;

    private final List<Sent> all = new ArrayList<>();

    /**
     * A set that was sent.
     *
     * @param due when it was due, in nanoseconds since the start of the run
     * @param result a status, or one of the constants of this class
     */
    private record Sent(long due, long nanos, int result) {}

    public static SetTimes together(List<SetTimes> runs) {
        var together = new SetTimes();
        runs.forEach(run -> together.all.addAll(run.all));
        return together;
    }

    void add(long due, long nanos, int result) {
        all.add(new Sent(due, nanos, result));
    }

    public int sent() {
        return all.size();
    }

    public long count(int result) {
        return all.stream().filter(each -> each.result() == result).count();
    }

    public long failed() {
        return sent() - count(PLANNED) - count(UNAVAILABLE);
    }

    public SetTimes from(int seconds) {
        var later = new SetTimes();
        all.stream().filter(each -> each.due() >= seconds * SECOND).forEach(later.all::add);
        return later;
    }

    public SortedMap<Long, SetTimes> windows(int seconds) {
        var windows = new TreeMap<Long, SetTimes>();
        for (var each : all) {
            long window = each.due() / (seconds * SECOND) * seconds;
            windows.computeIfAbsent(window, _ -> new SetTimes()).all.add(each);
        }
        return windows;
    }

    public double millis(double share) {
        return millis(share, result -> result == PLANNED);
    }

    public double millis(double share, IntPredicate results) {
        var nanos = new Histogram(DIGITS);
        all.stream().filter(each -> results.test(each.result())).forEach(each -> nanos.recordValue(each.nanos()));
        return nanos.getTotalCount() == 0 ? Double.NaN : nanos.getValueAtPercentile(100 * share) / 1e6;
    }

    public String results() {
        return all.stream()
                .collect(Collectors.groupingBy(each -> name(each.result()), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(each -> each.getValue() + " × " + each.getKey())
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return text(
                "p50 %.1f, p90 %.1f, p99 %.1f, max %.1f ms; %d × 503, %d other failures of %,d%s",
                millis(0.50),
                millis(0.90),
                millis(0.99),
                millis(1),
                count(UNAVAILABLE),
                failed(),
                sent(),
                failed() == 0 ? "" : ": " + results());
    }

    private static String name(int result) {
        return switch (result) {
            case Connections.NO_ANSWER -> "no answer";
            case WRONG -> "wrong plan";
            case NOT_SENT -> "not sent";
            default -> Integer.toString(result);
        };
    }
}
