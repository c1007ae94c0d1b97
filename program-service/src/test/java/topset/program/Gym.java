package topset.program;

import io.restassured.specification.RequestSpecification;
import java.util.concurrent.atomic.AtomicInteger;

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

    public Lifter lifter(String id) {
        return new Lifter(this, id);
    }
}
