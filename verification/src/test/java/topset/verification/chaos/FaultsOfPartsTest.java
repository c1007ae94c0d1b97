package topset.verification.chaos;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsOfPartsTest extends Strikes {

    /** Faults that strike beside another one, whose ground they do not touch; by number. */
    private static final Map<Integer, Integer> BESIDE = Map.of(9, 7, 10, 7, 13, 7);

    /** One after the other; those that only wait at once. */
    static Stream<List<Fault>> faults() {
        return Faults.ofParts().stream()
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
        leaveNothingWrong(faults);
    }
}
