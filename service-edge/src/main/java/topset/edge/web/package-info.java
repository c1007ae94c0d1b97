/**
 * Reads request bodies and writes answers in one form: strict JSON, limits of a body, pages of a list, problems. The
 * ways in are {@link StrictJson} for a body and {@link Problem} for every refusal.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.web;
