package topset.verification.chaos.rounds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import topset.verification.chaos.pair.SmallDisk;
import topset.verification.support.RunningPair;

/** The services' package of an earlier commit, built in a Git worktree below {@code target}. */
public record EarlierCommit(Path worktree, String commit) implements AutoCloseable {

    /** Builds the package of the last commit: HEAD if there are uncommitted changes, otherwise the commit before. */
    public static EarlierCommit last() throws IOException {
        return of(git("status", "--porcelain").isEmpty() ? "HEAD~1" : "HEAD");
    }

    /** Builds the package of the last commit before the one that added the newest migration. */
    public static EarlierCommit withOlderSchema() throws IOException {
        var newest = git("ls-files", "--", ":(glob)*/src/main/resources/db/**/V*__*.sql")
                .lines()
                .max(Comparator.comparingInt(EarlierCommit::version))
                .orElseThrow(() -> new IOException("This checkout has no migrations."));
        return of(git("log", "-1", "--diff-filter=A", "--format=%H", "--", newest) + "^");
    }

    private static int version(String migration) {
        return Integer.parseInt(migration.replaceFirst(".*/V(\\d+)__.*", "$1"));
    }

    /**
     * Builds the package of a commit.
     *
     * @param reference a name of the commit, such as a tag
     * @throws IOException if this is not a Git checkout, the commit is unknown, or Maven is missing or fails
     */
    public static EarlierCommit of(String reference) throws IOException {
        var commit = git("rev-parse", "--short", "--verify", "--end-of-options", reference + "^{commit}");
        var worktree = RunningPair.root().resolve("target").resolve("commits").resolve(commit);
        if (Files.exists(worktree)) {
            // A run that was killed has left the worktree behind.
            git("worktree", "remove", "--force", worktree.toString());
        }
        git("worktree", "add", "--force", "--detach", worktree.toString(), commit);
        var earlier = new EarlierCommit(worktree, commit);
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
            earlier.close();
            throw failed;
        }
        return earlier;
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
