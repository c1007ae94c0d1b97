package topset.verification.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults that nothing protects from must show: otherwise the other tests of faults would prove nothing. */
class MissingProtectionTest {
    private static ShakenPair pair;

    @BeforeAll
    static void start() {
        pair = ShakenPair.start(Broken.ORDER.session(), Broken.ORDER.program());
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @ParameterizedTest
    @EnumSource(Broken.class)
    void a_run_fails(Broken broken) throws Exception {
        pair.restartWithout(broken);

        var row = Round.run(pair, Scale.BROKEN, broken.faults().getFirst(), Strikes.SEED);

        System.out.println(Table.line(row));
        assertThat(Chaos.exitCode(Stream.of(row.verdict()))).isOne();
        switch (broken) {
            case DEDUPE -> assertThat(row.verdict().doubled()).isPositive();
            case ORDER -> assertThat(row.verdict().swapped()).isPositive();
            case OUTBOX -> assertThat(row.verdict().lost()).isPositive();
        }
    }

    @Test
    void the_exit_code_is_that_of_the_verdicts() {
        assertThat(Chaos.exitCode(Stream.of(Verdict.CLEAN, Verdict.CLEAN))).isZero();
        assertThat(Chaos.exitCode(Stream.of(Verdict.CLEAN, Verdict.lost(1, "a set"))))
                .isOne();
        assertThat(Chaos.exitCode(Stream.of())).as("nothing was tried").isOne();
    }

    /** By the numbers of docs/operations.md; the short form's two tests strike with one half each. */
    @Test
    void every_fault_is_tried_once() {
        assertThat(Faults.all())
                .extracting(Fault::number)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 17).boxed().toList());
    }
}
