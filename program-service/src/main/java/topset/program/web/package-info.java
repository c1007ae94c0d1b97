/**
 * Serves the coach's page: signs people in and out in the browser and guards its writes. {@link topset.program.web.PageTenant}
 * decides which requests are the page's; {@link topset.program.web.CallerResource} answers who is signed in.
 */
@NullMarked
package topset.program.web;

import org.jspecify.annotations.NullMarked;
