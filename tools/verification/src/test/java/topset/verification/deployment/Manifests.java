package topset.verification.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The Kubernetes manifests in deploy/kubernetes. */
final class Manifests {
    static final String FOLDER = "deploy/kubernetes";
    private static final List<String> OVERLAYS = List.of("local", "production");

    private static final List<JsonNode> STORED = DeploymentFiles.under(FOLDER, ".yaml").stream()
            .filter(file -> !file.endsWith("kustomization.yaml"))
            .flatMap(Manifests::resources)
            .toList();

    private Manifests() {}

    /** Returns the resources of all files. */
    static List<JsonNode> stored() {
        return STORED;
    }

    /** Returns the resources of one file in deploy/kubernetes. */
    static List<JsonNode> of(String file) {
        return resources(DeploymentFiles.path(FOLDER + "/" + file)).toList();
    }

    static List<JsonNode> stored(String kind) {
        return stored().stream().filter(each -> kind(each).equals(kind)).toList();
    }

    /**
     * Returns the resources of both overlays as kubectl renders them. Without kubectl on this machine there are none;
     * {@code ./topset test --all} installs it.
     */
    static List<JsonNode> rendered() {
        return kubectl().stream()
                .flatMap(kubectl -> OVERLAYS.stream().flatMap(overlay -> render(kubectl, overlay).stream()))
                .toList();
    }

    static Optional<Path> kubectl() {
        return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin").split(":", -1))
                .map(folder -> Path.of(folder, "kubectl"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static String kind(JsonNode resource) {
        return resource.path("kind").asText();
    }

    static String name(JsonNode resource) {
        return kind(resource) + " " + resource.at("/metadata/name").asText();
    }

    private static Stream<JsonNode> resources(Path file) {
        try {
            return DeploymentFiles.documents(Files.readString(file)).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> render(Path kubectl, String overlay) {
        try {
            var process = new ProcessBuilder(kubectl.toString(), "kustomize", FOLDER + "/overlays/" + overlay)
                    .directory(DeploymentFiles.path(".").toFile())
                    .redirectErrorStream(true)
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("kubectl kustomize of " + overlay + ": " + output);
            }
            return DeploymentFiles.documents(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
