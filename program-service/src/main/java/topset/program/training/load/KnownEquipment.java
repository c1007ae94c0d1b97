package topset.program.training.load;

import java.util.HashMap;
import java.util.Map;

/**
 * What each sort of equipment can load, worked out once: a gym has a few racks and many lifters. It remembers answers only, so
 * that nothing depends on what it remembers.
 */
final class KnownEquipment {

    /** Forgets everything rather than grow with every rack that was ever described. */
    private static final int MOST = 2000;

    /** Replaced whole and never changed: callers that meet here work an answer out twice at worst. */
    private static Map<Equipment, LoadableWeights> known = Map.of();

    private KnownEquipment() {}

    static LoadableWeights loads(Equipment equipment) {
        LoadableWeights answer = known.get(equipment);
        if (answer == null) {
            answer = workedOut(equipment);
            Map<Equipment, LoadableWeights> more = known.size() < MOST ? new HashMap<>(known) : new HashMap<>();
            more.put(equipment, answer);
            known = Map.copyOf(more);
        }
        return answer;
    }

    private static LoadableWeights workedOut(Equipment equipment) {
        return switch (equipment.kind()) {
            case BARBELL -> new BarbellLoads(equipment);
            case FIXED -> new FixedLoads(equipment.loads());
            case STEP -> new StepLoads(equipment);
        };
    }
}
