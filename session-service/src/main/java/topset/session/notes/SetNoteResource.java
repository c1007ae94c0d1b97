package topset.session.notes;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.notes.Note;
import topset.edge.notes.NoteSubject;
import topset.edge.notes.Notes;
import topset.edge.notes.Notes.NewNote;
import topset.edge.notes.Notes.NoteChange;
import topset.edge.web.Page;
import topset.edge.web.PageRequest;
import topset.edge.web.StrictJson;
import topset.session.sessions.SessionAccess;

@Path("/v1/sessions/{sessionId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notes", description = "What coaches say about sets")
@RunOnVirtualThread
public class SetNoteResource {
    private final Notes notes;
    private final SessionAccess access;
    private final StrictJson json;
    private final Caller caller;

    SetNoteResource(Notes notes, SessionAccess access, StrictJson json, Caller caller) {
        this.notes = notes;
        this.access = access;
        this.json = json;
        this.caller = caller;
    }

    public record SetNote(UUID setId, @JsonUnwrapped Note note) {}

    @GET
    @Path("notes")
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "The notes about the sets of a session, newest first",
            description = "An athlete reads those that are shared. The lifter's own remark on a set is its field note.")
    public Page<SetNote> listSetNotes(@PathParam("sessionId") UUID sessionId, @BeanParam PageRequest asked) {
        var athlete = access.visible(sessionId);
        var onlyShared = !caller.isCoachOrPlatform();
        var page = notes.list(athlete, sessionId.toString(), onlyShared, asked);
        return new Page<>(
                page.items().stream()
                        .map(note -> new SetNote(UUID.fromString(note.subject().set()), note))
                        .toList(),
                page.nextCursor());
    }

    @POST
    @Path("sets/{setId}/notes")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "Write a note about a set, for the lifter to read",
            description = "Notes are private to the gym: no topic, stream or analyst sees them. With shared=false only"
                    + " coaches read it here; the athlete's own export has all. At most 50 of a set.")
    @APIResponse(responseCode = "201", description = "Stored")
    @APIResponse(responseCode = "200", description = "The same request has already stored it")
    @APIResponse(responseCode = "409", description = "The noteId is already used by another note")
    @APIResponse(responseCode = "422", description = "The text is too long, or there are too many notes")
    public RestResponse<Note> addSetNote(
            @PathParam("sessionId") UUID sessionId, @PathParam("setId") UUID setId, NewNote asked) {
        var athlete = access.writable(sessionId);
        access.requireLogged(athlete, sessionId, setId);
        var added = notes.add(caller.actor(), NoteSubject.ofSet(athlete, sessionId, setId), json.require(asked));
        return RestResponse.status(added.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK, added.note());
    }

    @PUT
    @Path("sets/{setId}/notes/{noteId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(summary = "Change a note about a set; its author and the platform may")
    @APIResponse(responseCode = "200", description = "The note")
    @APIResponse(responseCode = "403", description = "The note is another author's")
    public Note changeSetNote(
            @PathParam("sessionId") UUID sessionId,
            @PathParam("setId") UUID setId,
            @PathParam("noteId") UUID noteId,
            NoteChange asked) {
        var athlete = access.writable(sessionId);
        return notes.change(caller.actor(), NoteSubject.ofSet(athlete, sessionId, setId), noteId, json.require(asked));
    }

    @DELETE
    @Path("sets/{setId}/notes/{noteId}")
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "Remove a note about a set; its author and the platform may",
            description = "Nothing of it is kept.")
    @APIResponse(responseCode = "200", description = "The note that was removed")
    @APIResponse(responseCode = "403", description = "The note is another author's")
    public Note removeSetNote(
            @PathParam("sessionId") UUID sessionId, @PathParam("setId") UUID setId, @PathParam("noteId") UUID noteId) {
        var athlete = access.writable(sessionId);
        return notes.remove(caller.actor(), NoteSubject.ofSet(athlete, sessionId, setId), noteId);
    }
}
