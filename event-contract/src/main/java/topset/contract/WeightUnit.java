package topset.contract;

/** {@code kg} or {@code lb} in JSON; 1 lb = 0.45359237 kg exactly. */
public enum WeightUnit {
    KG("kg"),
    LB("lb");

    private final String symbol;

    WeightUnit(String symbol) {
        this.symbol = symbol;
    }

    /** As written in JSON. */
    @Override
    public String toString() {
        return symbol;
    }
}
