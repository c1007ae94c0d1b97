package topset.verification.bench.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs programs of the operating system. */
public final class Programs {
    private Programs() {}

    /** Runs a program until it ends, and returns what it printed. Fails if its exit status is not 0. */
    public static String output(String... command) throws IOException, InterruptedException {
        return output(Map.of(), command);
    }

    /** Runs a program with additional environment variables, as {@link #output(String...)} does. */
    public static String output(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command[0] + " failed: " + output);
        }
        return output;
    }
}
