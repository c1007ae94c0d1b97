package topset.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import topset.local.process.AotCaches;

/**
 * An archive of the classes that a service's package loads (CDS). Stacks without AOT caches use it: those of tests and
 * of chaos, which start many services. With it, a start of the program service needs 6 instead of 9 seconds of
 * processor time, and a migration 2 instead of 5. An archive that does not fit the package is ignored.
 */
final class ClassArchive {

    /** The JVM lists each class that it leaves out as a warning. */
    private static final List<String> QUIET = List.of("-Xlog:cds*=error", "-Xlog:aot*=error");

    /** Stacks of one JVM often start together, and to record an archive costs more than a migration does. */
    private static final Set<Path> RECORDED = ConcurrentHashMap.newKeySet();

    private ClassArchive() {}

    /** For a migration. The first one of this JVM records the archive when it ends, unless there is one that fits. */
    static List<String> recording(Path application, AotCaches caches) {
        return RECORDED.add(application)
                ? options(application, caches, List.of("-XX:+AutoCreateSharedArchive"))
                : reading(application, caches);
    }

    static List<String> reading(Path application, AotCaches caches) {
        return options(application, caches, List.of());
    }

    private static List<String> options(Path application, AotCaches caches, List<String> first) {
        if (caches.mode() != AotCaches.Mode.OFF) {
            return List.of();
        }
        var file = application.toAbsolutePath().resolveSibling("classes.jsa");
        return Stream.of(first, List.of("-XX:SharedArchiveFile=" + file), QUIET)
                .flatMap(List::stream)
                .toList();
    }
}
