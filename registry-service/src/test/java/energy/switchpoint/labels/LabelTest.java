package energy.switchpoint.labels;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.labels.control.CriteriaFile;
import energy.switchpoint.labels.entity.Capability;
import energy.switchpoint.labels.entity.Criteria;
import energy.switchpoint.labels.entity.Criterion;
import energy.switchpoint.labels.entity.FactTest;
import energy.switchpoint.labels.entity.FactValue;
import energy.switchpoint.labels.entity.Facts;
import energy.switchpoint.labels.entity.Form;
import energy.switchpoint.labels.entity.Label;
import energy.switchpoint.labels.entity.Level;
import energy.switchpoint.labels.entity.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every criterion of the file in force, each by itself: met it counts, unmet it costs exactly its level. */
class LabelTest {

    static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    static final Criteria CRITERIA = CriteriaFile.read("2026-1");

    @Test
    void aChargerThatMeetsAndHasCertifiedEverythingIsHighThroughout() {
        var label = label(everything());

        assertThat(label.lowest()).isEqualTo(Level.HIGH);
        assertThat(label.forms()).extracting(Label.FormLevel::level).containsOnly(Level.HIGH);
        assertThat(label.capabilities())
                .extracting(Label.CapabilityLevel::level)
                .containsOnly(Level.HIGH);
    }

    @Test
    void aChargerOfWhichNothingIsKnownHasNone() {
        var label = label(Map.of());

        assertThat(label.lowest()).isEqualTo(Level.NONE);
        assertThat(label.capabilities())
                .extracting(Label.CapabilityLevel::level)
                .containsOnly(Level.NONE);
        assertThat(label.forms()).extracting(Label.FormLevel::level).containsOnly(Level.NONE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("criteria")
    void oneUnmetCriterionCostsItsLevel(String id, Criterion criterion) {
        var facts = new HashMap<>(everything());
        facts.remove(criterion.fact());

        var label = label(facts);

        assertThat(levelOfTheOneWith(criterion, label))
                .isEqualTo(lowestLevelAskingFor(criterion) == Level.MEDIUM ? Level.NONE : Level.MEDIUM);
        assertThat(result(criterion, label).met()).isFalse();
        assertThat(result(criterion, label).source()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("criteria")
    void whereACertificateIsAskedForTheManufacturersWordDoesNotCount(String id, Criterion criterion) {
        var declared = everything();
        var certified = new HashMap<>(everything());
        certified.remove(criterion.fact());

        var label = Label.of(CRITERIA, new Facts(declared, certified), TODAY);

        assertThat(result(criterion, label).met()).isEqualTo(!criterion.certified());
        assertThat(result(criterion, label).source()).isEqualTo(Source.DECLARED);
    }

    @Test
    void whereTheTwoDifferTheTestHouseIsBelieved() {
        var declared = new HashMap<>(everything());
        declared.put("meterAccuracyPercent", FactValue.of(1));
        var certified = new HashMap<>(everything());
        certified.put("meterAccuracyPercent", FactValue.of(12));

        var label = Label.of(CRITERIA, new Facts(declared, certified), TODAY);

        assertThat(label.level(Capability.METERING)).isEqualTo(Level.NONE);
    }

    @Test
    void aFormShowsTheLowestOfItsCapabilities() {
        var facts = new HashMap<>(everything());
        facts.remove("historyPreserved");

        var label = label(facts);

        assertThat(label.level(Capability.SWITCH_CPO)).isEqualTo(Level.MEDIUM);
        assertThat(label.level(Form.OPERATOR)).isEqualTo(Level.MEDIUM);
        assertThat(label.level(Form.DEMAND_RESPONSE)).isEqualTo(Level.HIGH);
        assertThat(label.level(Form.VEHICLE)).isEqualTo(Level.HIGH);
        assertThat(label.lowest()).isEqualTo(Level.MEDIUM);
    }

    @Test
    void anExpiredSecurityCertificateLowersTheLevelByItself() {
        var facts = everything();

        assertThat(Label.of(CRITERIA, new Facts(facts, facts), TODAY).level(Capability.SECURITY))
                .isEqualTo(Level.HIGH);
        assertThat(Label.of(CRITERIA, new Facts(facts, facts), LocalDate.parse("2031-01-01"))
                        .level(Capability.SECURITY))
                .isEqualTo(Level.NONE);
    }

    @Test
    void noInteroperabilityNamesWhatAReplacementCosts() {
        var meaning = label(Map.of()).capabilities().stream()
                .filter(one -> one.capability() == Capability.SWITCH_CPO)
                .findFirst()
                .orElseThrow()
                .meaning();

        assertThat(meaning).contains("physically replaced", "money", "electrician", "waste", "lost");
    }

    @Test
    void everyFactThatACriterionAsksForHasAKind() {
        assertThat(criteriaOf(CRITERIA))
                .allSatisfy(criterion -> assertThat(CRITERIA.facts()).containsKey(criterion.fact()));
        assertThat(criteriaOf(CRITERIA)).extracting(Criterion::id).doesNotHaveDuplicates();
    }

    static Stream<Object[]> criteria() {
        return criteriaOf(CRITERIA).map(criterion -> new Object[] {criterion.id(), criterion});
    }

    private static Stream<Criterion> criteriaOf(Criteria criteria) {
        return Stream.concat(
                criteria.capabilities().stream().flatMap(one -> one.criteria().stream()),
                criteria.forms().stream().flatMap(one -> one.criteria().stream()));
    }

    private static Label label(Map<String, FactValue> facts) {
        return Label.of(CRITERIA, new Facts(facts, facts), TODAY);
    }

    private static Criterion.Result result(Criterion criterion, Label label) {
        return Stream.concat(
                        label.capabilities().stream().flatMap(one -> one.criteria().stream()),
                        label.forms().stream().flatMap(one -> one.criteria().stream()))
                .filter(result -> result.criterion().equals(criterion))
                .findFirst()
                .orElseThrow();
    }

    private static Level levelOfTheOneWith(Criterion criterion, Label label) {
        return Stream.concat(
                        label.capabilities().stream()
                                .filter(one -> asks(one.criteria(), criterion))
                                .map(Label.CapabilityLevel::level),
                        label.forms().stream()
                                .filter(one -> asks(one.criteria(), criterion))
                                .map(Label.FormLevel::level))
                .findFirst()
                .orElseThrow();
    }

    /** The same fact may be asked for twice, for two levels of one capability. */
    private static Level lowestLevelAskingFor(Criterion criterion) {
        return Stream.concat(
                        CRITERIA.capabilities().stream().map(Criteria.OfCapability::criteria),
                        CRITERIA.forms().stream().map(Criteria.OfForm::criteria))
                .filter(siblings -> siblings.contains(criterion))
                .flatMap(List::stream)
                .filter(sibling -> sibling.fact().equals(criterion.fact()))
                .map(Criterion::level)
                .max(Level::compareTo)
                .orElseThrow();
    }

    private static boolean asks(List<Criterion.Result> results, Criterion criterion) {
        return results.stream().anyMatch(result -> result.criterion().equals(criterion));
    }

    /** Values that pass every test of the criteria. */
    private static Map<String, FactValue> everything() {
        var facts = new HashMap<String, FactValue>();
        criteriaOf(CRITERIA).forEach(criterion -> {
            switch (criterion.test()) {
                case FactTest.IsTrue() -> facts.put(criterion.fact(), FactValue.of(true));
                case FactTest.NotPast() ->
                    facts.put(criterion.fact(), new FactValue.Day(LocalDate.parse("2030-12-31")));
                case FactTest.AtLeast(var bound) ->
                    facts.merge(criterion.fact(), new FactValue.Amount(bound), (a, b) -> more(a, b));
                case FactTest.AtMost(var bound) ->
                    facts.merge(criterion.fact(), new FactValue.Amount(bound), (a, b) -> less(a, b));
                case FactTest.OneOf(var values) -> facts.put(criterion.fact(), new FactValue.Text(last(values)));
                case FactTest.ContainsAll(var values) -> facts.put(criterion.fact(), texts(facts, criterion, values));
                case FactTest.ContainsAny(var values) -> facts.put(criterion.fact(), texts(facts, criterion, values));
                case FactTest.CountOf(var values, int bound) ->
                    facts.put(criterion.fact(), texts(facts, criterion, values));
            }
        });
        return facts;
    }

    private static FactValue more(FactValue one, FactValue other) {
        return new FactValue.Amount(amount(one).max(amount(other)));
    }

    private static FactValue less(FactValue one, FactValue other) {
        return new FactValue.Amount(amount(one).min(amount(other)));
    }

    private static BigDecimal amount(FactValue value) {
        return ((FactValue.Amount) value).value();
    }

    private static String last(Iterable<String> values) {
        var found = "";
        for (var value : values) {
            found = value;
        }
        return found;
    }

    private static FactValue texts(Map<String, FactValue> facts, Criterion criterion, Iterable<String> values) {
        var all = new java.util.TreeSet<String>();
        if (facts.get(criterion.fact()) instanceof FactValue.Texts(var known)) {
            all.addAll(known);
        }
        values.forEach(all::add);
        return new FactValue.Texts(List.copyOf(all));
    }
}
