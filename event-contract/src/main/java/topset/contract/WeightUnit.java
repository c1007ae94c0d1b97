package topset.contract;

/** The unit of a load, {@code kg} or {@code lb} in JSON; 1 lb = 0.45359237 kg exactly. */
public enum WeightUnit {
    KG("kg"),
    LB("lb");

    private final String symbol;

    WeightUnit(String symbol) {
        this.symbol = symbol;
    }

    /** Returns the unit as written in JSON: {@code kg} or {@code lb}. */
    @Override
    public String toString() {
        return symbol;
    }
}
