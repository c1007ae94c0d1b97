package topset.verification.drill;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import topset.verification.chaos.pair.ShakenPair;
import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Round;
import topset.verification.chaos.rounds.Scale;
import topset.verification.chaos.rounds.Table;

/**
 * Runs {@code ./topset drill}. After {@code restore} the exit code is 0 if no acknowledged set is lost or stored twice,
 * and each plan equals the plan that is computed in memory from the acknowledged sets. After {@code watch} it is 0 if
 * each query of the dashboards has a result, and after {@code keycloak} if a platform and a coach of the example realm
 * can call both services. After {@code upgrade} it is 0 if nothing is lost, stored twice or wrong, and each call was
 * answered 2xx, or 503 with {@code Retry-After}.
 */
public final class Drill {
    private static final String USAGE = "Usage: ./topset drill restore [--short], upgrade, watch, or keycloak";
    private static final int WRONG_USAGE = 2;

    private Drill() {}

    public static void main(String[] arguments) throws Exception {
        Arguments wanted;
        try {
            wanted = Arguments.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_USAGE);
            return;
        }
        int exitCode = 1;
        try {
            exitCode = switch (wanted.name()) {
                case RESTORE -> restore(wanted.scale());
                case UPGRADE -> upgrade();
                case WATCH -> WatchedRun.run(program("TOPSET_PROMETHEUS"));
                case KEYCLOAK -> KeycloakSignIn.run(program("TOPSET_KEYCLOAK"));
            };
        } catch (Exception | Error e) {
            System.err.println("The drill could not be completed: " + e);
        } finally {
            // The process must exit explicitly, because the issuer's threads would keep it alive, also after a failure.
            System.exit(exitCode);
        }
    }

    enum Name {
        RESTORE,
        UPGRADE,
        WATCH,
        KEYCLOAK
    }

    record Arguments(Name name, Scale scale) {

        static Arguments parse(List<String> arguments) {
            return switch (String.join(" ", arguments)) {
                case "restore" -> new Arguments(Name.RESTORE, Scale.LONG);
                case "restore --short" -> new Arguments(Name.RESTORE, Scale.SHORT);
                case "upgrade" -> new Arguments(Name.UPGRADE, Scale.SHORT);
                case "watch" -> new Arguments(Name.WATCH, Scale.SHORT);
                case "keycloak" -> new Arguments(Name.KEYCLOAK, Scale.SHORT);
                default -> throw new IllegalArgumentException(USAGE);
            };
        }
    }

    private static Path program(String variable) {
        return Path.of(Objects.requireNonNull(System.getenv(variable), variable + " must be set"));
    }

    private static int restore(Scale scale) throws Exception {
        try (var pair = ShakenPair.start()) {
            return run(pair, scale, Fault.refilling(1, "both databases restored to a time", new PointInTimeRestore()));
        }
    }

    private static int upgrade() throws Exception {
        try (var rollout = Rollout.start()) {
            return run(
                    rollout.pair(),
                    Scale.SHORT,
                    Fault.of(1, "upgrade, back, and upgrade again", new RollingUpdate(rollout)));
        }
    }

    /** Runs a fault, prints its line of the table, and returns the exit code. */
    private static int run(ShakenPair pair, Scale scale, Fault fault) throws Exception {
        var row = Round.run(pair, scale, fault, System.nanoTime());
        System.out.println(Table.HEADER);
        System.out.println(Table.line(row));
        row.verdict().details().forEach(detail -> System.out.println("    " + detail));
        if (!row.verdict().clean()) {
            System.out.println(pair.lastWords());
        }
        return row.verdict().clean() ? 0 : 1;
    }
}
