package topset.local.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import topset.local.process.JavaProgram;
import topset.local.process.Part;
import topset.local.process.StackFailure;
import topset.local.process.StackFolder;

/** Runs a real Kafka broker on the loopback address, in a process of its own. */
public final class KafkaServer implements Part {

    private final int port;
    private final Path readyFile;
    private final JavaProgram broker;

    public KafkaServer(StackFolder folder, int port, boolean forLoad) {
        this.port = port;
        this.readyFile = folder.run().resolve("kafka.ready");
        this.broker = new JavaProgram(
                "Kafka",
                Stream.concat(
                                JavaProgram.compilation(forLoad).stream(),
                                Stream.of(
                                        "-Xms96m",
                                        "-Xmx256m",
                                        "-XX:+UseSerialGC",
                                        "-XX:ReservedCodeCacheSize=64m",
                                        "--sun-misc-unsafe-memory-access=allow",
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-Dorg.slf4j.simpleLogger.showDateTime=true",
                                        "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        KafkaBroker.class.getName(),
                                        Integer.toString(port),
                                        folder.kafka().toString(),
                                        readyFile.toString()))
                        .toList(),
                Map.of(),
                folder.log("kafka"),
                folder.pidFile("kafka"),
                () -> Files.exists(readyFile));
    }

    public String bootstrapServers() {
        return "localhost:" + port;
    }

    @Override
    public String name() {
        return broker.name();
    }

    @Override
    public void start() {
        if (!broker.running()) {
            forgetReady();
        }
        broker.start();
    }

    @Override
    public void stop() {
        broker.stop();
        forgetReady();
    }

    @Override
    public void kill() {
        broker.kill();
        forgetReady();
    }

    @Override
    public boolean running() {
        return broker.running();
    }

    private void forgetReady() {
        try {
            Files.deleteIfExists(readyFile);
        } catch (IOException e) {
            throw new StackFailure("The file " + readyFile + " cannot be deleted: " + e.getMessage(), e);
        }
    }
}
