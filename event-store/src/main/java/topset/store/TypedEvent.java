package topset.store;

/**
 * A stored event with its typed form. The typed form is the decided event, or the codec has read it from the row.
 *
 * @param event the typed form
 * @param stored the row
 */
public record TypedEvent<E>(E event, RecordedEvent stored) {}
