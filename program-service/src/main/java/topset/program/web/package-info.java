/**
 * Serves the coach's page: signs people in and out in the browser, and guards the writes of the page. {@link
 * topset.program.web.PageTenant} decides which requests come from the page; {@link topset.program.web.CallerResource}
 * returns the signed-in person to the page.
 */
@NullMarked
package topset.program.web;

import org.jspecify.annotations.NullMarked;
