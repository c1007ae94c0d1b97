package topset.verification.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./topset chaos}: every fault once, then again until the time is up; prints a table and a last line, exits with 0 if nothing was lost,
 * doubled, swapped or wrong.
 *
 * <p>Arguments: {@code --minutes N} (0: every fault once), {@code --seed S}, {@code --break dedupe|order|outbox}, {@code --short},
 * {@code --only N,N}.
 */
public final class Chaos {

    private static final String USAGE =
            "Usage: ./topset chaos [--minutes N] [--seed S] [--break dedupe|order|outbox] [--short] [--only N,N]";

    private static final int WRONG_USAGE = 2;
    private static final int SHOWN = 5;

    private record Wish(
            Duration atLeast, long seed, @Nullable Broken broken, Scale scale, Set<Integer> only) {}

    private Chaos() {}

    public static void main(String[] arguments) throws Exception {
        Wish wish;
        try {
            wish = wish(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + System.lineSeparator() + USAGE);
            System.exit(WRONG_USAGE);
            return;
        }
        int exitCode = 1;
        try {
            exitCode = run(wish);
        } finally {
            // Also after a failure: the issuer's threads would keep this process alive.
            System.exit(exitCode);
        }
    }

    private static Wish wish(String[] arguments) {
        var atLeast = Duration.ZERO;
        var seed = System.nanoTime();
        Broken broken = null;
        var scale = Scale.LONG;
        var only = Set.<Integer>of();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--short" -> scale = Scale.SHORT;
                case "--minutes" -> atLeast = Duration.ofMinutes(Long.parseLong(value(arguments, ++i)));
                case "--seed" -> seed = Long.parseLong(value(arguments, ++i));
                case "--break" -> broken = Broken.valueOf(value(arguments, ++i).toUpperCase(Locale.ROOT));
                case "--only" ->
                    only = List.of(value(arguments, ++i).split(",", -1)).stream()
                            .map(Integer::valueOf)
                            .collect(Collectors.toSet());
                default -> throw new IllegalArgumentException("There is no '" + arguments[i] + "'.");
            }
        }
        return new Wish(atLeast, seed, broken, broken != null ? Scale.BROKEN : scale, only);
    }

    private static String value(String[] arguments, int index) {
        if (index >= arguments.length) {
            throw new IllegalArgumentException(arguments[index - 1] + " needs a value.");
        }
        return arguments[index];
    }

    /** 0 if something was tried and all of it is clean. */
    static int exitCode(Stream<Verdict> verdicts) {
        var all = verdicts.toList();
        return !all.isEmpty() && all.stream().allMatch(Verdict::clean) ? 0 : 1;
    }

    private static int run(Wish wish) throws Exception {
        System.out.println("seed " + wish.seed());
        var broken = wish.broken();
        var faults = (broken == null ? Faults.all() : broken.faults())
                .stream()
                        .filter(fault -> wish.only().isEmpty() || wish.only().contains(fault.number()))
                        .toList();
        var rows = new ArrayList<Round.Row>();
        var began = System.nanoTime();
        try (var pair = broken == null ? ShakenPair.start() : ShakenPair.start(broken.session(), broken.program())) {
            System.out.println(Table.HEADER);
            var seed = wish.seed();
            do {
                for (var fault : faults) {
                    System.err.println("… " + fault.name());
                    var row = Round.run(pair, wish.scale(), fault, seed++);
                    rows.add(row);
                    System.out.println(Table.line(row));
                    row.verdict().details().stream()
                            .limit(SHOWN)
                            .forEach(detail -> System.out.println("    " + detail));
                }
            } while (System.nanoTime() - began < wish.atLeast().toNanos());
        }
        System.out.println(Table.total(rows));
        return exitCode(rows.stream().map(Round.Row::verdict));
    }
}
