package topset.edge.transfer;

import java.util.List;
import topset.store.Actor;

/** Each line has the effect of the corresponding API call. */
public interface LineImporter {

    /** A line that this service imports. Its values are not checked yet. The first line of the file is 1. */
    record NumberedLine<L extends Line>(long number, L line) {}

    /** The records of the lines that this service imports, or sealed interfaces of them. */
    List<Class<? extends Line>> lines();

    /** The largest number of lines in one chunk, which is imported together. */
    int linesAtOnce();

    /** The gym is the one of the caller; lines do not name a gym. */
    LineImport begin(Actor actor, String gym, ImportReport report);

    /** Not thread-safe. */
    interface LineImport extends AutoCloseable {

        /**
         * Imports the lines of one chunk: those of one athlete in their order, and those about the gym itself in
         * theirs. Each line is counted once in the report. The lines may still be being stored when this method
         * returns, so that the next chunk is read meanwhile.
         *
         * @throws topset.store.StoreFailedException if the database fails, for this chunk or an earlier one. Some lines
         * may be stored already; they count as repeated when the client posts the file again
         */
        void carryOut(List<NumberedLine<?>> lines);

        /** Called when all lines are stored, and only if the whole body was read. */
        default void end() {}

        /** Waits until no line is being stored any more, also after a failure. */
        @Override
        default void close() {}
    }
}
