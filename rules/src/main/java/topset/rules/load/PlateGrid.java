package topset.rules.load;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;

/**
 * The plates of a gym. Their weights are whole multiples of one grid step, so they can be added as whole numbers.
 *
 * @param measure the weight of one grid step: the greatest common divisor of the plates' weights
 * @param plates heaviest first
 */
record PlateGrid(Exact measure, List<GridPlate> plates) {

    /**
     * A kind of plate, which weighs {@code steps} grid steps. {@code pairs} is {@link Integer#MAX_VALUE} if the number
     * of pairs is unlimited.
     */
    record GridPlate(Exact weight, int steps, int pairs) {}

    static PlateGrid of(List<Equipment.Plate> plates) {
        Exact measure = plates.stream()
                .map(Equipment.Plate::weight)
                .reduce(PlateGrid::commonMeasure)
                .orElse(Exact.ONE);
        List<GridPlate> inSteps = plates.stream()
                .map(plate -> new GridPlate(
                        plate.weight(),
                        plate.weight().over(measure).floor().intValueExact(),
                        plate.pairs() == null ? Integer.MAX_VALUE : plate.pairs()))
                .sorted(Comparator.comparingInt(GridPlate::steps).reversed())
                .toList();
        return new PlateGrid(measure, inSteps);
    }

    private static Exact commonMeasure(Exact a, Exact b) {
        BigInteger denominator = a.denominator().multiply(b.denominator());
        BigInteger numerator =
                a.numerator().multiply(b.denominator()).gcd(b.numerator().multiply(a.denominator()));
        return Exact.ratio(numerator, denominator);
    }

    /** Whether there are unlimited plates of one grid step, so that every multiple of it can be loaded. */
    boolean fillsItself() {
        return plates.stream().anyMatch(plate -> plate.steps() == 1 && plate.pairs() == Integer.MAX_VALUE);
    }
}
