package topset.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The AOT caches of Java programs (JEP 483, 514 and 515). A cache fits only the JDK, the JVM options and the jars with
 * which it was recorded, so its file name contains a hash of these.
 */
public record AotCaches(Path folder, Mode mode) {
    public static final AotCaches NONE = new AotCaches(Path.of(""), Mode.OFF);

    private static final String SUFFIX = ".aot";
    private static final int HASH_CHARACTERS = 16;

    public enum Mode {
        /** A program neither uses nor records a cache. */
        OFF,
        /** A program uses the cache if the cache exists and fits the program. */
        AUTO,
        /** A program uses the cache, and does not start without it. */
        ON,
        /** A program records a new cache, which is written when the program ends. */
        TRAIN
    }

    public AotCache of(String program, List<String> jvm, Path application) {
        if (mode == Mode.OFF) {
            return new AotCache(folder, program, mode);
        }
        return new AotCache(folder.resolve(program + "-" + hash(jvm, application) + SUFFIX), program + "-", mode);
    }

    private static String hash(List<String> jvm, Path application) {
        try (Stream<Path> files = Files.walk(application)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, System.getProperty("java.vm.vendor") + System.getProperty("java.vm.version"));
            jvm.forEach(option -> add(digest, option));
            // The JVM compares the path, size and time of each jar with the recorded values, and not the content.
            files.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> file.toAbsolutePath() + " " + file.toFile().length() + " "
                            + file.toFile().lastModified())
                    .forEach(line -> add(digest, line));
            return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_CHARACTERS);
        } catch (IOException e) {
            throw new StackFailure("The folder " + application + " cannot be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest digest, String line) {
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
