package energy.switchpoint.ocpp.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.RpcFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {

    static final Schema SCHEMA = new SchemaTable().read("test", """
                    # a comment
                    enum Colour red green
                      blue
                    type Point
                      x int 0..10
                      y? decimal -1..1
                      next? Point
                    call Draw station
                      name string 5
                      id? identifier 4
                      at? time
                      on? boolean
                      colour? Colour
                      points Point list 1..2
                      extra? any
                      answer
                      status string
                    call Erase central
                      answer
                    call Talk both
                      answer
                      word? string
                    """).schema();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{'name':'n','points':[{'x':1}]}                              | -          | -",
                "{'name':'n','points':[{'x':1}],'more':{'a':[1]},'extra':[3]} | -          | -",
                "{'name':'n','points':[{'x':1}],'id':null}                    | -          | -",
                "{'name':'n','points':[{'x':5.0,'y':-0.5}]}                   | -          | -",
                "{'name':'n','points':[{'x':1e1}],'on':false}                 | -          | -",
                "{'points':[{'x':1}]}                                         | OCCURRENCE | name is missing",
                "{'name':null,'points':[{'x':1}]}                             | OCCURRENCE | name is missing",
                "{'name':5,'points':[{'x':1}]}                                | TYPE       | name is not a string",
                "{'name':'longer','points':[{'x':1}]}                         | PROPERTY   | name has more than 5 characters",
                "{'name':'\\ud800','points':[{'x':1}]}                        | PROPERTY   | name is not Unicode: it has half a surrogate pair",
                "{'name':'a\\ude00\\ud83d','points':[{'x':1}]}                | PROPERTY   | name is not Unicode: it has half a surrogate pair",
                "{'name':'\\ud83d\\ude00abc','points':[{'x':1}]}             | -          | -",
                "{'name':'n','points':{}}                                     | TYPE       | points is not a list",
                "{'name':'n','points':[]}                                     | OCCURRENCE | points needs at least 1 element",
                "{'name':'n','points':[{'x':1},{'x':1},{'x':1}]}              | OCCURRENCE | points has more than 2 elements",
                "{'name':'n','points':[{'x':1},7]}                            | TYPE       | points[1] is not an object",
                "{'name':'n','points':[null]}                                 | TYPE       | points[0] is not allowed to be null",
                "{'name':'n','points':[{}]}                                   | OCCURRENCE | points[0].x is missing",
                "{'name':'n','points':[{'x':1,'next':{'x':11}}]}              | PROPERTY   | points[0].next.x is not between 0 and 10",
                "{'name':'n','points':[{'x':-1}]}                             | PROPERTY   | points[0].x is not between 0 and 10",
                "{'name':'n','points':[{'x':1.5}]}                            | TYPE       | points[0].x is not a whole number",
                "{'name':'n','points':[{'x':1e-400}]}                         | TYPE       | points[0].x is not a whole number",
                "{'name':'n','points':[{'x':1e999999999}]}                    | PROPERTY   | points[0].x is not between 0 and 10",
                "{'name':'n','points':[{'x':18446744073709551617}]}           | PROPERTY   | points[0].x is not between 0 and 10",
                "{'name':'n','points':[{'x':'1'}]}                            | TYPE       | points[0].x is not a whole number",
                "{'name':'n','points':[{'x':1,'y':1.1}]}                      | PROPERTY   | points[0].y is not at least -1 and at most 1",
                "{'name':'n','points':[{'x':1,'y':2}]}                        | PROPERTY   | points[0].y is not at least -1 and at most 1",
                "{'name':'n','points':[{'x':1,'y':1e-999999999}]}             | PROPERTY   | points[0].y has more than 30 digits",
                "{'name':'n','points':[{'x':1,'y':true}]}                     | TYPE       | points[0].y is not a number",
                "{'name':'n','points':[{'x':1}],'id':'a-1'}                   | -          | -",
                "{'name':'n','points':[{'x':1}],'id':'a b'}                   | PROPERTY   | id has a character other than a-z, A-Z, 0-9 and *-_=:+|@.",
                "{'name':'n','points':[{'x':1}],'id':'abcde'}                 | PROPERTY   | id has more than 4 characters",
                "{'name':'n','points':[{'x':1}],'at':'2027-03-01T12:00:00'}   | -          | -",
                "{'name':'n','points':[{'x':1}],'at':'noon'}                  | PROPERTY   | at is not an ISO 8601 time",
                "{'name':'n','points':[{'x':1}],'at':12}                      | TYPE       | at is not a string",
                "{'name':'n','points':[{'x':1}],'on':'yes'}                   | TYPE       | on is not true or false",
                "{'name':'n','points':[{'x':1}],'colour':'blue'}              | -          | -",
                "{'name':'n','points':[{'x':1}],'colour':'Blue'}              | PROPERTY   | colour is none of [red, green, blue]",
            })
    void aMessageIsToldWhatIsWrongWithItAndWhere(String message, RpcFault fault, String description) {
        var refusal = SCHEMA.request("Draw").check(Json.readObject(message.replace('\'', '"')));

        if (fault == null) {
            assertThat(refusal).isNull();
        } else {
            assertThat(refusal.fault()).isEqualTo(fault);
            assertThat(refusal.description()).startsWith(description);
        }
    }

    @Test
    void theTableKnowsWhoSendsWhat() {
        assertThat(SCHEMA.actions()).containsExactlyInAnyOrder("Draw", "Erase", "Talk");
        assertThat(SCHEMA.fromStation("Draw")).isTrue();
        assertThat(SCHEMA.fromCentral("Draw")).isFalse();
        assertThat(SCHEMA.fromStation("Erase")).isFalse();
        assertThat(SCHEMA.fromStation("Talk") && SCHEMA.fromCentral("Talk")).isTrue();
        assertThat(SCHEMA.fromStation("Sing") || SCHEMA.fromCentral("Sing")).isFalse();
        assertThat(SCHEMA.request("Sing")).isNull();
        assertThat(SCHEMA.words("Colour")).containsExactlyInAnyOrder("red", "green", "blue");
    }

    @Test
    void anAnswerHasAShapeOfItsOwn() {
        assertThat(SCHEMA.answer("Draw").check(Json.EMPTY).description()).isEqualTo("status is missing");
        assertThat(SCHEMA.answer("Erase").check(Json.EMPTY)).isNull();
    }

    @Test
    void anotherTableIsTakenOverAndDefinedAnewInPart() {
        var later = new SchemaTable().read("later", """
                        include v16
                        enum Phase L1 L9
                        call Reset central
                          type string 3
                          answer
                        """).schema();

        assertThat(later.actions()).isEqualTo(Schema.of("v16").actions());
        assertThat(later.request("Reset").check(Json.readObject("{\"type\":\"abc\"}")))
                .isNull();
        assertThat(later.request("MeterValues").check(Json.readObject("""
                        {"connectorId":1,"meterValue":[{"timestamp":"2027-03-01T12:00:00Z",
                         "sampledValue":[{"value":"1","phase":"L9"}]}]}"""))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense X",
                "  x int",
                "type",
                "call X",
                "call X somebody",
                "type A\n  x Unknown",
                "type A\n  x int 5",
                "type A\n  x int a..b",
                "type A\n  x string 1..2 list 0..*",
                "type A\n  x string 5 6",
                "type A\n  x int list",
                "type A\n  x boolean 5",
                "type A\n  x",
                "include nothing",
            })
    void aTableWithAMistakeIsNotTaken(String text) {
        assertThatThrownBy(() -> new SchemaTable().read("bad", text).schema())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aVersionsTableIsReadOnce() {
        assertThat(Schema.of("v16")).isSameAs(Schema.of("v16"));
    }
}
