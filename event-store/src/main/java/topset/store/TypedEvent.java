package topset.store;

/**
 * A stored event as a row and as an object: the object that the write has created, or the one that the codec has
 * parsed.
 */
public record TypedEvent<E>(E event, RecordedEvent stored) {}
