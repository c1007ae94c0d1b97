package topset.contract;

import java.math.BigDecimal;

/**
 * A logged load. The load of a barbell includes the bar; the load of a bodyweight exercise is only the added load.
 *
 * @param value exact decimal, at most three decimals, at most 1000 kg or 2200 lb (training-rules.md § 1)
 */
public record Weight(BigDecimal value, WeightUnit unit) {}
