package topset.edge.transfer;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.transfer.TransferSlots.Kind;
import topset.edge.web.StrictJson;

/** Imports those lines of an export file that belong to this service. */
@Path("/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Transfer")
public class ImportResource {
    private final LineImporter importer;
    private final NoteImporter notes;
    private final TransferSlots slots;
    private final StrictJson json;
    private final Caller caller;
    private final Clock clock;

    ImportResource(
            LineImporter importer,
            NoteImporter notes,
            TransferSlots slots,
            StrictJson json,
            Caller caller,
            Clock clock) {
        this.importer = importer;
        this.notes = notes;
        this.slots = slots;
        this.json = json;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Consumes(ExportResource.NDJSON)
    @RolesAllowed(Role.PLATFORM)
    @Operation(
            summary = "Import athletes, one JSON object per line, into the gym of the token",
            description = "The body is what GET /v1/export answers, of one service or of both in one file: each service"
                    + " carries out its own lines and passes over the others. Lines are described in docs/transfer.md. A"
                    + " line is checked as the call that it stands for. A refused line does not stop the others. Everything"
                    + " is idempotent by the ids and times in the lines: after a lost connection, or after refused lines"
                    + " were mended, post the file again, and only what is missing is added. The body is read as a stream,"
                    + " at most 2 GB, a line at most 64,000 bytes; the answer comes after the last line. One import of a"
                    + " gym at a time: 429. The gym is the token's; a gym or an actor in the file has no meaning.")
    @RequestBody(content = @Content(mediaType = ExportResource.NDJSON, schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "200",
            description =
                    "How many lines were added, repeated, passed over and refused, and the first 1,000 refused ones")
    @APIResponse(responseCode = "408", description = "The body did not arrive; post it again")
    public ImportReport.Result importGym(InputStream body) {
        var into = new LineImporter.GymImport(caller.actor(), caller.gym(), new ImportReport());
        try (var _ = slots.begin(Kind.GYM_IMPORT, into.gym())) {
            return new ImportRun(importer, notes, into, json, clock).run(body);
        }
    }
}
