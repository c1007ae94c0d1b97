package topset.verification.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The Kafka users in deploy/kubernetes, and their rights. */
public final class KafkaUsers {

    private KafkaUsers() {}

    /** Returns the rights of one user, as Strimzi gives them to Kafka. */
    public static List<AclBinding> rights(String user) {
        return Manifests.of("kafka/users.yaml").stream()
                .filter(each -> each.at("/metadata/name").asText().equals(user))
                .flatMap(each -> each.at("/spec/authorization/acls").valueStream())
                .flatMap(acl -> bindings(user, acl))
                .toList();
    }

    private static Stream<AclBinding> bindings(String user, JsonNode acl) {
        var resource = acl.path("resource");
        var pattern = new ResourcePattern(
                type(resource.path("type").asText()),
                resource.path("name").asText(),
                PatternType.fromString(resource.path("patternType").asText().toUpperCase(Locale.ROOT)));
        return acl.path("operations")
                .valueStream()
                .map(operation -> new AclBinding(
                        pattern,
                        new AccessControlEntry(
                                "User:" + user, "*", operation(operation.asText()), AclPermissionType.ALLOW)));
    }

    private static ResourceType type(String name) {
        return name.equals("transactionalId") ? ResourceType.TRANSACTIONAL_ID : ResourceType.fromString(name);
    }

    private static AclOperation operation(String name) {
        return name.equals("DescribeConfigs") ? AclOperation.DESCRIBE_CONFIGS : AclOperation.fromString(name);
    }
}
