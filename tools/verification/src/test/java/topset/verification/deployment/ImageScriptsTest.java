package topset.verification.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topset.local.process.ServiceJvm;

/** Tests the scripts with which the images start a service, with a stand-in for Java that prints what it got. */
class ImageScriptsTest {
    private static final String FILE_IS_MISSING =
            "The file %s, which TOPSET_DB_PASSWORD_FILE names, must exist, be readable and not be empty.\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void standIn() throws IOException {
        standIn("topset-java");
    }

    private void standIn(String name) throws IOException {
        var java = Files.writeString(folder.resolve(name), "#!/bin/sh\necho \"$TOPSET_DB_PASSWORD $*\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    }

    private record Result(int exitCode, String output) {}

    @Test
    void a_password_comes_from_the_file_that_a_variable_names() throws Exception {
        var file = Files.writeString(folder.resolve("password"), "secret\n");
        var started = service(Map.of("TOPSET_DB_PASSWORD_FILE", file.toString()));
        assertThat(started.exitCode()).isZero();
        assertThat(started.output()).startsWith("secret -").endsWith(" -jar " + folder + "/quarkus-run.jar\n");
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

    @Test
    void a_service_starts_with_the_cache_of_its_image() throws Exception {
        assertThat(options("auto")).noneMatch(option -> option.startsWith("-XX:AOT"));
        var cache = Files.createFile(folder.resolve("service.aot"));
        assertThat(options("auto")).contains("-XX:AOTCache=" + cache, "-XX:AOTMode=auto");
        assertThat(options("")).isEqualTo(options("auto"));
        assertThat(options("off")).noneMatch(option -> option.startsWith("-XX:AOT"));
    }

    @Test
    void a_service_that_must_have_a_cache_gets_its_path_also_if_it_is_missing() throws Exception {
        assertThat(options("on")).contains("-XX:AOTCache=" + folder.resolve("service.aot"), "-XX:AOTMode=on");
    }

    @Test
    void a_service_does_not_start_with_an_unknown_use_of_its_cache() throws Exception {
        assertThat(service(Map.of("TOPSET_DB_PASSWORD", "secret", "TOPSET_AOT", "always")))
                .isEqualTo(new Result(1, "TOPSET_AOT must be off, auto or on, not 'always'.\n"));
    }

    /** A JVM compares some of these options with those of the training run, and ignores a cache of others. */
    @Test
    void a_service_has_the_options_of_the_local_stack_except_those_that_follow_from_memory() throws Exception {
        Files.copy(
                DeploymentFiles.path("deploy/images/topset-java"),
                folder.resolve("topset-java"),
                StandardCopyOption.REPLACE_EXISTING);
        standIn("java");
        assertThat(options("off").stream().filter(ImageScriptsTest::isFixed))
                .containsExactlyInAnyOrderElementsOf(ServiceJvm.options(true).stream()
                        .filter(ImageScriptsTest::isFixed)
                        .toList());
    }

    private static boolean isFixed(String option) {
        return Stream.of("-Xmx", "-XX:ReservedCodeCacheSize=", "-XX:+UseSerialGC")
                .noneMatch(option::startsWith);
    }

    /** Returns the options with which the script starts Java. */
    private List<String> options(String aot) throws IOException, InterruptedException {
        var started = service(Map.of("TOPSET_DB_PASSWORD", "secret", "TOPSET_AOT", aot));
        assertThat(started.exitCode()).as(started.output()).isZero();
        var words = List.of(started.output().strip().split(" ", -1));
        return words.subList(1, words.indexOf("-jar"));
    }

    private Result service(Map<String, String> environment) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        "sh",
                        DeploymentFiles.path("deploy/images/topset-service").toString())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", folder + ":" + System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }
}
