/**
 * Handles HTTP bodies for both services: strict JSON of limited size, pages of lists, and errors as problems (RFC
 * 9457). The entry points are {@link StrictJson} for a request body and {@link Problem} for an error.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.web;
