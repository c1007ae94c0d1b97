package topset.edge.transfer;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One export file may contain the lines of both services (docs/transfer.md). */
public enum LineType {
    /** The first line of a file. */
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

    ATHLETE("athlete", Owner.PROGRAMS),
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
    WEEKDAYS("weekdays", Owner.PROGRAMS),

    /** Each service imports the notes that it stores. */
    NOTE("note", Owner.EACH),

    /** Not imported: an import computes the flags again, and nobody has seen the new flags. */
    SEEN_FLAG("seen-flag", Owner.FILE),

    /** Not imported, because the recorded actions happened in the exporting gym. */
    AUDIT("audit", Owner.FILE),

    /** The last line of a file. If it is missing, the end of the file was lost. */
    EXPORT_END("export-end", Owner.FILE);

    /** Which service imports the lines of a type. */
    public enum Owner {
        /** No service. */
        FILE,
        /** Each service imports some lines of the type and skips the others. */
        EACH,
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

    /** Whether the line has a decision of the gym for all its athletes, such as an exercise. It names no athlete. */
    public boolean isOfGym() {
        return OF_GYM.contains(this);
    }

    /** The field {@code type} of a line. */
    public String text() {
        return text;
    }

    static Optional<LineType> of(String text) {
        return ALL.stream().filter(each -> each.text.equals(text)).findFirst();
    }

    /** For the message about an unknown type. */
    static String names() {
        return Arrays.stream(values()).map(LineType::text).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return text;
    }
}
