/** The charger twin: what is known and wanted of a charger. */
@NullMarked
package energy.switchpoint.twins.entity;

import org.jspecify.annotations.NullMarked;
