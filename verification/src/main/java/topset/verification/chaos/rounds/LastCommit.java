package topset.verification.chaos.rounds;

import java.io.IOException;
import java.nio.file.Path;
import topset.verification.chaos.pair.SmallDisk;
import topset.verification.support.RunningPair;

/** The services' package of the last commit, built in a temporary Git worktree. */
public record LastCommit(Path worktree, String commit) implements AutoCloseable {

    /**
     * Builds the package of the last commit in a temporary worktree.
     *
     * @throws IOException if this is not a Git checkout, or Maven is missing or fails
     */
    public static LastCommit build(Round round) throws IOException {
        var changed = !git("status", "--porcelain").isEmpty();
        var commit = git("rev-parse", "--short", changed ? "HEAD" : "HEAD~1");
        var worktree = round.pair().folder("last-commit");
        git("worktree", "add", "--detach", worktree.toString(), commit);
        var last = new LastCommit(worktree, commit);
        try {
            SmallDisk.run(
                    "env",
                    "JAVA_HOME=" + System.getProperty("java.home"),
                    "mvn",
                    "-B",
                    "-q",
                    "-f",
                    worktree.resolve("pom.xml").toString(),
                    "package",
                    "-Dmaven.test.skip=true",
                    "-Dspotless.check.skip=true",
                    "-pl",
                    "session-service,program-service",
                    "-am");
        } catch (IOException failed) {
            last.close();
            throw failed;
        }
        return last;
    }

    public Path application(String service) {
        return worktree.resolve(service).resolve("target").resolve("quarkus-app");
    }

    @Override
    public void close() throws IOException {
        git("worktree", "remove", "--force", worktree.toString());
    }

    private static String git(String... arguments) throws IOException {
        var command = new String[arguments.length + 3];
        command[0] = "git";
        command[1] = "-C";
        command[2] = RunningPair.root().toString();
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        return SmallDisk.run(command).strip();
    }
}
