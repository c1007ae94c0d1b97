package topset.contract;

import java.math.BigDecimal;

/**
 * A load as logged: what is on the bar, bar included; for bodyweight lifts what is added.
 *
 * @param value exact decimal, at most three decimals, at most 1000 kg or 2200 lb (training-rules.md § 1)
 * @param unit kg or lb
 */
public record Weight(BigDecimal value, WeightUnit unit) {}
