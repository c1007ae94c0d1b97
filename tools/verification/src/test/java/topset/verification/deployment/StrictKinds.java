package topset.verification.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All kinds that the manifests use, with what checks each strictly: the model class of a kind of Kubernetes itself, or
 * the schema of a custom resource.
 */
final class StrictKinds {
    private static final Map<String, Class<?>> OF_KUBERNETES = Map.ofEntries(
            Map.entry("v1 ConfigMap", ConfigMap.class),
            Map.entry("v1 Namespace", Namespace.class),
            Map.entry("v1 Secret", Secret.class),
            Map.entry("v1 Service", Service.class),
            Map.entry("v1 ServiceAccount", ServiceAccount.class),
            Map.entry("apps/v1 Deployment", Deployment.class),
            Map.entry("autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("batch/v1 Job", Job.class),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
            Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class));

    private final ObjectMapper strict = new ObjectMapper().setAnnotationIntrospector(new NoAnySetter());
    private final Map<String, StructuralSchema> custom = new TreeMap<>();

    StrictKinds() {
        var folder = "tools/verification/src/test/resources/kubernetes-schemas";
        for (var file : DeploymentFiles.under(folder, ".json")) {
            var schema = read(file);
            var kind = "%s/%s %s"
                    .formatted(
                            schema.path("group").asText(),
                            schema.path("version").asText(),
                            schema.path("kind").asText());
            custom.put(kind, new StructuralSchema(schema.path("spec")));
        }
    }

    /** Returns what is wrong with a resource, one sentence for each fault; the first one only for a kind of Kubernetes. */
    List<String> faults(JsonNode resource) {
        var kind = resource.path("apiVersion").asText() + " " + Manifests.kind(resource);
        var schema = custom.get(kind);
        if (schema != null) {
            return schema.faults(Manifests.name(resource) + " spec", resource.path("spec"));
        }
        var model = OF_KUBERNETES.get(kind);
        if (model == null) {
            return List.of(Manifests.name(resource) + ": no check is known for the kind " + kind);
        }
        try {
            strict.treeToValue(resource, model);
            return List.of();
        } catch (JsonProcessingException e) {
            return List.of(Manifests.name(resource) + ": " + e.getOriginalMessage());
        }
    }

    private JsonNode read(Path file) {
        try {
            return strict.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ignores the models' setter for unknown fields, so that Jackson refuses these. */
    private static final class NoAnySetter extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated method) {
            return false;
        }
    }
}
