/** Requests under data-protection law. */
@NullMarked
package energy.switchpoint.cases.entity;

import org.jspecify.annotations.NullMarked;
