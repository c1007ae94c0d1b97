package topset.verification.drill;

import java.nio.file.Path;
import topset.local.ProjectFolder;
import topset.local.process.AotCaches;
import topset.local.servers.Database;

/**
 * The packages of both services of a release.
 *
 * @param name the name of the release in the printed lines and in the names of logs
 * @param project the folder of the project in which the release was built
 */
record Release(String name, Path project) {

    /** Returns the folder of a service's package, which contains {@code quarkus-run.jar}. */
    Path application(Database database) {
        return new ProjectFolder(project, project, AotCaches.Mode.OFF).application(database);
    }
}
