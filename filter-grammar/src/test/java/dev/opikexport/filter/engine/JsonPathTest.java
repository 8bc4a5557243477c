package dev.opikexport.filter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonPathTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void leadsWhereTheStepsLead() throws Exception {
        Random random = new Random(8);
        for (int i = 0; i < 20_000; i++) {
            JsonNode root = tree(random, 3);
            StringBuilder path = new StringBuilder("$");
            JsonNode node = root;
            for (int step = random.nextInt(4); step > 0; step--) {
                node = random.nextBoolean() ? intoObject(random, node, path) : intoArray(random, node, path);
            }
            assertThat(JsonPath.parse(path.toString()).firstScalar(JSON.writeValueAsString(root)))
                    .as("%s of %s", path, root)
                    .isEqualTo(node.isValueNode() ? node.asText() : "");
        }
    }

    @Test
    void neverFailsButForThePath() {
        Random random = new Random(9);
        List<String> pieces = List.of(
                "$", ".", "a", "\"", "'", "[", "]", "0", "1", ",", " to ", "*", " ", "\\", "-", "ü", "e5", "x\"", "`");
        for (int i = 0; i < 50_000; i++) {
            List<String> key = new ArrayList<>();
            for (int piece = random.nextInt(7); piece > 0; piece--) {
                key.add(pieces.get(random.nextInt(pieces.size())));
            }
            evaluateOrRefuse(String.join("", key));
        }
    }

    @Test
    void saysWhereThePathBreaks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonPath.ofKey("a.my-key"))
                .withMessageContaining("`$.a.my-key` at character 7")
                .withMessageContaining("quote");
    }

    private static void evaluateOrRefuse(String key) {
        try {
            assertThat(JsonPath.ofKey(key).firstScalar("{\"a\":[1,{\"a\":\"x\"}]}"))
                    .isIn("", "1", "x");
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("the database does not understand the path");
        }
    }

    private static JsonNode intoObject(Random random, JsonNode node, StringBuilder path) {
        String text = RandomTexts.text(random, 1);
        String name = text.isEmpty() ? "k" : text;
        path.append(JsonPath.memberStep(name));
        return node.path(name);
    }

    private static JsonNode intoArray(Random random, JsonNode node, StringBuilder path) {
        int index = random.nextInt(3);
        path.append('[').append(index).append(']');
        return node.path(index);
    }

    private static JsonNode tree(Random random, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(3)) {
            case 0 -> leaf(random);
            case 1 -> {
                ArrayNode array = JSON.createArrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(tree(random, depth - 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = JSON.createObjectNode();
                for (int i = random.nextInt(20); i > 0; i--) {
                    object.set(RandomTexts.text(random, 1), tree(random, depth - 1));
                }
                yield object;
            }
        };
    }

    private static JsonNode leaf(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> JSON.getNodeFactory().numberNode(random.nextInt(100));
            case 1 -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
            case 2 -> JSON.getNodeFactory().nullNode();
            default -> JSON.getNodeFactory().textNode(RandomTexts.text(random, 4));
        };
    }
}
