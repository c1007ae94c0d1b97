package topset.store;

/**
 * A stored event with its typed form: the decided event, or the codec's reading of the row.
 *
 * @param event the typed form
 * @param stored the row
 */
public record TypedEvent<E>(E event, RecordedEvent stored) {}
