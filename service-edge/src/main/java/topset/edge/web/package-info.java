/**
 * Handles HTTP bodies for both services: reads a request body as strict JSON, limits its size, divides a list into
 * pages, and writes an error as a problem (RFC 9457). The entry points are {@link StrictJson} for a request body and
 * {@link Problem} for an error.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.web;
