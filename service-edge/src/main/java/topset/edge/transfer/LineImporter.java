package topset.edge.transfer;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import topset.store.Actor;

/**
 * Imports those lines of an export file that belong to one service. Each line has the effect of the corresponding API
 * call.
 */
public interface LineImporter {

    /** A line that belongs to this service. Only its type has been read so far. */
    final class ImportLine {
        private final long number;
        private final LineType type;
        private final byte[] json;

        ImportLine(long number, LineType type, byte[] json) {
            this.number = number;
            this.type = type;
            this.json = json;
        }

        /** Returns the number of the line in the file; the first line is 1. */
        public long number() {
            return number;
        }

        public LineType type() {
            return type;
        }

        /** Returns the whole line as JSON. */
        public InputStream json() {
            return new ByteArrayInputStream(json);
        }
    }

    /** Returns the service whose lines this importer imports. */
    LineType.Owner owner();

    /** Returns the largest number of lines in one chunk, which is the lines that are imported together. */
    int linesAtOnce();

    /**
     * Starts the import of an export file into a gym.
     *
     * @param gym the gym of the caller; lines do not name a gym
     */
    LineImport begin(Actor actor, String gym, ImportReport report);

    /** A running import of an export file. It is not thread-safe. */
    interface LineImport extends AutoCloseable {

        /**
         * Imports the lines of one chunk. Lines of the same athlete are imported in their order, and so are lines about
         * the gym itself. Each line is counted once in the report as added, repeated or refused. The lines may still be
         * being stored when this method returns, so that the next chunk is read meanwhile.
         *
         * @throws topset.store.StoreFailedException if the database fails, for this chunk or an earlier one. Some lines
         * may be stored already; they count as repeated when the client posts the file again
         */
        void carryOut(List<ImportLine> lines);

        /**
         * Ends the import after its last line, when all lines are stored. This method is called only if the whole body
         * was read.
         */
        default void end() {}

        /** Waits until no line is being stored any more, also after a failure. */
        @Override
        default void close() {}
    }
}
