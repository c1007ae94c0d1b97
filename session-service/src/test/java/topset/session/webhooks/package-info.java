/** Tests of webhooks, with real receivers. */
@NullMarked
package topset.session.webhooks;

import org.jspecify.annotations.NullMarked;
