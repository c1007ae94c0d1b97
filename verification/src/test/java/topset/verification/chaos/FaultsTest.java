package topset.verification.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault in its short form; {@code ./topset chaos} runs the long one. */
class FaultsTest {
    private static final long SEED = 20_261_125;

    /** Faults that strike beside another one, whose ground they do not touch; by number. */
    private static final Map<Integer, Integer> BESIDE = Map.of(9, 7, 10, 7, 13, 7);

    private static ShakenPair pair;

    @BeforeAll
    static void start() {
        pair = ShakenPair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    /** One after the other; those that only wait at once. */
    static Stream<List<Fault>> faults() {
        return Faults.all().stream()
                .collect(Collectors.groupingBy(
                        fault -> BESIDE.getOrDefault(fault.number(), fault.number()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void what_was_acknowledged_is_neither_lost_nor_doubled_nor_swapped(List<Fault> faults) throws Exception {
        var rounds = new ArrayList<Future<Round.Row>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            faults.forEach(fault -> rounds.add(threads.submit(() -> Round.run(pair, Scale.SHORT, fault, SEED))));
        }
        for (var round : rounds) {
            var row = round.get();
            System.out.println(Table.line(row));
            assertThat(row.verdict().details()).as(row.name()).isEmpty();
            assertThat(row.verdict().clean()).as(row.name()).isTrue();
            assertThat(row.acknowledged()).as(row.name()).isGreaterThanOrEqualTo(Scale.SHORT.athletes());
        }
    }

    @Test
    void the_exit_code_is_that_of_the_verdicts() {
        assertThat(Chaos.exitCode(Stream.of(Verdict.CLEAN, Verdict.CLEAN))).isZero();
        assertThat(Chaos.exitCode(Stream.of(Verdict.CLEAN, Verdict.lost(1, "a set"))))
                .isOne();
        assertThat(Chaos.exitCode(Stream.of())).as("nothing was tried").isOne();
    }

    /** After the others, because the services run on without a protection. */
    @Nested
    class WithoutAProtection {

        @ParameterizedTest
        @EnumSource(Broken.class)
        void a_run_fails(Broken broken) throws Exception {
            pair.restartWithout(broken);

            var row = Round.run(pair, Scale.BROKEN, broken.faults().getFirst(), SEED);

            System.out.println(Table.line(row));
            assertThat(Chaos.exitCode(Stream.of(row.verdict()))).isOne();
            switch (broken) {
                case DEDUPE -> assertThat(row.verdict().doubled()).isPositive();
                case ORDER -> assertThat(row.verdict().swapped()).isPositive();
                case OUTBOX -> assertThat(row.verdict().lost()).isPositive();
            }
        }
    }
}
