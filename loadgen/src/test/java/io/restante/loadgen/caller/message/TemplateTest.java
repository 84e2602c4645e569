package io.restante.loadgen.caller.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TemplateTest {
    @Test
    void theNumberShouldStandWhereTheTemplateSays() {
        assertThat(new Template("/a/{id}?b={id%10}").text(123)).isEqualTo("/a/123?b=3");
    }

    @Test
    void whatIsNoPlaceForANumberShouldStay() {
        assertThat(new Template("{\"ids\":[{id%0},{ID},$1]}").text(5)).isEqualTo("{\"ids\":[{id%0},{ID},$1]}");
    }
}
