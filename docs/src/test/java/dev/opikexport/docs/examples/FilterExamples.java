package dev.opikexport.docs.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.filter.Filter;
import dev.opikexport.filter.FilterPredicate;
import dev.opikexport.filter.FilterPrinter;
import dev.opikexport.filter.InvalidFilterException;
import dev.opikexport.filter.OqlParser;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.plan.FilterPlan;
import dev.opikexport.filter.problem.Problem;
import dev.opikexport.filter.server.RowJson;
import org.junit.jupiter.api.Test;

class FilterExamples {

    @Test
    void readme() {
        // begin readme-filter
        Filter filter = OqlParser.parse(Entity.TRACES, "name = \"chat\" OR NOT tags contains \"test\"");
        FilterPlan plan = FilterPlan.of(filter); // what to ask the server, and what is left to decide here
        boolean matches = FilterPredicate.of(filter).test(RowJson.of("{\"id\":\"1\",\"name\":\"Chat\"}"));
        // end
        assertThat(plan.queries()).hasSize(2);
        assertThat(matches).isTrue();
    }

    @Test
    void explained() {
        // begin explain
        Filter filter = OqlParser.parse(Entity.TRACES, "duration > 2s AND (tags contains \"prod\" OR name = \"chat\")");

        String inOneForm = FilterPrinter.print(filter); // the same filter, as the tools write it
        FilterPlan plan = FilterPlan.of(filter);
        int questions = plan.queries().size(); // one for each side of OR: the server only knows AND
        String inWords = plan.explain();
        // end
        assertThat(OqlParser.parse(Entity.TRACES, inOneForm)).isEqualTo(filter);
        assertThat(questions).isEqualTo(2);
        assertThat(inWords).contains("duration", "tags", "name");
    }

    @Test
    void mistaken() {
        // begin problems
        try {
            OqlParser.parse(Entity.SPANS, "duraton > 2s AND type in (\"llm\"");
        } catch (InvalidFilterException mistake) {
            for (Problem problem : mistake.problems()) {
                System.err.println(problem.span() + " " + problem.message()); // which characters, and what is wrong
            }
            System.err.println(mistake.getMessage()); // the same for people, with carets under the text
        }
        // end
    }
}
