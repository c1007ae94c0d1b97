package topset.contract;

import java.math.BigDecimal;

/**
 * @param value exact decimal, at most three decimals, at most 1000 kg or 2200 lb (training-rules.md § 1); of a barbell
 * with the bar, of a bodyweight exercise only the added load
 */
public record Weight(BigDecimal value, WeightUnit unit) {}
