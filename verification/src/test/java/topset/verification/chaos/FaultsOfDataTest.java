package topset.verification.chaos;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsOfDataTest {
    private static ShakenPair pair;

    @BeforeAll
    static void start() {
        pair = ShakenPair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    static List<Fault> faults() {
        return Faults.ofData();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void what_was_acknowledged_is_neither_lost_nor_doubled_nor_swapped(Fault fault) throws Exception {
        Strikes.leaveNothingWrong(pair, List.of(fault));
    }
}
