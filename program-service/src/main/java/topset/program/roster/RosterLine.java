package topset.program.roster;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A line of the roster as JSON: a {@link RosterEntry} with the additional fields {@code
 * parked}, {@code parkedCause}, {@code parkedReason}, {@code coaches}, {@code tags} and {@code archivedAt}.
 *
 * @param json the JSON text, which is copied to the answer without parsing
 */
public record RosterLine(@JsonValue @JsonRawValue String json) {}
