package topset.program.rules.load;

import java.util.HashMap;
import java.util.Map;

/**
 * A cache of the available loads of each equipment. Many lifters of a gym share a few racks. The cache holds only
 * results of pure functions.
 */
final class KnownEquipment {

    /** The cache is cleared at this size, so that it cannot grow without limit. */
    private static final int MOST = 2000;

    /**
     * The cache; the map is replaced as a whole, never modified. At worst, concurrent callers compute a result twice.
     */
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
