package topset.contract;

/** {@code PROVISIONAL} until the week before the target's week is over, {@code FINAL} afterwards. */
public enum TargetStatus {
    PROVISIONAL,
    FINAL
}
