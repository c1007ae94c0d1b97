package topset.session.logs;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Without the limit, one missing quotation mark would turn the rest of a CSV file into a single record. */
final class RecordLimit extends FilterReader {
    private static final int LONGEST_HEADER = 4_096;

    private final int most;
    private long read;

    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1;
    }

    RecordLimit(Reader text, int most) {
        super(new BufferedReader(text, 2 * LONGEST_HEADER));
        this.most = most;
    }

    /** The delimiter that occurs most often in the first line. */
    char delimiterOfFirstLine() throws IOException {
        in.mark(LONGEST_HEADER);
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        for (int n = 0; n < LONGEST_HEADER; n++) {
            int next = in.read();
            if (next < 0 || next == '\n' || next == '\r') {
                break;
            }
            commas += next == ',' ? 1 : 0;
            semicolons += next == ';' ? 1 : 0;
            tabs += next == '\t' ? 1 : 0;
        }
        in.reset();
        if (tabs > commas && tabs > semicolons) {
            return '\t';
        }
        return semicolons > commas ? ';' : ',';
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
        if (read > most) {
            throw new TooLongException();
        }
        return result;
    }
}
