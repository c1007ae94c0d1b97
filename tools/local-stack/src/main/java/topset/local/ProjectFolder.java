package topset.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import topset.local.process.AotCaches;
import topset.local.process.StackFailure;
import topset.local.servers.Database;

/** The folder of the project, with the packages of both services. */
public record ProjectFolder(Path root, Path home, AotCaches.Mode aotMode) {
    private static final String HOME = "TOPSET_HOME";
    private static final String AOT = "TOPSET_AOT";

    public static ProjectFolder of(Path root, Map<String, String> environment) {
        Path absolute = root.toAbsolutePath().normalize();
        return new ProjectFolder(
                absolute,
                absolute.resolve(value(environment, HOME).orElse(".topset")),
                value(environment, AOT).map(ProjectFolder::aotMode).orElse(AotCaches.Mode.AUTO));
    }

    static ProjectFolder ofThisProcess() {
        return of(Path.of(System.getProperty("topset.root", ".")), System.getenv());
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static AotCaches.Mode aotMode(String value) {
        return Arrays.stream(AotCaches.Mode.values())
                .filter(mode -> mode != AotCaches.Mode.TRAIN)
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(() -> new StackFailure(AOT + " must be off, auto or on, not '" + value + "'."));
    }

    public Path application(Database database) {
        String module = database.service().replace(' ', '-');
        return root.resolve(module).resolve("target").resolve("quarkus-app");
    }

    Path software() {
        return home.resolve("software");
    }

    Path trainingData() {
        return home.resolve("aot").resolve("stack");
    }

    public AotCaches aotCaches() {
        return aotCaches(aotMode);
    }

    AotCaches aotCaches(AotCaches.Mode mode) {
        return new AotCaches(home.resolve("aot"), mode);
    }
}
