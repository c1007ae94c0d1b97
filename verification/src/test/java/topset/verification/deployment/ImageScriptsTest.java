package topset.verification.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the script with which the images start a service, with a stand-in for Java that prints what it got. */
class ImageScriptsTest {
    private static final String FILE_IS_MISSING =
            "The file %s, which TOPSET_DB_PASSWORD_FILE names, must exist, be readable and not be empty.\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void standIn() throws IOException {
        var java = Files.writeString(folder.resolve("topset-java"), "#!/bin/sh\necho \"$TOPSET_DB_PASSWORD $*\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    }

    private record Result(int exitCode, String output) {}

    @Test
    void a_password_comes_from_the_file_that_a_variable_names() throws Exception {
        var file = Files.writeString(folder.resolve("password"), "secret\n");
        assertThat(service(Map.of("TOPSET_DB_PASSWORD_FILE", file.toString())))
                .isEqualTo(new Result(0, "secret -jar quarkus-run.jar\n"));
    }

    @Test
    void a_missing_or_empty_file_of_a_password_is_named_in_one_sentence() throws Exception {
        var missing = folder.resolve("nowhere").toString();
        assertThat(service(Map.of("TOPSET_DB_PASSWORD_FILE", missing)))
                .isEqualTo(new Result(1, FILE_IS_MISSING.formatted(missing)));
        var empty = Files.createFile(folder.resolve("empty")).toString();
        assertThat(service(Map.of("TOPSET_DB_PASSWORD_FILE", empty)))
                .isEqualTo(new Result(1, FILE_IS_MISSING.formatted(empty)));
    }

    @Test
    void a_service_without_a_password_does_not_start() throws Exception {
        assertThat(service(Map.of()))
                .isEqualTo(new Result(
                        1,
                        "TOPSET_DB_PASSWORD or TOPSET_DB_PASSWORD_FILE must be set"
                                + " (TOPSET_DB_OWNER_PASSWORD for topset-migrate).\n"));
    }

    private Result service(Map<String, String> environment) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        "sh",
                        DeploymentFiles.path("deploy/images/topset-service").toString())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", folder + ":" + System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }
}
