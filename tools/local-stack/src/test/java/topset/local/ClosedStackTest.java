package topset.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topset.local.process.Ports;
import topset.local.process.Processes;

/** Tests what a local stack leaves behind when it is closed. */
@Order(2) // The second longest class.
@Tag("integration")
class ClosedStackTest {

    @Test
    void a_closed_stack_leaves_nothing_behind_but_its_data(@TempDir Path folder) throws Exception {
        LocalStackBuilder wanted = LocalStack.builder().ports(Ports.free()).dataDirectory(folder);
        try (LocalStack first = wanted.start();
                Admin admin = Admin.create(Map.of("bootstrap.servers", first.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get();
        }

        assertThat(processesOf(folder)).isEmpty();
        assertThat(folder.resolve("run")).isEmptyDirectory();

        try (LocalStack second = wanted.start();
                Admin admin = Admin.create(Map.of("bootstrap.servers", second.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get()).contains("kept");
        }
    }

    private static List<String> processesOf(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(Processes::running)
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(folder.toString()))
                .toList();
    }
}
