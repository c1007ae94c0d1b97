package topset.verification.support;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import topset.testsupport.Json;

/** A started training session of a lifter. */
public record SessionClient(GymCaller lifter, UUID sessionId) {

    public Recorded log(SetRequest set) {
        return post(set).as(Recorded.class, 201);
    }

    public Answer post(SetRequest set) {
        return lifter.sessions().post(path() + "/sets", set);
    }

    public Answer batch(List<SetRequest> sets) {
        return lifter.sessions().post(path() + "/sets/batch", Map.of("sets", sets));
    }

    public Answer correct(SetRequest set, Map<String, String> headers) {
        return lifter.sessions().send("PUT", path() + "/sets/" + set.setId(), Json.write(set), headers);
    }

    public Answer correct(SetRequest set) {
        return correct(set, Map.of());
    }

    public Answer remove(UUID setId) {
        return lifter.sessions().delete(path() + "/sets/" + setId);
    }

    public Answer read() {
        return lifter.sessions().get(path());
    }

    public String path() {
        return "/v1/sessions/" + sessionId;
    }
}
