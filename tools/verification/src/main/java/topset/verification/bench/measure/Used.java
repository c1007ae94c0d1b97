package topset.verification.bench.measure;

import static topset.verification.bench.measure.Text.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processor time and the voluntary context switches of the servers and of this load generator. */
public record Used(Map<By, Amount> amounts) {
    public static final Used NOTHING =
            new Used(Arrays.stream(By.values()).collect(Collectors.toMap(by -> by, _ -> new Amount(0, 0))));

    public enum By {
        SESSION("session service"),
        PROGRAM("program service"),
        POSTGRES("PostgreSQL"),
        KAFKA("Kafka"),
        GENERATOR("generator");

        private final String title;

        By(String title) {
            this.title = title;
        }
    }

    /**
     * What some processes have used. The processor time includes that of ended children, such as PostgreSQL's process of
     * a closed connection; the switches of ended threads and processes are lost.
     */
    public record Amount(double millis, long switches) {
        /** The unit of the times in {@code /proc/PID/stat} on Linux. */
        private static final int MILLIS_OF_TICK = 10;

        private static final String SWITCHES = "voluntary_ctxt_switches:";

        static Amount of(Stream<ProcessHandle> processes) {
            return processes
                    .map(process -> of(Path.of("/proc", Long.toString(process.pid()))))
                    .reduce(new Amount(0, 0), Amount::plus);
        }

        private static Amount of(Path process) {
            try (var threads = Files.list(process.resolve("task"))) {
                // The name of the program is in parentheses and may contain spaces. The fields 14 to 17 are the times
                // of the process and of its ended children.
                var stat = Files.readString(process.resolve("stat"));
                var ticks = Arrays.stream(
                                stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1))
                        .skip(11)
                        .limit(4)
                        .mapToLong(Long::parseLong)
                        .sum();
                return new Amount(
                        (double) MILLIS_OF_TICK * ticks,
                        threads.mapToLong(Amount::switches).sum());
            } catch (NoSuchFileException ended) {
                return new Amount(0, 0);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static long switches(Path thread) {
            try (var lines = Files.lines(thread.resolve("status"))) {
                return lines.filter(line -> line.startsWith(SWITCHES))
                        .mapToLong(line ->
                                Long.parseLong(line.substring(SWITCHES.length()).strip()))
                        .sum();
            } catch (IOException | UncheckedIOException ended) {
                return 0;
            }
        }

        private Amount plus(Amount other) {
            return new Amount(millis + other.millis, switches + other.switches);
        }

        private Amount minus(Amount other) {
            return new Amount(millis - other.millis, switches - other.switches);
        }
    }

    public Used since(Used before) {
        return with(before, Amount::minus);
    }

    public Used plus(Used other) {
        return with(other, Amount::plus);
    }

    private Used with(Used other, BinaryOperator<Amount> operator) {
        var all = new EnumMap<By, Amount>(By.class);
        amounts.forEach((by, amount) -> all.put(by, operator.apply(amount, other.of(by))));
        return new Used(all);
    }

    public Amount of(By by) {
        return amounts.getOrDefault(by, new Amount(0, 0));
    }

    /** The processor time of all servers, without the load generator, in milliseconds. */
    public double serverMillis() {
        return sum(Amount::millis);
    }

    public String describe(double sets) {
        return describe("%.2f ms", sets, Amount::millis);
    }

    public String describeSwitches(double sets) {
        return describe("%.1f", sets, Amount::switches);
    }

    private String describe(String format, double sets, ToDoubleFunction<Amount> value) {
        return Arrays.stream(By.values())
                .map(by -> by.title + " " + text(format, value.applyAsDouble(of(by)) / sets))
                .collect(Collectors.joining(", ", text(format, sum(value) / sets) + ": ", ""));
    }

    private double sum(ToDoubleFunction<Amount> value) {
        return Arrays.stream(By.values())
                .filter(by -> by != By.GENERATOR)
                .mapToDouble(by -> value.applyAsDouble(of(by)))
                .sum();
    }
}
