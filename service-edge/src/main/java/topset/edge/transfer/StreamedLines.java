package topset.edge.transfer;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.time.Duration;
import topset.edge.web.OpenSlots;

/** Lines are written as fast as the client reads them. */
public final class StreamedLines {
    public static final String NDJSON = "application/x-ndjson";

    /** A slower client would block other exports or imports for too long. */
    public static final Duration LONGEST = Duration.ofHours(2);

    private static final int BUFFER = 32_768;

    private StreamedLines() {}

    /** The slot is released when the answer ends or the connection fails. */
    public static Response answer(
            RoutingContext request, String mediaType, OpenSlots.OpenSlot slot, StreamingOutput lines) {
        request.addEndHandler(ended -> slot.close());
        StreamingOutput output = to -> {
            try (slot) {
                var buffered = new BufferedOutputStream(to, BUFFER);
                lines.write(buffered);
                buffered.flush();
            }
        };
        return Response.ok(output, mediaType).build();
    }
}
