package topset.local;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/** The database roles' passwords: made up at the first start, kept in a file that only its owner can read. */
public final class Passwords {

    static final String SUPERUSER = "postgres";

    /** What the coach's page keeps its sign-ins readable with, over restarts. */
    static final String PAGE = "page";

    private static final String FILE = "passwords.properties";
    private static final int BYTES = 24;

    private final Properties byRole;

    private Passwords(Properties byRole) {
        this.byRole = byRole;
    }

    /** Those kept in {@code directory}, or new ones, which it then keeps. */
    static Passwords keptIn(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            if (Files.exists(file)) {
                Properties kept = new Properties();
                try (Reader in = Files.newBufferedReader(file)) {
                    kept.load(in);
                }
                // Folders from before there was a page have none.
                kept.putIfAbsent(PAGE, madeUp(new SecureRandom()));
                return new Passwords(kept);
            }
            Properties made = generate();
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (Writer out = Files.newBufferedWriter(file)) {
                made.store(out, "Made up by local-stack for this folder's PostgreSQL.");
            }
            return new Passwords(made);
        } catch (IOException e) {
            throw new StackFailure("The passwords in " + file + " cannot be read or written: " + e.getMessage(), e);
        }
    }

    /**
     * @throws StackFailure if the file lacks that role
     */
    String of(String role) {
        String password = byRole.getProperty(role);
        if (password == null) {
            throw new StackFailure("The data folder's " + FILE + " has no password for " + role
                    + ": put it back, or start empty with --fresh.");
        }
        return password;
    }

    private static Properties generate() {
        SecureRandom random = new SecureRandom();
        Properties made = new Properties();
        List<String> roles = List.of(
                SUPERUSER,
                Database.SESSION.owner(),
                Database.SESSION.user(),
                Database.PROGRAM.owner(),
                Database.PROGRAM.user(),
                PAGE);
        for (String role : roles) {
            made.setProperty(role, madeUp(random));
        }
        return made;
    }

    private static String madeUp(SecureRandom random) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }
}
