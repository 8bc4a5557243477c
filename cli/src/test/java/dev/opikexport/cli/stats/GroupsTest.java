package dev.opikexport.cli.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GroupsTest {

    @Test
    void afterAThousandNamesTheOthersAreOne() {
        Groups<Counter> groups = new Groups<>(Counter::new);
        for (int i = 0; i < 1500; i++) {
            groups.of("name " + i).increment();
        }
        groups.of("name 0").increment();

        assertThat(groups.greatestFirst(Counter::count)).hasSize(1001);
        assertThat(groups.of(Groups.OTHERS).count()).isEqualTo(500);
        assertThat(groups.greatestFirst(Counter::count).get(1).getKey()).isEqualTo("name 0");
    }
}
