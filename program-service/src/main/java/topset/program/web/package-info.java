/**
 * Serves the pages of the coach and the lifter: signs people out, and answers while nobody can sign in. {@link
 * topset.edge.identity.PageTenant} decides which requests come from a page; {@link topset.program.web.CallerResource}
 * answers a page which user is signed in.
 */
@org.jspecify.annotations.NullMarked
package topset.program.web;
