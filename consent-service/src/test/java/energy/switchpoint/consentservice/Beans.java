package energy.switchpoint.consentservice;

import energy.switchpoint.accesses.control.PersonLog;
import energy.switchpoint.chargers.control.Keepers;
import energy.switchpoint.consents.control.Relations;
import energy.switchpoint.platform.messaging.ReceivedEvent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Wires beans as the container does, on one entity manager. */
public final class Beans {

    /** In the order of their priorities. */
    private static final List<Class<?>> OBSERVERS = List.of(Keepers.class, Relations.class, PersonLog.class);

    private final List<Object> made = new ArrayList<>();
    private final EntityManager em;

    Beans(EntityManager em) {
        this.em = em;
    }

    public EntityManager em() {
        return em;
    }

    public Beans with(Object bean) {
        made.add(bean);
        return this;
    }

    public <T> T get(Class<T> type) {
        return made.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseGet(() -> make(type));
    }

    /** As the inbox does on an event seen for the first time. */
    public void receive(ReceivedEvent event) {
        try {
            for (var observer : OBSERVERS) {
                for (var method : observer.getDeclaredMethods()) {
                    if (method.getParameterCount() == 1
                            && method.getParameterTypes()[0] == ReceivedEvent.class
                            && method.getParameters()[0].isAnnotationPresent(jakarta.enterprise.event.Observes.class)) {
                        method.setAccessible(true);
                        method.invoke(get(observer), event);
                    }
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T make(Class<T> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            var bean = constructor.newInstance();
            made.add(bean);
            for (Class<?> c = type; c != Object.class; c = c.getSuperclass()) {
                for (var field : c.getDeclaredFields()) {
                    fill(bean, field);
                }
            }
            return bean;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }

    private void fill(Object bean, Field field) throws IllegalAccessException {
        field.setAccessible(true);
        if (field.isAnnotationPresent(PersistenceContext.class)) {
            field.set(bean, em);
        } else if (field.getType() == Instance.class) {
            field.set(bean, answering(Instance.class, () -> Stream.of(new Routes())));
        } else if (field.isAnnotationPresent(Inject.class) && !field.isAnnotationPresent(ConfigProperty.class)) {
            field.set(bean, get(field.getType()));
        }
    }

    private static Object answering(Class<?> type, java.util.function.Supplier<Object> answer) {
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> answer == null ? null : answer.get());
    }
}
