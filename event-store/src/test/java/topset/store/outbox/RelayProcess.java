package topset.store.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import topset.store.SharedStack;
import topset.store.StoreDatabase;

/** A relay in its own process, which tests kill and freeze. */
final class RelayProcess implements AutoCloseable {

    private static final String MESSAGES = "test.messages";

    private final Process process;
    private final Writer input;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** The process ends at the last acknowledgement of the relay's first batch, before the relay deletes the rows. */
    static RelayProcess dyingBeforeDelete(String name, StoreDatabase database, int messages) {
        return new RelayProcess(name, database, Dying.class, messages);
    }

    /** The relay stops before it sends its first compacted message, until the test lets it continue. */
    static RelayProcess holdingItsFirstMessage(String name, StoreDatabase database) {
        return new RelayProcess(name, database, Holding.class, 1);
    }

    private RelayProcess(
            String name, StoreDatabase database, Class<? extends ProducerInterceptor<?, ?>> interceptor, int messages) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath));
        command.addAll(List.of(
                RelayProcess.class.getName(),
                name,
                database.url(),
                database.servicePassword(),
                SharedStack.bootstrapServers(),
                interceptor.getName(),
                Integer.toString(messages)));
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        input = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            output.lines().forEach(lines::add);
        } catch (IOException | java.io.UncheckedIOException ended) {
            lines.add(ended.toString());
        }
    }

    boolean said(String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }

    /** Whether the process has printed the second text in a line after the first text. */
    boolean saidAfter(String first, String second) {
        return lines.stream().dropWhile(line -> !line.contains(first)).skip(1).anyMatch(line -> line.contains(second));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    void goOn() {
        try {
            input.write('\n');
            input.flush();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill gave " + code);
            }
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Runs the relay.
     *
     * @param arguments name, database, password, Kafka, the fault, and the number of messages before it
     */
    public static void main(String[] arguments) throws InterruptedException {
        Map<String, Object> properties =
                Map.of("bootstrap.servers", arguments[3], "interceptor.classes", arguments[4], MESSAGES, arguments[5]);
        var relay = new Relay(arguments[0], arguments[1], StoreDatabase.SERVICE, arguments[2], properties);
        relay.start();
        Supplier<String> state = () -> "leading " + relay.leading() + ", published " + relay.published();
        for (String last = "", now = state.get(); ; now = state.get()) {
            if (!now.equals(last)) {
                System.out.println(now);
                last = now;
            }
            Thread.sleep(20);
        }
    }

    /** Ends the process at the acknowledgement of the batch's last message, before the relay sees it. */
    public static final class Dying implements ProducerInterceptor<byte[], byte[]> {

        private int left;

        @Override
        public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> message) {
            return message;
        }

        @Override
        public void onAcknowledgement(RecordMetadata metadata, Exception failure) {
            if (failure == null && --left == 0) {
                Runtime.getRuntime().halt(137);
            }
        }

        @Override
        public void close() {}

        @Override
        public void configure(Map<String, ?> settings) {
            left = Integer.parseInt(String.valueOf(settings.get(MESSAGES)));
        }
    }

    /** Stops the first send to a compacted topic until standard input has a line. */
    public static final class Holding implements ProducerInterceptor<byte[], byte[]> {

        private static volatile boolean held;

        @Override
        public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> message) {
            if (!held && message.topic().startsWith("targets")) {
                held = true;
                System.out.println("holding");
                try {
                    System.out.println("goes on after " + System.in.read());
                } catch (IOException failure) {
                    throw new IllegalStateException(failure);
                }
            }
            return message;
        }

        @Override
        public void onAcknowledgement(RecordMetadata metadata, Exception failure) {}

        @Override
        public void close() {}

        @Override
        public void configure(Map<String, ?> settings) {}
    }
}
