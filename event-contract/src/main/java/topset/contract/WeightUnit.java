package topset.contract;

/** Unit of a load. On the wire {@code kg} or {@code lb}; 1 lb = 0.45359237 kg exactly. */
public enum WeightUnit {
    KG("kg"),
    LB("lb");

    private final String symbol;

    WeightUnit(String symbol) {
        this.symbol = symbol;
    }

    /** The name on the wire. */
    @Override
    public String toString() {
        return symbol;
    }
}
