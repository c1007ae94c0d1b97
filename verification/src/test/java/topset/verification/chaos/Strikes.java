package topset.verification.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Faults in their short form, on a pair for each class of them; {@code ./topset chaos} runs the long one. */
abstract class Strikes {
    static final long SEED = 20_261_125;

    private static ShakenPair pair;

    @BeforeAll
    static void start() {
        pair = ShakenPair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    /** Strikes with all of these at once; none may lose, double or swap anything. */
    static void leaveNothingWrong(List<Fault> faults) throws Exception {
        var rounds = new ArrayList<Future<Round.Row>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            faults.forEach(fault -> rounds.add(threads.submit(() -> Round.run(pair, Scale.SHORT, fault, SEED))));
        }
        for (var round : rounds) {
            var row = round.get();
            System.out.println(Table.line(row));
            assertThat(row.verdict().details())
                    .as(() -> row.name() + pair.lastWords())
                    .isEmpty();
            assertThat(row.verdict().clean()).as(row.name()).isTrue();
            assertThat(row.acknowledged()).as(row.name()).isGreaterThanOrEqualTo(Scale.SHORT.athletes());
        }
    }
}
