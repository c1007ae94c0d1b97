package topset.edge.transfer;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import topset.store.Actor;

/** Carries out one service's lines of imports, as the calls that they stand for. */
public interface LineImporter {

    /** A line of this service, whose content is not read yet. */
    final class ImportLine {
        private final long number;
        private final LineType type;
        private final byte[] json;

        ImportLine(long number, LineType type, byte[] json) {
            this.number = number;
            this.type = type;
            this.json = json;
        }

        /** The line's number in the file, from 1. */
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

    /** The lines that this importer carries out. */
    LineType.Owner owner();

    /** How many lines are collected and then carried out together. */
    int linesAtOnce();

    /**
     * Begins an import.
     *
     * @param gym the caller's; a line names none
     */
    LineImport begin(Actor actor, String gym, ImportReport report);

    /** One import. Only one thread uses it. */
    interface LineImport {

        /**
         * Carries out the lines. Lines of one athlete, and those of the gym, are carried out in their order. Each is
         * reported once: added, repeated or refused.
         *
         * @throws topset.store.StoreFailedException if the database fails. Some lines may be stored then, and are
         * repeated when the file is posted again
         */
        void carryOut(List<ImportLine> lines);

        /** Called after the last line, if the whole body was read. */
        default void end() {}
    }
}
