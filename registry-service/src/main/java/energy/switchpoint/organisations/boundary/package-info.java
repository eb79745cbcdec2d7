/** Organisations over HTTP, and the identity provider they also live in. */
@NullMarked
package energy.switchpoint.organisations.boundary;

import org.jspecify.annotations.NullMarked;
