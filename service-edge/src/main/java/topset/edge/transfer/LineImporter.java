package topset.edge.transfer;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import topset.store.Actor;

/** Each line has the effect of the corresponding API call. */
public interface LineImporter {

    /** Only the type of the line has been read so far. */
    final class ImportLine {
        private final long number;
        private final LineType type;
        private final byte[] json;

        ImportLine(long number, LineType type, byte[] json) {
            this.number = number;
            this.type = type;
            this.json = json;
        }

        /** The first line of the file is 1. */
        public long number() {
            return number;
        }

        public LineType type() {
            return type;
        }

        /** The whole line. */
        public InputStream json() {
            return new ByteArrayInputStream(json);
        }
    }

    LineType.Owner owner();

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
        void carryOut(List<ImportLine> lines);

        /** Called when all lines are stored, and only if the whole body was read. */
        default void end() {}

        /** Waits until no line is being stored any more, also after a failure. */
        @Override
        default void close() {}
    }
}
