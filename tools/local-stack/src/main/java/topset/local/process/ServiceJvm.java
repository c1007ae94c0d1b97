package topset.local.process;

import java.util.List;
import java.util.stream.Stream;

/** The JVM options with which the local stack runs the two services. */
public final class ServiceJvm {

    private static final List<String> ALWAYS = List.of(
            "-Xms64m",
            "-XX:+UseSerialGC",
            // The JVM's second compiler keeps profiles of methods in the metaspace. If the program service gets many
            // requests, it needs more than 120 MB of metaspace.
            "-XX:MaxMetaspaceSize=192m",
            "-XX:ReservedCodeCacheSize=48m",
            "-Xss512k",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED");

    private ServiceJvm() {}

    public static List<String> options(boolean forLoad) {
        return Stream.of(ALWAYS, JavaProgram.compilation(forLoad), List.of(heap(forLoad)))
                .flatMap(List::stream)
                .toList();
    }

    // A service uses up to 200 MB outside the heap (measured). So with a heap of 100 MB the service stays within 300
    // MB. In a test, a heap of 88 MB was enough to process 25,000 waiting events.
    private static String heap(boolean forLoad) {
        return forLoad ? "-Xmx384m" : "-Xmx100m";
    }
}
