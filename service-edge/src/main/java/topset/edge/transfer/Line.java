package topset.edge.transfer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.annotation.JsonAppend;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Violations;

/**
 * A line of an export file (docs/transfer.md). There is a record for each type of line, whose {@code @JsonTypeName} is
 * the type. An export writes the records that an import reads. A component of a record is required in a line of its
 * type, unless it is {@code @Nullable}.
 *
 * <p>An export also writes when and by whom the event of a line was stored. An import ignores this.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonIgnoreProperties(
        value = {Line.SEQUENCE, Line.RECORDED_AT, Line.ACTOR},
        allowGetters = true)
@JsonAppend(attrs = {@JsonAppend.Attr(Line.SEQUENCE), @JsonAppend.Attr(Line.RECORDED_AT), @JsonAppend.Attr(Line.ACTOR)})
public interface Line {
    String SEQUENCE = "sequence";
    String RECORDED_AT = "recordedAt";
    String ACTOR = "actor";

    /** Null if the line is about the gym itself. */
    default @Nullable String athleteId() {
        return null;
    }

    /**
     * Checks what annotations cannot express. A required value that is missing is null, and is already reported.
     *
     * @param now the time of the import
     */
    default void check(Instant now, Violations found) {}

    /** Only if no other value is refused. */
    static void checkPast(Instant at, Instant now, Violations found) {
        if (found.isEmpty() && at.isAfter(now)) {
            found.refuse("at", "must be a time in the past, not " + at, "past");
        }
    }
}
