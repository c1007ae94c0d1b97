package topset.verification.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import topset.verification.support.RunningPair;

/** Reads the files of a deployment. */
final class DeploymentFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DeploymentFiles() {}

    static Path path(String file) {
        return RunningPair.root().resolve(file);
    }

    static String text(String file) {
        try {
            return Files.readString(path(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the files under a folder whose name ends with the suffix, sorted. */
    static List<Path> under(String folder, String suffix) {
        try (var files = Files.walk(path(folder))) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(String text) {
        return documents(text).getFirst();
    }

    /** Returns the documents of a YAML file, with anchors resolved. A key that appears twice is an error. */
    static List<JsonNode> documents(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(200);
        var documents = new ArrayList<JsonNode>();
        new Yaml(options).loadAll(text).forEach(document -> documents.add(JSON.valueToTree(document)));
        return documents;
    }
}
