package topset.rules.load;

import java.util.HashMap;
import java.util.Map;

/** Caches the available loads of equipment, because many lifts use the same equipment. */
final class KnownEquipment {

    /** The cache is cleared at this number of entries. */
    private static final int MOST = 2000;

    /**
     * A map is never modified but replaced by a new map, so readers need no lock. Concurrent callers may compute the
     * same entry twice.
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
