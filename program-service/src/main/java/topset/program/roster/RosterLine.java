package topset.program.roster;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The text of a roster row: a {@link RosterEntry} with {@code parked}, {@code parkedCause} and {@code parkedReason}.
 *
 * @param json the answer's text, so that it is not parsed and written again
 */
public record RosterLine(@JsonValue @JsonRawValue String json) {}
