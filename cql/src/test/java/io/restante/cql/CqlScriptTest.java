package io.restante.cql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CqlScriptTest {
    @Test
    void statementsShouldBeSplitAtSemicolons() {
        assertThat(CqlScript.statements("a;\n b ; c")).containsExactly("a", "b", "c");
    }

    @Test
    void statementsShouldComeWithoutComments() {
        assertThat(CqlScript.statements("-- one; two\na // three;\n/* four; ' */ b; -- five"))
                .containsExactly("a  \n  b");
    }

    @Test
    void semicolonsAndCommentSignsWithinLiteralsShouldStay() {
        assertThat(CqlScript.statements("a 'x;--y' \"q;\" $$ z'; // $$; b"))
                .containsExactly("a 'x;--y' \"q;\" $$ z'; // $$", "b");
    }

    @Test
    void doubledQuotesShouldNotEndALiteral() {
        assertThat(CqlScript.statements("a 'it''s; one'; b")).containsExactly("a 'it''s; one'", "b");
    }

    @Test
    void literalWithoutEndShouldBeRefused() {
        assertThatThrownBy(() -> CqlScript.statements("a 'b"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("character 2");
    }

    @Test
    void emptyStatementsShouldBeLeftOut() {
        assertThat(CqlScript.statements(" ;; -- nothing\n;")).isEmpty();
    }
}
