package topset.contract;

import java.math.BigDecimal;

/**
 * A load as it was logged: the load on the bar, including the bar. For bodyweight lifts it is the added load.
 *
 * @param value exact decimal, at most three decimals, at most 1000 kg or 2200 lb (training-rules.md § 1)
 * @param unit kg or lb
 */
public record Weight(BigDecimal value, WeightUnit unit) {}
