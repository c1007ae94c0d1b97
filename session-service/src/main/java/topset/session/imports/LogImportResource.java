package topset.session.imports;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.identity.CallerCredentials;
import topset.edge.identity.Role;
import topset.edge.web.Problem;
import topset.session.logs.ImportLimits;

/** The body is read only after the caller's right is checked. */
@Path("/v1/athletes/{athleteId}/imports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Imports", description = "Training logs of the Strong and Hevy apps")
public class LogImportResource {
    private static final String FILE = "The file as the app exported it";
    private static final String MALFORMED = "Not CSV text, or a parameter is missing or malformed";
    private static final String TOO_LARGE = "More than " + ImportLimits.BYTES + " bytes";
    private static final String NO_LOG =
            "A CSV of another app, too many lines, a mapping to no exercise, or an unknown unit";

    /** Of an import and of its preview. */
    public static class Parameters {
        @QueryParam("timeZone")
        @Parameter(example = "Europe/Berlin", required = true)
        @Nullable
        String timeZone;

        @QueryParam("unit")
        @Parameter(example = "kg")
        @Nullable
        String unit;

        @QueryParam("mapping")
        @Parameter(example = "{\"Flat Bench\":\"bench-press\"}")
        @Nullable
        String mapping;

        @QueryParam("create")
        @DefaultValue("false")
        boolean create;
    }

    private final LogImportService imports;
    private final Caller caller;

    LogImportResource(LogImportService imports, Caller caller) {
        this.imports = imports;
        this.caller = caller;
    }

    @POST
    @Consumes("text/csv")
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "Import a training log of the Strong or Hevy app",
            description =
                    "The app, its dialect and the delimiter are found by the header. Each line becomes a set, is a"
                            + " duplicate, or is reported: `skipped` with line, column and reason, `unmatched` by name."
                            + " The same file again adds nothing, so a file can be corrected and sent again. Of each"
                            + " exercise of a workout, one or two sets at the heaviest load become TOP, three or more"
                            + " STRAIGHT, lighter sets before them RAMP, after them BACKOFF; marked warm-ups stay WARM_UP."
                            + " At most "
                            + ImportLimits.BYTES + " bytes and " + ImportLimits.LINES
                            + " lines; one import of an athlete at a time. With `create=true` the program service first"
                            + " defines an exercise of the gym for each name that matches nothing, at most "
                            + ImportLimits.CREATED_EXERCISES
                            + ": `created`, or `notCreated` with the reason. Its muscles and pattern are those of a"
                            + " similar exercise; it adds its load to the bodyweight if half of its lines have no"
                            + " weight. Mend it with PUT /v1/exercises/{exercise} of the program service.")
    @RequestBody(
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING, description = FILE)))
    @APIResponse(responseCode = "200", description = "Imported")
    @APIResponse(
            responseCode = "202",
            description = "Accepted: the log has more than " + ImportLimits.LINES_AT_ONCE
                    + " lines, or other imports run. `Location` shows the progress",
            content = @Content(schema = @Schema(implementation = AthleteImport.class)))
    @APIResponse(responseCode = "400", description = MALFORMED)
    @APIResponse(responseCode = "409", description = "Another import of the athlete waits or runs")
    @APIResponse(responseCode = "413", description = TOO_LARGE)
    @APIResponse(responseCode = "422", description = NO_LOG)
    public RestResponse<AthleteImport> importLog(
            @PathParam("athleteId") String athleteId,
            @BeanParam Parameters parameters,
            @Context HttpHeaders headers,
            InputStream log) {
        var athlete = caller.changeable(athleteId);
        requireMayCreate(parameters);
        return answer(imports.begin(
                athlete,
                caller.actor(),
                parameters,
                parameters.create ? Optional.of(CallerCredentials.of(headers)) : Optional.empty(),
                log));
    }

    /** Stores nothing. */
    @POST
    @Path("/preview")
    @Consumes("text/csv")
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "Check a training log as POST …/imports would, and show what it would add; nothing is stored",
            description =
                    "Refusals are those of POST …/imports. The limits of one training date are checked only by the"
                            + " import. A gym has one preview at a time.")
    @RequestBody(
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING, description = FILE)))
    @APIResponse(responseCode = "200", description = "What an import would add")
    @APIResponse(responseCode = "400", description = MALFORMED)
    @APIResponse(responseCode = "413", description = TOO_LARGE)
    @APIResponse(responseCode = "422", description = NO_LOG)
    public LogImportPreview previewLogImport(
            @PathParam("athleteId") String athleteId, @BeanParam Parameters parameters, InputStream log) {
        var athlete = caller.changeable(athleteId);
        requireMayCreate(parameters);
        return imports.preview(athlete, parameters, log);
    }

    private void requireMayCreate(Parameters parameters) {
        if (parameters.create && !caller.isCoachOrPlatform()) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "Only coaches and the platform may create exercises of the gym: send the request without the"
                            + " parameter create");
        }
    }

    @GET
    @Path("/{importId}")
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM})
    @Operation(summary = "An import: its progress, and what became of its lines")
    public AthleteImport getLogImport(@PathParam("athleteId") String athleteId, @PathParam("importId") UUID importId) {
        return imports.find(caller.changeable(athleteId), importId);
    }

    @DELETE
    @Path("/{importId}")
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "Undo an import",
            description =
                    "Removes the sets that the import has added, except those that were corrected since (`keptSets`)."
                            + " Sessions without sets disappear. The same file can be imported again. Exercises that the"
                            + " import has created are retired, if the caller is a coach or the platform and no other sets,"
                            + " programs or program templates of the gym use them (`takenBack`).")
    @APIResponse(responseCode = "200", description = "Undone, by this request or earlier")
    @APIResponse(
            responseCode = "202",
            description = "Accepted: the import has more than " + ImportLimits.LINES_AT_ONCE
                    + " sets, or other imports run. `Location` shows the progress",
            content = @Content(schema = @Schema(implementation = AthleteImport.class)))
    @APIResponse(responseCode = "409", description = "The import has not ended, or another one waits or runs")
    public RestResponse<AthleteImport> undoLogImport(
            @PathParam("athleteId") String athleteId,
            @PathParam("importId") UUID importId,
            @Context HttpHeaders headers) {
        return answer(imports.undo(
                caller.changeable(athleteId),
                importId,
                caller.isCoachOrPlatform() ? Optional.of(CallerCredentials.of(headers)) : Optional.empty()));
    }

    private static RestResponse<AthleteImport> answer(AthleteImport stored) {
        var status = stored.hasNotEnded() ? RestResponse.Status.ACCEPTED : RestResponse.Status.OK;
        return RestResponse.ResponseBuilder.create(status, stored)
                .location(URI.create("/v1/athletes/" + stored.athleteId + "/imports/" + stored.importId))
                .build();
    }
}
