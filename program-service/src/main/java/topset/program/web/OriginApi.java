package topset.program.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import topset.edge.webhooks.WebhookType;

/**
 * Makes one OpenAPI document of those of both services, for their common address: there the paths of the session service
 * begin with {@code /session} (ADR 0142).
 */
final class OriginApi {
    static final String SESSION = "/session";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> RATE_LIMITS = List.of("RateLimit", "RateLimit-Policy");
    private static final Set<String> WITH_ETAG = Set.of(
            "completeSet",
            "correctSet",
            "removeSet",
            "getExercise",
            "defineExercise",
            "retireExercise",
            "getProgramTemplate",
            "saveProgramTemplate",
            "retireProgramTemplate",
            "getGym",
            "setGym");
    private static final Set<String> WITH_LOCATION =
            Set.of("startSession", "startProgram", "startRebuild", "importLog", "undoLogImport");

    /** What both documents lack: the way to get a token, headers, refusals of busy services, and the webhooks. */
    private static final String FRAME = """
            {"openapi":"3.1.0",
             "info":{"title":"Topset","version":"1","description":"Both services at their common address. The paths of the\
             session service begin with /session."},
             "servers":[{"url":"/","description":"The address of this document"}],
             "paths":{},"tags":[],"webhooks":{},
             "components":{
              "securitySchemes":{"SecurityScheme":{"type":"openIdConnect",
               "description":"Bearer token of the OIDC issuer, aud topset. The scopes of an operation are the roles that\
             may call it"}},
              "headers":{
               "ETag":{"description":"The revision, in quotes; send it as If-Match","schema":{"type":"string"}},
               "Location":{"description":"The address of what was made","schema":{"type":"string","format":"uri"}},
               "RateLimit":{"description":"The limit, requests left (r) and seconds (t)","schema":{"type":"string"}},
               "RateLimit-Policy":{"description":"The limit: quota (q) and window in seconds (w)",
                "schema":{"type":"string"}},
               "Retry-After":{"description":"Seconds until the request may be sent again","schema":{"type":"integer"}}},
              "responses":{
               "TooManyRequests":{"description":"The caller or the gym has sent too many requests",
                "headers":{"Retry-After":{"$ref":"#/components/headers/Retry-After"}},
                "content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}}},
               "Unavailable":{"description":"The service cannot do this at the moment: send the same request again",
                "headers":{"Retry-After":{"$ref":"#/components/headers/Retry-After"}},
                "content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}}}},
              "schemas":{}}}""";

    private static final String WEBHOOK = """
            {"post":{"operationId":"receive","summary":"A message of a webhook; docs/webhooks.md describes data",
             "parameters":[
              {"name":"webhook-id","in":"header","required":true,"schema":{"type":"string"},
               "description":"The message's id: the same in every attempt"},
              {"name":"webhook-timestamp","in":"header","required":true,"schema":{"type":"integer"},
               "description":"When the attempt was made, in seconds since 1970"},
              {"name":"webhook-signature","in":"header","required":true,"schema":{"type":"string"},
               "description":"HMAC-SHA256 signatures, separated by spaces"}],
             "requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object",
              "required":["type","timestamp","data"],"properties":{
               "type":{"type":"string"},
               "timestamp":{"type":"string","format":"date-time"},
               "data":{"type":"object"}}}}}},
             "responses":{"2XX":{"description":"Received"},"410":{"description":"Stops the webhook"}}}}""";

    private final ObjectNode document = read(FRAME);
    private final Set<String> operationIds = new HashSet<>();

    static ObjectNode of(ObjectNode session, ObjectNode program, String issuer) {
        var api = new OriginApi();
        api.add(program, "");
        api.add(withOwnSchemas(session, program), SESSION);
        Stream.of(WebhookType.values()).forEach(api::addWebhook);
        ((ObjectNode) api.document.at("/components/securitySchemes/SecurityScheme"))
                .put("openIdConnectUrl", issuer + "/.well-known/openid-configuration");
        return api.document;
    }

    static ObjectNode read(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Renames a schema if the program service has another one of the same name. */
    private static ObjectNode withOwnSchemas(ObjectNode session, ObjectNode program) {
        var others = schemas(program);
        var text = session.toString();
        for (var schema : schemas(session).properties()) {
            var name = schema.getKey();
            if (others.has(name) && !others.get(name).equals(schema.getValue())) {
                text = text.replace("/schemas/" + name + "\"", "/schemas/Session" + name + "\"")
                        .replace("\"" + name + "\":{", "\"Session" + name + "\":{");
            }
        }
        return read(text);
    }

    private static ObjectNode schemas(ObjectNode api) {
        return (ObjectNode) api.at("/components/schemas");
    }

    private void add(ObjectNode api, String prefix) {
        schemas(document).setAll(schemas(api));
        var tags = document.withArray("tags");
        api.path("tags").forEach(tag -> {
            if (tags.valueStream().noneMatch(each -> each.path("name").equals(tag.path("name")))) {
                tags.add(tag);
            }
        });
        api.path("paths").properties().forEach(path -> {
            path.getValue().valueStream().map(ObjectNode.class::cast).forEach(this::complete);
            document.withObject("/paths").set(prefix + path.getKey(), path.getValue());
        });
    }

    private void complete(ObjectNode operation) {
        var id = operation.path("operationId").asText();
        if (!operationIds.add(id)) {
            operation.put("operationId", "session" + Character.toUpperCase(id.charAt(0)) + id.substring(1));
        }
        var responses = operation.withObject("/responses");
        responses.properties().forEach(response -> {
            var isSuccess = response.getKey().startsWith("2");
            var answer = (ObjectNode) response.getValue();
            if (!response.getKey().equals("401")) {
                RATE_LIMITS.forEach(header -> addHeader(answer, header));
            }
            if (isSuccess && WITH_ETAG.contains(id)) {
                addHeader(answer, "ETag");
            }
            if (isSuccess && WITH_LOCATION.contains(id)) {
                addHeader(answer, "Location");
            }
        });
        responses.withObject("/429").put("$ref", "#/components/responses/TooManyRequests");
        responses.withObject("/503").put("$ref", "#/components/responses/Unavailable");
    }

    private static void addHeader(ObjectNode response, String name) {
        response.withObject("/headers").withObject("/" + name).put("$ref", "#/components/headers/" + name);
    }

    private void addWebhook(WebhookType type) {
        var webhook = read(WEBHOOK);
        var message = webhook.at("/post/requestBody/content/application~1json/schema/properties/type");
        ((ObjectNode) message).put("const", type.word());
        webhook.withObject("/post").put("operationId", "receive_" + type.name().toLowerCase(Locale.ROOT));
        document.withObject("/webhooks").set(type.word(), webhook);
    }

    static ObjectNode stored(String service) {
        try (var file = OriginApi.class.getResourceAsStream("/openapi/" + service + ".json")) {
            return (ObjectNode) JSON.readTree(Objects.requireNonNull(file, service));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
