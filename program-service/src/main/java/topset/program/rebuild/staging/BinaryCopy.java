package topset.program.rebuild.staging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Adds rows to a table by PostgreSQL's COPY in its binary format, which costs the server less than INSERT. At most one
 * block of the rows is held in memory. If the copy is closed before its {@link #end}, no row is added.
 */
final class BinaryCopy implements AutoCloseable {
    private static final int BLOCK = 64 * 1024;

    /** The signature of the format, then no flags and no further header. */
    private static final byte[] HEADER = "PGCOPY\n\u00ff\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

    private static final short END = -1;
    private static final int NULL = -1;

    private final CopyIn copy;
    private final int columns;
    private ByteBuffer block = ByteBuffer.allocate(BLOCK);

    /**
     * Begins a copy.
     *
     * @param sql a {@code copy … from stdin (format binary)}
     * @param columns the number of columns of each row
     */
    BinaryCopy(Connection connection, String sql, int columns) throws SQLException {
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        this.columns = columns;
        block.put(HEADER);
    }

    /** Begins a row. The calls that follow add the values of its columns in order. */
    BinaryCopy row() throws SQLException {
        space(Short.BYTES).putShort((short) columns);
        return this;
    }

    BinaryCopy uuid(UUID value) throws SQLException {
        space(Integer.BYTES + 2 * Long.BYTES)
                .putInt(2 * Long.BYTES)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits());
        return this;
    }

    BinaryCopy int2(int value) throws SQLException {
        space(Integer.BYTES + Short.BYTES).putInt(Short.BYTES).putShort((short) value);
        return this;
    }

    BinaryCopy int4(int value) throws SQLException {
        space(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(value);
        return this;
    }

    BinaryCopy int8(long value) throws SQLException {
        space(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
        return this;
    }

    BinaryCopy text(@Nullable String value) throws SQLException {
        return bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    BinaryCopy bytes(byte @Nullable [] value) throws SQLException {
        if (value == null) {
            space(Integer.BYTES).putInt(NULL);
        } else {
            space(Integer.BYTES + value.length).putInt(value.length).put(value);
        }
        return this;
    }

    /** Ends the copy, which adds all rows. */
    void end() throws SQLException {
        space(Short.BYTES).putShort(END);
        send();
        copy.endCopy();
    }

    private ByteBuffer space(int bytes) throws SQLException {
        if (block.remaining() < bytes) {
            send();
            if (block.capacity() < bytes) {
                block = ByteBuffer.allocate(bytes);
            }
        }
        return block;
    }

    private void send() throws SQLException {
        copy.writeToCopy(block.array(), 0, block.position());
        block.clear();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
