/**
 * Completes the OpenAPI document of each service at build time: names of schemas, enumerations, types of parameters,
 * descriptions, examples. The entry point is {@link topset.edge.openapi.CompleteOpenApi}.
 * Words: docs/glossary.md.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.openapi;
