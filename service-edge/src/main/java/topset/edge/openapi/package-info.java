/**
 * Completes the OpenAPI document of each service when it is built: names of schemas, enumerations, types of parameters,
 * descriptions, examples. {@link topset.edge.openapi.CompleteOpenApi} is the way in.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.openapi;
