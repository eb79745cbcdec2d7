package energy.switchpoint.twins.control;

import energy.switchpoint.sql.OwnConnection;
import energy.switchpoint.sql.Together;
import energy.switchpoint.sql.WritersDatabase;
import energy.switchpoint.twins.control.ReconcileSteps.Plan;
import energy.switchpoint.twins.control.ReconcileSteps.Todo;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Plans chargers and writes down what came of it, in one visit to the database for all who want it at the same time. Nothing
 * here goes on the ledger or to other services, so it needs no transaction of the container.
 */
@ApplicationScoped
public class LookStore {

    /** Planning is half computing: as many as keep a small machine busy. */
    private static final int PLANNERS = 2;

    private static final int MOST_PLANNED = 256;
    private static final int MOST_PUSHED = 512;
    private static final int MOST_WRITTEN = 1024;

    @Inject
    WritersDatabase database;

    @Inject
    ReconcileSteps steps;

    @Inject
    LookResults results;

    private final List<OwnConnection> connections = new ArrayList<>();
    private final List<Together<UUID, Optional<Plan>>> planners = new ArrayList<>();
    private final List<Together<UUID, Optional<Todo>>> pushers = new ArrayList<>();
    private @Nullable Together<Happened, Boolean> writer;

    public LookStore() {}

    /** For use outside the container: each by itself, and in the caller's transaction. */
    public LookStore(ReconcileSteps steps, LookResults results) {
        this.steps = steps;
        this.results = results;
    }

    @PostConstruct
    void open() {
        for (int i = 0; i < PLANNERS; i++) {
            var own = opened();
            planners.add(new Together<>("planner-" + i, MOST_PLANNED, ids -> own.inOneTransaction(() -> planned(ids))));
            var pusher = opened();
            pushers.add(
                    new Together<>("ceilings-" + i, MOST_PUSHED, ids -> pusher.inOneTransaction(() -> ceilings(ids))));
        }
        var own = opened();
        writer = new Together<>("looks", MOST_WRITTEN, all -> own.inOneTransaction(() -> results.write(all)));
    }

    private OwnConnection opened() {
        var own = database.connection();
        connections.add(own);
        return own;
    }

    @PreDestroy
    void close() {
        planners.forEach(Together::close);
        pushers.forEach(Together::close);
        if (writer != null) {
            writer.close();
        }
    }

    private List<Optional<Plan>> planned(List<UUID> ids) {
        var plans = new HashMap<UUID, Plan>();
        steps.plan(ids).forEach(p -> plans.put(p.chargepointId(), p));
        return ids.stream().map(id -> Optional.ofNullable(plans.get(id))).toList();
    }

    private List<Optional<Todo>> ceilings(List<UUID> ids) {
        var todos = steps.ceilings(ids);
        return ids.stream().map(id -> Optional.ofNullable(todos.get(id))).toList();
    }

    /** The ceiling that a charger is to be told ahead of its plan; empty when it has it, or cannot hold one. */
    CompletableFuture<Optional<Todo>> ceiling(UUID chargepointId) {
        return pushers.isEmpty()
                ? CompletableFuture.completedFuture(
                        ceilings(List.of(chargepointId)).getFirst())
                : pushers.get(Math.floorMod(chargepointId.hashCode(), PLANNERS)).ask(chargepointId);
    }

    /** Empty for an unknown charger, and while no rule pack is known. What is done with the plan must be short. */
    CompletableFuture<Optional<Plan>> plan(UUID chargepointId) {
        return planners.isEmpty()
                ? CompletableFuture.completedFuture(
                        planned(List.of(chargepointId)).getFirst())
                // One charger is always planned by the same one, so never twice at the same time.
                : planners.get(Math.floorMod(chargepointId.hashCode(), PLANNERS))
                        .ask(chargepointId);
    }

    /** In the order in which it is called. @return whether the charger is to be planned anew */
    CompletableFuture<Boolean> write(Happened happened) {
        return writer == null
                ? CompletableFuture.completedFuture(
                        results.write(List.of(happened)).getFirst())
                : writer.ask(happened);
    }
}
