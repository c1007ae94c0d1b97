package topset.verification.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import topset.contract.Topics;
import topset.local.process.PidFile;
import topset.local.servers.Database;
import topset.verification.support.ConsumerLag;
import topset.verification.support.RunningPair;

/** The processes of a running pair of services: what they use, and what still waits in them. */
public final class Servers {
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern HEAP_USED = Pattern.compile("total \\d+K, used (\\d+)K");

    /** The unit of the times in {@code /proc/PID/stat} on Linux. */
    private static final Duration TICK = Duration.ofMillis(10);

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int KILOBYTES_OF_MEGABYTE = 1_024;

    private final RunningPair pair;
    private final Databases databases;

    public Servers(RunningPair pair) {
        this.pair = pair;
        this.databases = new Databases(pair);
    }

    /** The processor time that each server has used since its start. */
    public record ProcessorTime(Duration session, Duration program, Duration postgres, Duration kafka) {
        public static final ProcessorTime NONE =
                new ProcessorTime(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

        /** Returns the processor time that was used since an earlier moment. */
        public ProcessorTime since(ProcessorTime before) {
            return new ProcessorTime(
                    session.minus(before.session),
                    program.minus(before.program),
                    postgres.minus(before.postgres),
                    kafka.minus(before.kafka));
        }

        /** Returns the sum of two processor times. */
        public ProcessorTime plus(ProcessorTime other) {
            return new ProcessorTime(
                    session.plus(other.session),
                    program.plus(other.program),
                    postgres.plus(other.postgres),
                    kafka.plus(other.kafka));
        }

        /** Returns the processor time of all servers for one of the given number of sets. */
        public Duration ofSet(long sets) {
            return session.plus(program).plus(postgres).plus(kafka).dividedBy(sets);
        }

        /** Returns the processor time of each server for one of the given number of sets, for a printed table. */
        public String describe(long sets) {
            return String.format(
                    Locale.ROOT,
                    "%.2f ms: session service %.2f, program service %.2f, PostgreSQL %.2f, Kafka %.2f",
                    millis(ofSet(sets)),
                    millis(session.dividedBy(sets)),
                    millis(program.dividedBy(sets)),
                    millis(postgres.dividedBy(sets)),
                    millis(kafka.dividedBy(sets)));
        }

        private static double millis(Duration duration) {
            return duration.toNanos() / 1e6;
        }
    }

    /** Returns the processor time that each server has used since its start. */
    public ProcessorTime processorTime() {
        var postmaster = databases.number(
                Database.PROGRAM, "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::bigint");
        return new ProcessorTime(
                processorTime(replicas(Database.SESSION)),
                processorTime(replicas(Database.PROGRAM)),
                processorTime(ProcessHandle.of(postmaster).stream()
                                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants())))
                        .plus(endedChildren(postmaster)),
                processorTime(Stream.of(process("kafka"))));
    }

    private static Duration processorTime(Stream<ProcessHandle> processes) {
        return processes
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * Returns the processor time of the child processes that have ended. PostgreSQL ends the process of a connection
     * that a service closes, and its time must not get lost.
     */
    private static Duration endedChildren(long process) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
            // The name of the program is in parentheses and may contain spaces; the fields after it are numbered from
            // 3.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return TICK.multipliedBy(Long.parseLong(fields[16 - 3]) + Long.parseLong(fields[17 - 3]));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns the memory that the process of a service occupies (RSS), in megabytes. */
    public long residentMegabytes(Database service) {
        try {
            var status = Files.readString(
                    Path.of("/proc", Long.toString(process(service).pid()), "status"));
            return kilobytes(RESIDENT, status) / KILOBYTES_OF_MEGABYTE;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Runs a garbage collection of a service, and returns the used part of the heap, in megabytes. */
    public long heapMegabytes(Database service) {
        jcmd(service, "GC.run");
        return kilobytes(HEAP_USED, jcmd(service, "GC.heap_info")) / KILOBYTES_OF_MEGABYTE;
    }

    private String jcmd(Database service, String command) {
        try {
            var program =
                    Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            return Programs.output(program, Long.toString(process(service).pid()), command);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Returns the sum of all matches. */
    private static long kilobytes(Pattern number, String text) {
        return number.matcher(text)
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .sum();
    }

    /** Returns the number of messages that wait in the outbox of both services. */
    public long outboxRows() {
        return Arrays.stream(Database.values())
                .mapToLong(database -> databases.number(database, "select count(*) from outbox"))
                .sum();
    }

    /** Returns the number of events of sessions that the program service has still to read from Kafka. */
    public long lag() {
        return ConsumerLag.ofSlowestGroup(pair.kafka(), Topics.SESSION_EVENTS);
    }

    /** Waits until the program service has processed every published event of the session service. */
    public void awaitPlanned() {
        var published = databases.number(Database.SESSION, "select count(*) from event where sequence is not null");
        while (databases.number(Database.PROGRAM, "select coalesce(sum(seen), 0)::bigint from inbox") < published) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private ProcessHandle process(Database service) {
        return process(name(service));
    }

    private ProcessHandle process(String name) {
        return new PidFile(run().resolve(name + ".pid"))
                .process()
                .orElseThrow(() -> new IllegalStateException(name + " is not running"));
    }

    /** Returns the processes of a service, of which there is one for each replica. */
    private Stream<ProcessHandle> replicas(Database service) {
        try (var files = Files.list(run())) {
            return files
                    .filter(file -> file.getFileName().toString().startsWith(name(service)))
                    .flatMap(file -> new PidFile(file).process().stream())
                    .toList()
                    .stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path run() {
        return pair.stack().folder().resolve("run");
    }

    private static String name(Database service) {
        return service.service().replace(' ', '-');
    }
}
