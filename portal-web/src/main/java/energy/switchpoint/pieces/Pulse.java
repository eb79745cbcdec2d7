package energy.switchpoint.pieces;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The one clock behind all live pages: a single timer thread, and a virtual thread for each question it lets ask. */
@WebListener
public class Pulse implements ServletContextListener {

    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-pulse").factory());

    private static final ExecutorService WORK = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("live-", 0).factory());

    static void now(Runnable task) {
        try {
            WORK.execute(task);
        } catch (RejectedExecutionException _) {
            // The server is stopping: pages go quiet.
        }
    }

    static void in(Duration delay, Runnable task) {
        try {
            TIMER.schedule(() -> now(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            // The server is stopping: pages go quiet.
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        TIMER.shutdownNow();
        WORK.shutdownNow();
    }
}
