package energy.switchpoint.consents;

import energy.switchpoint.clients.ConsentClient.Consent;
import energy.switchpoint.clients.ConsentClient.Notice;
import energy.switchpoint.clients.Named;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** A person's consents, arranged as they are read: company by company, what still holds first. */
public record Held(SequencedMap<Named, List<Line>> companies) {

    /** A consent and the name of its purpose. */
    public record Line(Consent consent, String title) {

        public boolean isLive() {
            return consent.withdrawnAt() == null;
        }
    }

    public static Held of(List<Consent> consents, List<Notice> notices) {
        var titles = notices.stream().collect(Collectors.toMap(Notice::purpose, Notice::title, (a, _) -> a));
        var lines = consents.stream()
                .map(consent -> new Line(consent, titles.getOrDefault(consent.purpose(), consent.purpose())))
                .sorted(Comparator.comparing(Line::isLive)
                        .reversed()
                        .thenComparing(line -> line.consent().recipient().name())
                        .thenComparing(Line::title))
                .collect(Collectors.groupingBy(
                        line -> line.consent().recipient(), LinkedHashMap::new, Collectors.toList()));
        return new Held(lines);
    }

    /** Companies that may use something now. */
    public long liveCompanies() {
        return companies.values().stream()
                .filter(lines -> lines.stream().anyMatch(Line::isLive))
                .count();
    }

    public boolean isEmpty() {
        return companies.isEmpty();
    }

    /** As pairs, for those who show them. */
    public Iterable<Map.Entry<Named, List<Line>>> entries() {
        return companies.entrySet();
    }
}
