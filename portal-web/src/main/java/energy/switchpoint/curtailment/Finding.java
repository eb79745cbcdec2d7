package energy.switchpoint.curtailment;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import java.util.List;

/** The finding that stands above a list of limits: how many, how many verified, how many signals reached idle chargers. */
record Finding(int events, int verified, int active, int idleShare) {

    static Finding of(List<Limit> limits) {
        int verified = (int)
                limits.stream().filter(l -> l.verification().equals("VERIFIED")).count();
        int active = (int) limits.stream().filter(Limit::isActive).count();
        int signals = limits.stream().mapToInt(Limit::reached).sum();
        int idle = limits.stream().mapToInt(Limit::idle).sum();
        return new Finding(limits.size(), verified, active, signals == 0 ? 0 : Math.round(100f * idle / signals));
    }

    String tone() {
        return active > 0 ? "limited" : "good";
    }

    String sentence() {
        return events == 0
                ? translate("curtailment.finding-none")
                : translate("curtailment.finding", events, verified, active, idleShare);
    }
}
