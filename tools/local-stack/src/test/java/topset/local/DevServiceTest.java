package topset.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topset.local.process.Processes;
import topset.local.process.StackFailure;

class DevServiceTest {

    @TempDir
    Path folder;

    @Test
    void the_command_gets_the_environment_of_the_service() throws IOException {
        Path file = folder.resolve("port");
        DevService service = service("echo $TOPSET_PORT > " + file);
        service.start();
        while (service.running()) {
            Processes.pause(Processes.LOOK_EVERY);
        }
        assertThat(Files.readString(file)).isEqualTo("18082\n");
    }

    @Test
    void stopping_ends_the_command_and_what_it_has_started() throws IOException {
        Path file = folder.resolve("pid");
        DevService service = service("sleep 3600 & echo $! > " + file + ".new; mv " + file + ".new " + file + "; wait");
        service.start();
        while (Files.notExists(file)) {
            Processes.pause(Processes.LOOK_EVERY);
        }
        ProcessHandle started =
                ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).orElseThrow();
        assertThat(Processes.running(started)).isTrue();

        service.stop();

        assertThat(service.running()).isFalse();
        assertThat(Processes.running(started)).isFalse();
    }

    @Test
    void a_command_that_is_not_there_is_named() {
        DevService service = new DevService("program service", List.of("no-such-command"), Map.of());
        assertThatThrownBy(service::start)
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("program service")
                .hasMessageContaining("no-such-command");
    }

    private static DevService service(String script) {
        return new DevService("program service", List.of("sh", "-c", script), Map.of("TOPSET_PORT", "18082"));
    }
}
