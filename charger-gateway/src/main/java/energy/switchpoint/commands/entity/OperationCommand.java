package energy.switchpoint.commands.entity;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Day-to-day operation. */
public sealed interface OperationCommand extends ChargerCommand {

    /** Answered {@link CommandOutcome.Later} when a transaction must end first. */
    record ChangeAvailability(int connector, boolean operative) implements OperationCommand {}

    /** Asks the device to send a message of this kind now. */
    record Trigger(Kind kind, int connector) implements OperationCommand {}

    /**
     * Does this transaction run, and do messages about it wait? Answered by {@link CommandOutcome.TransactionStatus}.
     *
     * @param transactionId null asks for waiting messages of any transaction
     */
    record ReadTransactionStatus(@Nullable String transactionId) implements OperationCommand {}

    /** @param total what the transaction costs so far, in the device's currency, tax included */
    record UpdateCost(String transactionId, BigDecimal total) implements OperationCommand {}

    /**
     * Something of a vendor's own. Answered by {@link CommandOutcome.DataAnswered}. Its contents show nowhere.
     *
     * @param data plain text, or text in JSON
     */
    record SendData(
            String vendor,
            @Nullable String messageId,
            @Nullable String data) implements OperationCommand {
        @Override
        public String toString() {
            return "SendData[vendor=" + vendor + ", messageId=" + messageId + "]";
        }
    }

    enum Kind {
        BOOT,
        HEARTBEAT,
        METER_VALUES,
        STATUS,
        TRANSACTION,
        FIRMWARE_STATUS,
        LOG_STATUS,
        PUBLISH_FIRMWARE_STATUS
    }
}
