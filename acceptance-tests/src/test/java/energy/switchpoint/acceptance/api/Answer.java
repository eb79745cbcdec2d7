package energy.switchpoint.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.util.List;

/** What an API answered. */
public record Answer(String request, int status, HttpHeaders headers, String body) {

    public Answer expect(int wanted) {
        assertThat(status).as("%s answered %s", request, body).isEqualTo(wanted);
        return this;
    }

    public JsonObject json() {
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }

    public JsonArray array() {
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.readArray();
        }
    }

    public List<JsonObject> items() {
        return json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    public String etag() {
        return headers.firstValue("ETag").orElseThrow();
    }
}
