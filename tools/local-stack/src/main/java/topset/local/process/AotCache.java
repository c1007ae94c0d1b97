package topset.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The AOT cache of one program; see {@link AotCaches}. */
public record AotCache(Path file, String prefix, AotCaches.Mode mode) {
    // While the JVM records, it keeps the profiles of all methods. C2 compiles at its default thresholds, so that the
    // cache has the profile of each method that is ever worth compiling.
    private static final List<String> WHILE_RECORDING = List.of(
            "-Xmx512m",
            "-XX:MaxMetaspaceSize=384m",
            "-XX:ReservedCodeCacheSize=128m",
            "-XX:Tier4InvocationThreshold=5000",
            "-XX:Tier4MinInvocationThreshold=600",
            "-XX:Tier4CompileThreshold=15000",
            "-XX:Tier4BackEdgeThreshold=40000",
            "-XX:Tier2InvokeNotifyFreqLog=11",
            "-XX:Tier2BackedgeNotifyFreqLog=14");

    public boolean isTrained() {
        return Files.isRegularFile(file);
    }

    public List<String> options() {
        return switch (mode) {
            case OFF -> List.of();
            case AUTO -> isTrained() ? List.of("-XX:AOTCache=" + file, "-XX:AOTMode=auto") : List.of();
            case ON -> List.of("-XX:AOTCache=" + file, "-XX:AOTMode=on");
            case TRAIN ->
                Stream.concat(WHILE_RECORDING.stream(), Stream.of("-XX:AOTCacheOutput=" + recorded()))
                        .toList();
        };
    }

    /** Whether the program may be started without the cache if the start with the cache has failed. */
    public boolean isOptional() {
        return mode == AotCaches.Mode.AUTO && isTrained();
    }

    public void publish() {
        try {
            if (!Files.isRegularFile(recorded())) {
                throw new StackFailure("The JVM recorded no AOT cache " + recorded() + ".");
            }
            for (Path each : others()) {
                Files.deleteIfExists(each);
            }
            Files.move(recorded(), file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StackFailure("The AOT cache " + file + " cannot be stored: " + e.getMessage(), e);
        }
    }

    public void discard() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StackFailure("The AOT cache " + file + " cannot be deleted: " + e.getMessage(), e);
        }
    }

    private Path recorded() {
        return file.resolveSibling(file.getFileName() + ".recorded");
    }

    private List<Path> others() throws IOException {
        try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
            return files.filter(each -> each.getFileName().toString().startsWith(prefix))
                    .filter(each -> !each.equals(recorded()))
                    .toList();
        }
    }
}
