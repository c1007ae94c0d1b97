package topset.verification.chaos;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static ShakenPair pair;

    @BeforeAll
    static void start() {
        pair = ShakenPair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    static Stream<Fault> faults() {
        return Faults.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void what_was_acknowledged_is_neither_lost_nor_doubled_nor_swapped(Fault fault) throws Exception {
        var row = Round.run(pair, Scale.SHORT, fault, SEED);

        System.out.println(Table.line(row));
        assertThat(row.acknowledged()).isGreaterThanOrEqualTo(Scale.SHORT.athletes());
        assertThat(row.verdict().details()).isEmpty();
        assertThat(row.verdict().clean()).isTrue();
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
