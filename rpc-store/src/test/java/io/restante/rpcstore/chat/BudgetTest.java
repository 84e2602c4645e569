package io.restante.rpcstore.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BudgetTest {
    private final Budget budget = new Budget(10);

    @Test
    void allOfItShouldBeThereToTakeAndNotMore() {
        assertThat(budget.tryTake(10)).isTrue();
        assertThat(budget.tryTake(1)).isFalse();
        assertThat(budget.used()).isEqualTo(10);
    }

    @Test
    void whatIsGivenBackShouldBeThereAgain() {
        budget.tryTake(10);
        budget.giveBack(4);

        assertThat(budget.tryTake(5)).isFalse();
        assertThat(budget.tryTake(4)).isTrue();
    }

    @Test
    void whatIsTakenWithoutAskingShouldExceedIt() {
        budget.giveBack(-10);
        assertThat(budget.isExceeded()).isFalse();
        budget.giveBack(-1);
        assertThat(budget.isExceeded()).isTrue();
    }
}
