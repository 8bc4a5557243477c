package dev.opikexport.cli.filter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.FilterPrinter;
import dev.opikexport.filter.InvalidFilterException;
import dev.opikexport.filter.OqlParser;
import dev.opikexport.filter.ParseOptions;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.plan.FilterPlan;
import dev.opikexport.filter.plan.PlannedQuery;
import dev.opikexport.filter.plan.RestFilter;
import dev.opikexport.filter.problem.Problem;
import dev.opikexport.filter.problem.Span;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Compiles one filter per line, for programs: each line {@code {"entity":…,"filter":…}} gets one line, in order. Offsets
 * count characters (code points) of the filter.
 */
final class BatchCompiler {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ParseOptions options;

    BatchCompiler(ParseOptions options) {
        this.options = options;
    }

    void run(BufferedReader in, PrintStream out) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!line.isBlank()) {
                out.println(answer(line));
                out.flush();
            }
        }
    }

    private ObjectNode answer(String line) {
        try {
            JsonNode request = JSON.readTree(line);
            JsonNode filter = request.path("filter");
            Optional<Entity> entity = Entity.of(request.path("entity").asText());
            if (!filter.isTextual()) {
                return refused(
                        "The line has no text \"filter\".", "{\"entity\":\"traces\",\"filter\":\"name = \\\"x\\\"\"}");
            }
            if (entity.isEmpty()) {
                return refused(
                        "The line has no known \"entity\".", "traces, spans, threads, dataset_items, prompt_versions");
            }
            return compile(entity.get(), filter.textValue());
        } catch (JsonProcessingException e) {
            return refused("The line is not JSON: " + e.getOriginalMessage(), "one JSON object per line");
        }
    }

    private ObjectNode compile(Entity entity, String text) {
        try {
            Filter filter = OqlParser.parse(entity, text, options);
            return accepted(filter, FilterPlan.of(filter));
        } catch (InvalidFilterException e) {
            ObjectNode answer = JSON.createObjectNode().put("ok", false);
            ArrayNode problems = answer.putArray("problems");
            for (Problem problem : e.problems()) {
                // What cannot be asked is told of the canonical form; of the line it is the whole filter.
                Span span = e.text().equals(text) ? problem.span() : new Span(0, text.length());
                add(problems, problem, span.inCodePoints(text));
            }
            return answer;
        }
    }

    private static ObjectNode accepted(Filter filter, FilterPlan plan) {
        ObjectNode answer = JSON.createObjectNode().put("ok", true).put("canonical", FilterPrinter.print(filter));
        ArrayNode queries = answer.putArray("queries");
        for (PlannedQuery query : plan.queries()) {
            queries.addRawValue(new RawValue(RestFilter.toJson(query.filters())));
        }
        return answer.put("residual", plan.residual().map(FilterPrinter::print).orElse(null));
    }

    private static void add(ArrayNode problems, Problem problem, Span span) {
        problems.addObject()
                .put("code", problem.code().id())
                .put("message", problem.message())
                .put("start", span.start())
                .put("end", span.end())
                .put("hint", problem.hint());
    }

    private static ObjectNode refused(String message, String hint) {
        ObjectNode answer = JSON.createObjectNode().put("ok", false);
        answer.putArray("problems")
                .addObject()
                .put("message", message)
                .put("start", 0)
                .put("end", 0)
                .put("hint", hint);
        return answer;
    }
}
