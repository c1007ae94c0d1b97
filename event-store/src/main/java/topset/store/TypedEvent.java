package topset.store;

/**
 * A stored event as a row and as an object. For a new event, the object is the one that the write has created. For a
 * loaded event, the codec has parsed the object from the row.
 *
 * @param event the event as an object
 * @param stored the event as a row of the event table
 */
public record TypedEvent<E>(E event, RecordedEvent stored) {}
