package topset.session.logging;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import topset.edge.Caller;
import topset.edge.Cursor;
import topset.edge.Page;
import topset.edge.Problem;
import topset.edge.Role;
import topset.edge.StrictJson;
import topset.session.logging.SessionCommand.NewSet;
import topset.session.logging.SessionRequests.BatchBody;
import topset.session.logging.SessionRequests.CorrectionBody;
import topset.session.logging.SessionRequests.FinishBody;
import topset.session.logging.SessionRequests.SetBody;
import topset.session.logging.SessionRequests.StartBody;
import topset.store.Athlete;

/** Logging a session. Bodies are read only after it is known that the caller may see and change the session. */
@Path("/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Logging", description = "A session and its sets, as they are completed")
public class SessionResource {
    private final SessionService sessions;
    private final Exercises exercises;
    private final Caller caller;
    private final StrictJson json;
    private final Clock clock = Clock.systemUTC();

    SessionResource(SessionService sessions, Exercises exercises, Caller caller, StrictJson json) {
        this.sessions = sessions;
        this.exercises = exercises;
        this.caller = caller;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM})
    @Operation(
            operationId = "startSession",
            summary = "Start a session",
            description =
                    "The same sessionId with the same body again is answered 200 as the first time, with another body 409.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = StartBody.class), example = """
                                    {"sessionId":"5f0c2a52-7b0e-4c53-9f0a-2f4f9f3f6a01","athleteId":"lifter-1","startedAt":"2026-11-24T17:40:00+01:00","day":1}"""))
    @APIResponse(
            responseCode = "201",
            description = "Started",
            content = @Content(schema = @Schema(implementation = Receipts.SessionReceipt.class)))
    @APIResponse(responseCode = "200", description = "It was started before, by the same request")
    @APIResponse(responseCode = "409", description = "The id is that of another session")
    public Response start(byte[] body) {
        var gym = caller.gym();
        var start = json.read(body, StartBody.class);
        caller.requireWritable(start.athleteId());
        var sessionId = start.sessionId() == null ? UUID.randomUUID() : start.sessionId();
        var written = sessions.execute(
                new Athlete(gym, start.athleteId()),
                sessionId,
                new SessionCommand.Start(start.athleteId(), start.startedAt(), start.day(), now()));
        return created(written)
                .location(java.net.URI.create("/v1/sessions/" + sessionId))
                .entity(Receipts.SessionReceipt.of(sessionId, written.session().begun()))
                .build();
    }

    @GET
    @Path("/{sessionId}")
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(operationId = "getSession", summary = "Read a session back, its sets in order, removed ones left out")
    public SessionView read(@PathParam("sessionId") UUID sessionId) {
        visible(sessionId);
        return SessionView.of(sessionId, sessions.read(caller.gym(), sessionId).begun());
    }

    @GET
    @Path("/{sessionId}/events")
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(operationId = "getSessionEvents", summary = "The session's public events, in order")
    public Page<PublicEventView> events(
            @PathParam("sessionId") UUID sessionId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        visible(sessionId);
        var most = Page.limit(limit);
        var events = sessions.events(caller.gym(), sessionId, afterVersion(cursor));
        var items = events.stream().limit(most).map(PublicEventView::of).toList();
        return new Page<>(
                items,
                events.size() > most ? Cursor.of(Long.toString(items.getLast().streamversion())) : null);
    }

    @POST
    @Path("/{sessionId}/sets")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM})
    @Operation(
            operationId = "completeSet",
            summary = "A set was completed",
            description =
                    "Answered once it is durable. The same setId with the same content again, also after a correction or a removal, is answered 200 as the first time; with other content 409.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SetBody.class), example = """
                                    {"setId":"0d9b7a0e-6f5c-4c38-8f70-3ad1a5b5a001","exercise":"bench-press","role":"TOP","load":{"value":120,"unit":"kg"},"reps":4,"rpe":8.5,"completedAt":"2026-11-24T18:05:00+01:00","slotId":"d1-bench-press"}"""))
    @APIResponse(
            responseCode = "201",
            description = "Stored",
            content = @Content(schema = @Schema(implementation = Receipts.SetReceipt.class)))
    @APIResponse(responseCode = "200", description = "It was stored before, by the same request")
    @APIResponse(responseCode = "409", description = "The id is that of another set")
    @APIResponse(responseCode = "422", description = "A value is outside its limits")
    public Response complete(@PathParam("sessionId") UUID sessionId, byte[] body) {
        var athlete = writable(sessionId);
        var set = json.read(body, SetBody.class);
        var written =
                sessions.execute(athlete, sessionId, new SessionCommand.CompleteSets(List.of(newSet("", set)), now()));
        var receipt = Receipts.SetReceipt.first(set.setId(), written.session().begun());
        return created(written)
                .header(HttpHeaders.ETAG, IfMatch.tag(receipt.revision()))
                .entity(receipt)
                .build();
    }

    @POST
    @Path("/{sessionId}/sets/batch")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM})
    @Operation(
            operationId = "completeSets",
            summary = "An offline client catches up",
            description = "Up to 500 sets, all or none; sets that repeat stored ones or each other are fine.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BatchBody.class), example = """
                                    {"sets":[{"setId":"0d9b7a0e-6f5c-4c38-8f70-3ad1a5b5a002","exercise":"bench-press","role":"BACKOFF","load":{"value":102.5,"unit":"kg"},"reps":9,"completedAt":"2026-11-24T18:10:00+01:00"},{"setId":"0d9b7a0e-6f5c-4c38-8f70-3ad1a5b5a003","exercise":"bench-press","role":"BACKOFF","load":{"value":102.5,"unit":"kg"},"reps":8,"completedAt":"2026-11-24T18:14:00+01:00"}]}"""))
    @APIResponse(
            responseCode = "201",
            description = "Stored",
            content = @Content(schema = @Schema(implementation = Receipts.BatchReceipt.class)))
    @APIResponse(responseCode = "200", description = "All of them were stored before")
    public Response completeMany(@PathParam("sessionId") UUID sessionId, byte[] body) {
        var athlete = writable(sessionId);
        var batch = json.read(body, BatchBody.class);
        var sets = new ArrayList<NewSet>();
        for (var set : batch.sets()) {
            sets.add(newSet("sets[" + sets.size() + "].", set));
        }
        var written = sessions.execute(athlete, sessionId, new SessionCommand.CompleteSets(sets, now()));
        var session = written.session().begun();
        return created(written)
                .entity(new Receipts.BatchReceipt(batch.sets().stream()
                        .map(set -> Receipts.SetReceipt.first(set.setId(), session))
                        .toList()))
                .build();
    }

    @PUT
    @Path("/{sessionId}/sets/{setId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM})
    @Operation(
            operationId = "correctSet",
            summary = "Correct a set: replace it whole",
            description = "With If-Match: \"<revision>\" only if that revision is the current one.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = CorrectionBody.class), example = """
                                    {"exercise":"bench-press","role":"TOP","load":{"value":122.5,"unit":"kg"},"reps":4,"rpe":9,"completedAt":"2026-11-24T18:05:00+01:00","slotId":"d1-bench-press"}"""))
    @APIResponse(
            responseCode = "200",
            description = "The set is as given",
            content = @Content(schema = @Schema(implementation = Receipts.SetReceipt.class)))
    @APIResponse(responseCode = "412", description = "The named revision is not the current one")
    public Response correct(
            @PathParam("sessionId") UUID sessionId,
            @PathParam("setId") UUID setId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            byte[] body) {
        var athlete = writable(sessionId);
        requireLogged(sessionId, setId);
        var onlyRevision = IfMatch.revision(ifMatch);
        var set = json.read(body, CorrectionBody.class);
        if (set.setId() != null && !set.setId().equals(setId)) {
            throw Problem.refused("setId", "must be the one in the path", "same-set");
        }
        var corrected = new NewSet("", setId, set.details(), exercises.find(set.exercise()));
        return newest(
                setId,
                sessions.execute(athlete, sessionId, new SessionCommand.CorrectSet(corrected, onlyRevision, now())));
    }

    @DELETE
    @Path("/{sessionId}/sets/{setId}")
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM})
    @Operation(
            operationId = "removeSet",
            summary = "Remove a set",
            description = "With If-Match: \"<revision>\" only if that revision is the current one.")
    @APIResponse(
            responseCode = "200",
            description = "The set is removed",
            content = @Content(schema = @Schema(implementation = Receipts.SetReceipt.class)))
    @APIResponse(responseCode = "412", description = "The named revision is not the current one")
    public Response remove(
            @PathParam("sessionId") UUID sessionId,
            @PathParam("setId") UUID setId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var athlete = writable(sessionId);
        var remove = new SessionCommand.RemoveSet(setId, IfMatch.revision(ifMatch), now());
        return newest(setId, sessions.execute(athlete, sessionId, remove));
    }

    @POST
    @Path("/{sessionId}/finish")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM})
    @Operation(
            operationId = "finishSession",
            summary = "Finish a session",
            description = "Sets may still arrive afterwards, from a client that was offline, and are accepted.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = FinishBody.class), example = """
                                    {"finishedAt":"2026-11-24T18:55:00+01:00"}"""))
    @APIResponse(
            responseCode = "200",
            description = "Finished, now or by the same request before",
            content = @Content(schema = @Schema(implementation = Receipts.FinishReceipt.class)))
    @APIResponse(responseCode = "409", description = "It was finished at another time")
    public Receipts.FinishReceipt finish(@PathParam("sessionId") UUID sessionId, byte[] body) {
        var athlete = writable(sessionId);
        var finish = json.read(body, FinishBody.class);
        var written = sessions.execute(athlete, sessionId, new SessionCommand.Finish(finish.finishedAt(), now()));
        return Receipts.FinishReceipt.of(sessionId, written.session().begun());
    }

    private void visible(UUID sessionId) {
        caller.requireVisible(athlete(sessionId).id());
    }

    private Athlete writable(UUID sessionId) {
        var athlete = athlete(sessionId);
        caller.requireWritable(athlete.id());
        return athlete;
    }

    private Athlete athlete(UUID sessionId) {
        return sessions.athlete(caller.gym(), sessionId).orElseThrow(Problem::notFound);
    }

    private void requireLogged(UUID sessionId, UUID setId) {
        if (!sessions.hasSet(caller.gym(), sessionId, setId)) {
            throw Problem.notFound();
        }
    }

    private NewSet newSet(String field, SetBody set) {
        return new NewSet(field, set.setId(), set.details(), exercises.find(set.exercise()));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static Response newest(UUID setId, SessionWrite.Written written) {
        var receipt = Receipts.SetReceipt.newest(setId, written.session().begun());
        return Response.ok(receipt)
                .header(HttpHeaders.ETAG, IfMatch.tag(receipt.revision()))
                .build();
    }

    private static Response.ResponseBuilder created(SessionWrite.Written written) {
        return written.events().isEmpty() ? Response.ok() : Response.status(Response.Status.CREATED);
    }

    private static long afterVersion(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return 0;
        }
        try {
            return Long.parseLong(Cursor.parts(cursor, 1).getFirst());
        } catch (NumberFormatException e) {
            throw Cursor.malformed();
        }
    }
}
