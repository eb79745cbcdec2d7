package energy.switchpoint.connections.control;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Virtual threads for all that waits: for the database, for a charger's answer. A managed executor would capture the
 * container's context for every task, which costs more than the task.
 */
@ApplicationScoped
public class WorkThreads implements Executor {

    private final ClassLoader application = Thread.currentThread().getContextClassLoader();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("charger-", 0).factory());

    @Override
    public void execute(Runnable work) {
        threads.execute(() -> {
            Thread.currentThread().setContextClassLoader(application);
            work.run();
        });
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
