package topset.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import topset.local.process.AotCaches;
import topset.local.process.StackFailure;
import topset.local.servers.Database;

class ProjectFolderTest {
    private static final Path ROOT = Path.of("/project");

    @Test
    void a_start_uses_the_caches_of_the_data_folder_unless_a_variable_says_otherwise() {
        assertThat(ProjectFolder.of(ROOT, Map.of()).aotCaches())
                .isEqualTo(new AotCaches(Path.of("/project/.topset/aot"), AotCaches.Mode.AUTO));
        assertThat(ProjectFolder.of(ROOT, Map.of("TOPSET_HOME", "/data", "TOPSET_AOT", "on"))
                        .aotCaches())
                .isEqualTo(new AotCaches(Path.of("/data/aot"), AotCaches.Mode.ON));
        assertThat(ProjectFolder.of(ROOT, Map.of("TOPSET_HOME", "", "TOPSET_AOT", "off"))
                        .aotMode())
                .isEqualTo(AotCaches.Mode.OFF);
    }

    @Test
    void a_wrong_value_is_named_with_the_values_that_would_be_right() {
        for (var wrong : new String[] {"On", "train", "yes"}) {
            assertThatThrownBy(() -> ProjectFolder.of(ROOT, Map.of("TOPSET_AOT", wrong)))
                    .isInstanceOf(StackFailure.class)
                    .hasMessage("TOPSET_AOT must be off, auto or on, not '" + wrong + "'.");
        }
    }

    @Test
    void the_package_of_a_service_is_in_its_module() {
        assertThat(ProjectFolder.of(ROOT, Map.of()).application(Database.PROGRAM))
                .isEqualTo(Path.of("/project/program-service/target/quarkus-app"));
    }
}
