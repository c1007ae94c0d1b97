package topset.session.logs;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A name in a training log that matches no exercise. */
@Schema(name = "UnmatchedName")
public record UnmatchedName(
        @Schema(description = "The exercise's name in the log", examples = "Dragon Flag")
        String name,

        @Schema(description = "How many lines have it") int lines,
        @Schema(description = "The first of these lines") int firstLine,

        @Schema(description = "An id for an exercise of the gym with this name", examples = "dragon-flag")
        String proposedId) {}
