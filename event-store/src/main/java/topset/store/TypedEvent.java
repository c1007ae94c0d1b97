package topset.store;

/**
 * A stored event together with its typed form. For a new event, the typed form is the decided event. For a loaded
 * event, the codec has parsed the typed form from the row.
 *
 * @param event the typed form
 * @param stored the row
 */
public record TypedEvent<E>(E event, RecordedEvent stored) {}
