package topset.edge.transfer;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import topset.store.Actor;

/** Carries out one service's lines of an import, as the calls that they stand for. */
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
     * Carries out the lines. Lines of one athlete are carried out in their order. Each is reported once: added, repeated
     * or refused.
     *
     * @param gym the caller's; a line names none
     * @throws topset.store.StoreFailedException if the database fails. Some lines may be stored then, and are repeated
     * when the file is posted again
     */
    void carryOut(Actor actor, String gym, List<ImportLine> lines, ImportReport report);
}
