package topset.program;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import topset.contract.CoachesSee;

/** A gym (tenant) of the running service. */
public record Gym(String name) {
    private static final AtomicInteger GYMS = new AtomicInteger();

    /** Creates a gym that no other test uses. */
    public static Gym fresh(String theme) {
        return new Gym(theme + "-" + GYMS.incrementAndGet());
    }

    public RequestSpecification coach() {
        return as("coach", "kim");
    }

    public RequestSpecification analyst() {
        return as("analyst", "ada");
    }

    public RequestSpecification as(String role, String subject) {
        return Api.as(name, role, subject);
    }

    /** Sets which athletes the gym's coaches see, which only the platform may. */
    public void coachesSee(CoachesSee whom) {
        as("platform", "back-end")
                .body(Map.of("coachesSee", whom))
                .put("/v1/gym")
                .then()
                .statusCode(200)
                .body("coachesSee", equalTo(whom.name()));
    }

    /** Sets the coaches of an athlete as the platform. */
    public void coaches(String athlete, String... coaches) {
        as("platform", "back-end")
                .body(Map.of("coaches", coaches))
                .put("/v1/athletes/" + athlete + "/coaches")
                .then()
                .statusCode(200);
    }

    public Lifter lifter(String id) {
        return new Lifter(this, id);
    }
}
