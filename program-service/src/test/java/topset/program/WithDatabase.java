package topset.program;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Marks tests of the service's parts on a database of {@link OnPostgres}. These classes run in parallel with each other
 * and with the tests of the running service, because each thread has a database of its own. The tests of one class run
 * one after another, because they share a gauge, a clock or a wire.
 */
@Tag("integration")
@ResourceLock(value = WithDatabase.SERVER, mode = ResourceAccessMode.READ)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface WithDatabase {
    /**
     * The lock of the server that the databases share. A class that depends on every transaction of the server holds it
     * alone.
     */
    String SERVER = "server of the databases";
}
