package topset.verification.chaos;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsOfDataTest extends Strikes {
    static List<Fault> faults() {
        return Faults.ofData();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void what_was_acknowledged_is_neither_lost_nor_doubled_nor_swapped(Fault fault) throws Exception {
        leaveNothingWrong(List.of(fault));
    }
}
