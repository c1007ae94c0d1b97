package topset.local.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topset.local.process.Ports;

class PortsTest {

    @Test
    void the_controller_of_kafka_gets_no_port_that_another_part_of_the_stack_may_get() {
        List<Integer> controllers = IntStream.range(0, 50)
                .map(n -> Ports.freeForController())
                .boxed()
                .toList();
        List<Integer> others = Ports.free(50);
        assertThat(controllers).allMatch(port -> port < 20_000);
        assertThat(others).allMatch(port -> port >= 20_000);
    }

    @Test
    void no_two_stacks_of_a_process_get_the_same_port() {
        List<Integer> ports = IntStream.range(0, 100)
                .mapToObj(n -> Ports.free(8))
                .flatMap(List::stream)
                .toList();
        assertThat(ports).doesNotHaveDuplicates();
    }

    @Test
    void a_broker_whose_port_is_in_use_says_so_in_one_sentence(@TempDir Path folder)
            throws IOException, InterruptedException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path log = folder.resolve("log");
            Process broker = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            KafkaBroker.class.getName(),
                            Integer.toString(other.getLocalPort()),
                            folder.resolve("data").toString(),
                            folder.resolve("ready").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            assertThat(broker.waitFor(Duration.ofMinutes(2))).isTrue();
            assertThat(broker.exitValue()).isEqualTo(1);
            assertThat(Files.readString(log))
                    .isEqualToIgnoringNewLines("Port " + other.getLocalPort() + ", which Kafka needs, is in use.");
        }
    }
}
