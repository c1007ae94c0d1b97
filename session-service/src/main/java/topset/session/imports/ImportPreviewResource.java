package topset.session.imports;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.session.exercises.KnownExercises;
import topset.session.logs.ExerciseNames;

/** Shows what an import of a training log would add. Nothing is stored. */
@Path("/v1/athletes/{athleteId}/imports/preview")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Imports")
public class ImportPreviewResource {
    private final LogImportService imports;
    private final ExerciseNames names;
    private final KnownExercises exercises;
    private final Caller caller;

    ImportPreviewResource(LogImportService imports, ExerciseNames names, KnownExercises exercises, Caller caller) {
        this.imports = imports;
        this.names = names;
        this.exercises = exercises;
        this.caller = caller;
    }

    @POST
    @Consumes("text/csv")
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM})
    @Operation(
            operationId = "previewLogImport",
            summary = "Check a training log as POST …/imports would, and show what it would add; nothing is stored",
            description =
                    "Refusals are those of POST …/imports. The limits of one training date are checked only by the"
                            + " import. A gym has one preview at a time.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING, description = LogImportResource.FILE),
                            example = LogImportResource.EXAMPLE))
    @APIResponse(
            responseCode = "200",
            description = "What an import would add",
            content = @Content(schema = @Schema(implementation = LogImportPreview.class)))
    @APIResponse(responseCode = "400", description = LogImportResource.MALFORMED)
    @APIResponse(responseCode = "413", description = LogImportResource.TOO_LARGE)
    @APIResponse(responseCode = "422", description = LogImportResource.NO_LOG)
    public LogImportPreview preview(
            @PathParam("athleteId") String athleteId,
            @Parameter(description = LogImportResource.TIME_ZONE, example = "Europe/Berlin", required = true)
                    @QueryParam("timeZone")
                    @Nullable
                    String timeZone,
            @Parameter(description = LogImportResource.UNIT, example = "kg") @QueryParam("unit") @Nullable String unit,
            @Parameter(description = LogImportResource.MAPPING, example = LogImportResource.MAPPING_EXAMPLE)
                    @QueryParam("mapping")
                    @Nullable
                    String mapping,
            InputStream log) {
        var athlete = caller.changeable(athleteId);
        var known = names.withOwn(exercises.ownOf(athlete.gym()));
        return imports.preview(athlete, ImportSettings.read(timeZone, unit, mapping, known), known, log);
    }
}
