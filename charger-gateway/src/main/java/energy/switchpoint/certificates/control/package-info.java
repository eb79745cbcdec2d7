/** Chargers' certificates: asked for, signed, delivered, renewed, revoked. */
@NullMarked
package energy.switchpoint.certificates.control;

import org.jspecify.annotations.NullMarked;
