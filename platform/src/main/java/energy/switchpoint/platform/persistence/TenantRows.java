package energy.switchpoint.platform.persistence;

import energy.switchpoint.platform.identity.Caller;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one place where rows are filtered by who asks. Every repository of tenant-owned rows extends it and says once, in
 * {@link #visibleTo}, what a caller may see; there is no query for a caller that goes round it. Work without a caller
 * (a process, an event) says so by name through {@link #ofAnyone}.
 */
public abstract class TenantRows<E> {

    @PersistenceContext
    protected EntityManager em;

    private final Class<E> type;

    protected TenantRows(Class<E> type) {
        this.type = type;
    }

    /** The rows this caller may see; {@link Restriction#NOTHING} unless there is a reason. */
    protected abstract Restriction visibleTo(Caller caller);

    public void add(E entity) {
        em.persist(entity);
    }

    /** Writes now, so that the version in the answer is the one in the database. */
    public void flush() {
        em.flush();
    }

    /** The row, if the caller may see it. Foreign and unknown look the same. */
    public Optional<E> find(Caller caller, Object id) {
        return stream(query(type, "select e", caller, where("e.id = :id", Map.of("id", id)), ""))
                .findFirst();
    }

    public Page<E> page(Caller caller, Restriction filter, String orderBy, int offset, int limit) {
        var items = query(type, "select e", caller, filter, " order by " + orderBy)
                .setFirstResult(Math.max(0, offset))
                .setMaxResults(Math.clamp(limit, 1, 200))
                .getResultList();
        long total = query(Long.class, "select count(e)", caller, filter, "").getSingleResult();
        return new Page<>(items, total);
    }

    /** For processes and events, which act for no caller. */
    public Optional<E> ofAnyone(Object id) {
        return Optional.ofNullable(em.find(type, id));
    }

    protected static Restriction where(String jpql, Map<String, Object> parameters) {
        return Restriction.where(jpql, parameters);
    }

    private <R> TypedQuery<R> query(Class<R> result, String select, Caller caller, Restriction filter, String tail) {
        var own = visibleTo(caller);
        var jpql = Stream.of(own, filter)
                .map(r -> "(" + r.jpql() + ")")
                .collect(Collectors.joining(" and ", select + " from " + type.getSimpleName() + " e where ", tail));
        var query = em.createQuery(jpql, result);
        own.parameters().forEach(query::setParameter);
        filter.parameters().forEach(query::setParameter);
        return query;
    }

    private static <R> Stream<R> stream(TypedQuery<R> query) {
        return query.setMaxResults(1).getResultList().stream();
    }
}
