/** What each OCPP version says a message must look like, read from one text table per version and checked message by message. */
@NullMarked
package energy.switchpoint.ocpp.schema;

import org.jspecify.annotations.NullMarked;
