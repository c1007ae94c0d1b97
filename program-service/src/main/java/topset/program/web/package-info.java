/**
 * Serves the pages of the coach and the lifter: signs people out, and answers while nobody can sign in. {@link
 * topset.edge.identity.PageTenant} decides which requests come from a page; {@link topset.program.web.CallerResource}
 * answers a page which user is signed in.
 */
@NullMarked
package topset.program.web;

import org.jspecify.annotations.NullMarked;
