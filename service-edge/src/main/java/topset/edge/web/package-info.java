/**
 * Reads request bodies and writes answers in the same form for both services: strict JSON, limits of bodies, pages of
 * lists, and problems. The entry points are {@link StrictJson} for a body and {@link Problem} for a refusal.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.web;
