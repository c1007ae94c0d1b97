package topset.program.roster;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The JSON of a roster row: a {@link RosterEntry} with {@code parked}, {@code parkedCause}, {@code parkedReason},
 * {@code coaches} and {@code tags}.
 *
 * @param json the JSON text, which is copied to the answer without parsing
 */
public record RosterLine(@JsonValue @JsonRawValue String json) {}
