package topset.rules.load;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The loads of dumbbells or of a machine's weight stack. */
final class FixedLoads implements LoadableWeights {

    private final NavigableSet<Exact> loads;

    FixedLoads(List<Exact> loads) {
        this.loads = new TreeSet<>(loads);
    }

    @Override
    public Exact smallest() {
        return loads.first();
    }

    @Override
    public Exact largest() {
        return loads.last();
    }

    @Override
    public @Nullable Exact atMost(Exact load) {
        return loads.floor(load);
    }

    @Override
    public @Nullable Exact above(Exact load) {
        return loads.higher(load);
    }
}
