package topset.session.logs;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Without the limit, one missing quotation mark would turn the rest of a CSV file into a single record. */
final class RecordLimit extends FilterReader {
    private static final int LONGEST_HEADER = 4_096;
    private static final String DELIMITERS = ",;\t";

    private final int limit;
    private long read;

    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1;
    }

    RecordLimit(Reader text, int limit) {
        super(new BufferedReader(text, 2 * LONGEST_HEADER));
        this.limit = limit;
    }

    /** The delimiter that occurs most often in the first line. */
    char delimiterOfFirstLine() throws IOException {
        in.mark(LONGEST_HEADER);
        var counts = new int[DELIMITERS.length()];
        for (int n = 0; n < LONGEST_HEADER; n++) {
            int next = in.read();
            if (next < 0 || next == '\n' || next == '\r') {
                break;
            }
            int delimiter = DELIMITERS.indexOf(next);
            if (delimiter >= 0) {
                counts[delimiter]++;
            }
        }
        in.reset();
        int most = 0;
        for (int n = 1; n < counts.length; n++) {
            most = counts[n] > counts[most] ? n : most;
        }
        return DELIMITERS.charAt(most);
    }

    void nextRecord() {
        read = 0;
    }

    @Override
    public int read() throws IOException {
        return counted(super.read(), 1);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        return counted(count, count);
    }

    private int counted(int result, int characters) throws IOException {
        read += Math.max(0, characters);
        if (read > limit) {
            throw new TooLongException();
        }
        return result;
    }
}
