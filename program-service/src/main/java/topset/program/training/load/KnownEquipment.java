package topset.program.training.load;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What each sort of equipment can load, worked out once: a gym has a few racks and many lifters. It remembers answers only, so
 * that nothing depends on what it remembers.
 */
final class KnownEquipment {

    /** Forgets everything rather than grow with every rack that was ever described. */
    private static final int MOST = 2000;

    private static final ConcurrentMap<Equipment, LoadableWeights> KNOWN = new ConcurrentHashMap<>();

    private KnownEquipment() {}

    static LoadableWeights loads(Equipment equipment) {
        LoadableWeights known = KNOWN.get(equipment);
        if (known != null) {
            return known;
        }
        if (KNOWN.size() >= MOST) {
            KNOWN.clear();
        }
        LoadableWeights loads = workedOut(equipment);
        KNOWN.put(equipment, loads);
        return loads;
    }

    private static LoadableWeights workedOut(Equipment equipment) {
        return switch (equipment.kind()) {
            case BARBELL -> new BarbellLoads(equipment);
            case FIXED -> new FixedLoads(equipment.loads());
            case STEP -> new StepLoads(equipment);
        };
    }
}
