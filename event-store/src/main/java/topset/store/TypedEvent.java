package topset.store;

/**
 * A stored event with its typed form: as it was decided, or, where it comes from a row, as its service's codec has read it.
 *
 * @param event the typed form
 * @param stored the row
 */
public record TypedEvent<E>(E event, RecordedEvent stored) {}
