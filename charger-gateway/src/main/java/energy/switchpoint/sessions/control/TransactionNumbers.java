package energy.switchpoint.sessions.control;

import energy.switchpoint.sql.Sql;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for transactions, each given once over all nodes and restarts: a node takes a block from the database and hands its
 * numbers out without asking, fetching the next block before the last one is used up.
 */
@ApplicationScoped
public class TransactionNumbers {

    private static final System.Logger LOG = System.getLogger(TransactionNumbers.class.getName());
    private static final int PER_BLOCK = 10_000;

    @Inject
    Sql sql;

    // all guarded by this
    private int next;
    private int end;
    private @Nullable Integer reserve;
    private boolean fetching;

    public TransactionNumbers() {}

    /** For use outside the container. */
    public TransactionNumbers(Sql sql) {
        this.sql = sql;
        begin();
    }

    @PostConstruct
    void begin() {
        begin(block());
        reserve = block();
    }

    /** @throws IllegalStateException while the database is away for so long that no number is left */
    public synchronized int nextNumber() {
        if (next == end) {
            var block = reserve;
            if (block == null) {
                fetch();
                throw new IllegalStateException("no transaction number at hand just now");
            }
            reserve = null;
            begin(block);
        }
        if (reserve == null) {
            fetch();
        }
        return next++;
    }

    private synchronized void begin(int block) {
        next = block * PER_BLOCK;
        end = next + PER_BLOCK;
    }

    private void fetch() {
        if (!fetching) {
            fetching = true;
            Thread.ofVirtual().name("transaction-numbers").start(this::fetched);
        }
    }

    private void fetched() {
        Integer block = null;
        try {
            block = block();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "no new transaction numbers yet: {0}", e.toString());
        }
        synchronized (this) {
            fetching = false;
            if (block != null) {
                reserve = block;
            }
        }
    }

    private int block() {
        return sql.one("select next value for charger_transaction_block", row -> row.getInt(1))
                .orElseThrow(() -> new IllegalStateException("the sequence gave no value"));
    }
}
