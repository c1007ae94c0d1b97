package topset.session.sessions;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.Cursor;
import topset.edge.web.Page;
import topset.edge.web.PageRequest;
import topset.edge.web.StrictJson;
import topset.session.events.PublicEventView;
import topset.session.sessions.SessionRequests.FinishBody;
import topset.session.sessions.SessionRequests.StartBody;
import topset.store.Athlete;

/**
 * A request body is checked only after the caller's right to see and change the session. {@link SetResource}
 * logs the sets.
 */
@Path("/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Logging", description = "A session and its sets, as they are completed")
public class SessionResource {
    private final SessionService sessions;
    private final Caller caller;
    private final SessionAccess access;
    private final SessionBodyChecks checks;
    private final StrictJson json;

    @Schema(name = "SessionReceipt")
    record SessionReceipt(
            UUID sessionId,
            String athleteId,
            OffsetDateTime startedAt,
            @Nullable Integer day,
            long sequence) {}

    @Schema(name = "FinishReceipt")
    record FinishReceipt(UUID sessionId, @JsonUnwrapped Session.SessionFinish finish) {}

    SessionResource(
            SessionService sessions, Caller caller, SessionAccess access, SessionBodyChecks checks, StrictJson json) {
        this.sessions = sessions;
        this.caller = caller;
        this.access = access;
        this.checks = checks;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "Start a session",
            description =
                    "A repeated request with the same sessionId and body gets the first answer with 200; another body"
                            + " gets 409. At most "
                            + TrainingLimits.SESSIONS_OF_DATE
                            + " sessions of an athlete may start on one date (rule "
                            + TrainingLimits.SESSIONS_OF_DATE_RULE
                            + "): the local date of startedAt.")
    @APIResponse(responseCode = "201", description = "Started")
    @APIResponse(responseCode = "200", description = "The same request has already started it")
    @APIResponse(responseCode = "409", description = "The id is already used by another session")
    @APIResponse(
            responseCode = "422",
            description = "A value is outside its limits, or the date has the maximum number of sessions")
    public RestResponse<SessionReceipt> startSession(StartBody start) {
        var gym = caller.gym();
        json.require(start, checks::start);
        caller.requireWritable(start.athleteId());
        var sessionId = start.sessionId() == null ? UUID.randomUUID() : start.sessionId();
        var written = sessions.execute(
                caller.actor(),
                new Athlete(gym, start.athleteId()),
                sessionId,
                new SessionCommand.Start(start.athleteId(), start.startedAt(), start.day()));
        var session = written.session().begun();
        return RestResponse.ResponseBuilder.create(
                        SetResource.status(written),
                        new SessionReceipt(
                                sessionId, session.athleteId(), session.startedAt(), session.day(), session.sequence()))
                .location(java.net.URI.create("/v1/sessions/" + sessionId))
                .build();
    }

    @GET
    @Path("/{sessionId}")
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(
            summary = "Read a session with its sets in order, without removed ones",
            description = "All sets, unless they exceed " + TrainingLimits.BYTES_OF_SETS
                    + " bytes of JSON, for example hundreds of sets with long notes: then nextCursor leads to"
                    + " the others.")
    public SessionView getSession(
            @PathParam("sessionId") UUID sessionId, @QueryParam("cursor") @Nullable Cursor cursor) {
        access.visible(sessionId);
        return SessionView.of(sessionId, sessions.read(caller.gym(), sessionId), cursor);
    }

    @GET
    @Path("/{sessionId}/events")
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(summary = "The session's public events, in order")
    public Page<PublicEventView> getSessionEvents(
            @PathParam("sessionId") UUID sessionId, @BeanParam PageRequest asked) {
        access.visible(sessionId);
        return asked.page(
                most -> sessions.events(caller.gym(), sessionId, Cursor.number(asked.cursor()), most).stream()
                        .map(PublicEventView::of)
                        .toList(),
                event -> Cursor.of(Long.toString(event.envelope().streamVersion())));
    }

    @POST
    @Path("/{sessionId}/finish")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "Finish a session",
            description = "Sets may still arrive afterwards, from a client that was offline, and are accepted.")
    @APIResponse(responseCode = "200", description = "Finished by this request, or earlier by the same request")
    @APIResponse(responseCode = "409", description = "It was finished at another time")
    public FinishReceipt finishSession(@PathParam("sessionId") UUID sessionId, FinishBody finish) {
        var athlete = access.writable(sessionId);
        json.require(finish, checks::finish);
        var written =
                sessions.execute(caller.actor(), athlete, sessionId, new SessionCommand.Finish(finish.finishedAt()));
        return new FinishReceipt(
                sessionId, requireNonNull(written.session().begun().finish()));
    }
}
