/**
 * The OpenAPI documents: the stored ones are what the services serve, a change that breaks clients fails, and nothing
 * in them is without a description or an example. {@link topset.verification.openapi.OpenApiTest} is the way in.
 */
@org.jspecify.annotations.NullMarked
package topset.verification.openapi;
