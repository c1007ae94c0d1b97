package topset.program.roster;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A {@link RosterEntry} with {@code parked}, {@code parkedCause} and {@code parkedReason}.
 *
 * @param json as it is answered: nothing is read and written again only to be passed on
 */
record RosterLine(@JsonValue @JsonRawValue String json) {}
