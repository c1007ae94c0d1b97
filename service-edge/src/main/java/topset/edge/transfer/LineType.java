package topset.edge.transfer;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The types of the lines of an export, of both services in one file (docs/transfer.md). */
public enum LineType {
    /** The first line: what the file is. */
    EXPORT("export", Owner.FILE),

    SESSION("session", Owner.SESSIONS),
    SET("set", Owner.SESSIONS),
    CORRECTION("correction", Owner.SESSIONS),
    REMOVAL("removal", Owner.SESSIONS),
    FINISH("finish", Owner.SESSIONS),

    EXERCISE("exercise", Owner.PROGRAMS),
    EXERCISE_RETIREMENT("exercise-retirement", Owner.PROGRAMS),
    GYM("gym", Owner.PROGRAMS),
    PROGRAM_TEMPLATE("program-template", Owner.PROGRAMS),
    PROGRAM_TEMPLATE_RETIREMENT("program-template-retirement", Owner.PROGRAMS),

    PROFILE("profile", Owner.PROGRAMS),
    PROGRAM("program", Owner.PROGRAMS),
    LIFT("lift", Owner.PROGRAMS),
    OVERRIDE("override", Owner.PROGRAMS),
    OVERRIDE_REMOVAL("override-removal", Owner.PROGRAMS),
    DELOAD("deload", Owner.PROGRAMS),
    DELOAD_REMOVAL("deload-removal", Owner.PROGRAMS),
    PAUSE("pause", Owner.PROGRAMS),
    RESUME("resume", Owner.PROGRAMS),
    PROGRAM_END("program-end", Owner.PROGRAMS),

    /** A note about an athlete or a set. It is exported, and never imported: its author is a person of the other gym. */
    NOTE("note", Owner.FILE),

    /** A mark of a flag. It is exported, and never imported: an import raises flags again, and nobody has seen those. */
    SEEN_FLAG("seen-flag", Owner.FILE),

    /** An entry of the audit. It is exported, and never imported: it happened in the other gym. */
    AUDIT("audit", Owner.FILE),

    /** The last line. Without it the file has been cut. */
    EXPORT_END("export-end", Owner.FILE);

    /** Who imports a line. */
    public enum Owner {
        /** Nobody: the line describes the file. */
        FILE,
        SESSIONS,
        PROGRAMS
    }

    private static final Set<LineType> ALL = Set.of(values());
    private static final Set<LineType> OF_GYM =
            EnumSet.of(EXERCISE, EXERCISE_RETIREMENT, GYM, PROGRAM_TEMPLATE, PROGRAM_TEMPLATE_RETIREMENT);

    private final String text;
    private final Owner owner;

    LineType(String text, Owner owner) {
        this.text = text;
        this.owner = owner;
    }

    public Owner owner() {
        return owner;
    }

    /** Whether the line says what the gym has decided for all its athletes. Such a line names no athlete. */
    public boolean isOfGym() {
        return OF_GYM.contains(this);
    }

    /** The value of the field {@code type} in a line of an export. */
    public String text() {
        return text;
    }

    static Optional<LineType> of(String text) {
        return ALL.stream().filter(each -> each.text.equals(text)).findFirst();
    }

    /** All names, for an answer that refuses another. */
    static String names() {
        return Arrays.stream(values()).map(LineType::text).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return text;
    }
}
