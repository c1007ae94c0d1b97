package topset.verification.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
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

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int KILOBYTES_OF_MEGABYTE = 1_024;

    private final RunningPair pair;
    private final Databases databases;

    public Servers(RunningPair pair) {
        this.pair = pair;
        this.databases = new Databases(pair);
    }

    public Used used() {
        var postmaster = process(databases.number(
                Database.PROGRAM, "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::bigint"));
        return new Used(Map.of(
                Used.By.SESSION, Used.Amount.of(replicas(Database.SESSION)),
                Used.By.PROGRAM, Used.Amount.of(replicas(Database.PROGRAM)),
                Used.By.POSTGRES, Used.Amount.of(Stream.concat(Stream.of(postmaster), postmaster.descendants())),
                Used.By.KAFKA, Used.Amount.of(Stream.of(process("kafka"))),
                Used.By.GENERATOR, Used.Amount.of(Stream.of(ProcessHandle.current()))));
    }

    private static ProcessHandle process(long id) {
        return ProcessHandle.of(id).orElseThrow();
    }

    public long residentMegabytes(Database service) {
        try {
            var status = Files.readString(
                    Path.of("/proc", Long.toString(process(service).pid()), "status"));
            return kilobytes(RESIDENT, status) / KILOBYTES_OF_MEGABYTE;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

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

    private static long kilobytes(Pattern number, String text) {
        return number.matcher(text)
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .sum();
    }

    public long outboxRows() {
        return Arrays.stream(Database.values())
                .mapToLong(database -> databases.number(database, "select count(*) from outbox"))
                .sum();
    }

    public long lag() {
        return ConsumerLag.ofSlowestGroup(pair.kafka(), Topics.SESSION_EVENTS);
    }

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
