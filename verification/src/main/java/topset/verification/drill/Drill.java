package topset.verification.drill;

import topset.verification.chaos.pair.ShakenPair;
import topset.verification.chaos.rounds.Round;
import topset.verification.chaos.rounds.Scale;
import topset.verification.chaos.rounds.Table;

/**
 * Runs {@code ./topset drill restore [--short]}. The exit code is 0 if both services are right after the drill: no
 * acknowledged set is lost or stored twice, and each plan equals the plan that is computed in memory from the
 * acknowledged sets.
 */
public final class Drill {
    private static final String USAGE = "Usage: ./topset drill restore [--short]";
    private static final int WRONG_USAGE = 2;

    private Drill() {}

    public static void main(String[] arguments) throws Exception {
        var wanted = String.join(" ", arguments);
        if (!wanted.equals("restore") && !wanted.equals("restore --short")) {
            System.err.println(USAGE);
            System.exit(WRONG_USAGE);
            return;
        }
        int exitCode = 1;
        try {
            exitCode = restore(wanted.endsWith("--short") ? Scale.SHORT : Scale.LONG);
        } catch (Exception | Error e) {
            System.err.println("The drill could not be completed: " + e);
        } finally {
            // The process must exit explicitly, because the issuer's threads would keep it alive, also after a failure.
            System.exit(exitCode);
        }
    }

    private static int restore(Scale scale) throws Exception {
        try (var pair = ShakenPair.start()) {
            var row = Round.run(pair, scale, new PointInTimeRestore(), System.nanoTime());
            System.out.println(Table.HEADER);
            System.out.println(Table.line(row));
            row.verdict().details().forEach(detail -> System.out.println("    " + detail));
            if (!row.verdict().clean()) {
                System.out.println(pair.lastWords());
            }
            return row.verdict().clean() ? 0 : 1;
        }
    }
}
