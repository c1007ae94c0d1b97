package topset.edge.transfer;

import java.util.List;
import topset.edge.web.Violations;
import topset.store.Actor;

/** Each line has the effect of the corresponding API call. */
public interface LineImporter {

    /** A checked line that this service imports. The first line of the file is 1. */
    record NumberedLine<L extends Line>(long number, L line) {

        public static <L extends Line> List<NumberedLine<L>> ofType(Class<L> type, List<NumberedLine<?>> lines) {
            return lines.stream()
                    .filter(each -> type.isInstance(each.line))
                    .map(each -> new NumberedLine<>(each.number, type.cast(each.line)))
                    .toList();
        }
    }

    /** The records of the lines that this service imports, or sealed interfaces of them. */
    List<Class<? extends Line>> lines();

    /** The largest number of lines in one chunk, which is imported together. */
    int linesAtOnce();

    /** The gym is the one of the caller; lines do not name a gym. */
    LineImport begin(Actor actor, String gym, ImportReport report);

    /** Not thread-safe. */
    interface LineImport {

        /** Checks a line as {@link Line#check} does, and what needs data of the gym. */
        void check(Line line, Violations found);

        /**
         * Imports the lines of one chunk: those of one athlete in their order, and those about the gym itself in
         * theirs. Each line is counted once in the report.
         *
         * @throws topset.store.StoreFailedException if the database fails. Some lines may be stored already; they count
         * as repeated when the client posts the file again
         */
        void carryOut(List<NumberedLine<?>> lines);

        /** Called when all lines are stored, and only if the whole body was read. */
        default void end() {}
    }
}
