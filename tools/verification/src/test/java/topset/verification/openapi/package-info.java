/**
 * Tests the OpenAPI documents: the stored documents equal the served ones, a change that breaks clients fails, and
 * every part has a description or an example. The entry point is {@link topset.verification.openapi.OpenApiTest}.
 */
@org.jspecify.annotations.NullMarked
package topset.verification.openapi;
