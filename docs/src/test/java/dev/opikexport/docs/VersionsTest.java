package dev.opikexport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Poms that inherit nothing repeat versions: they are those of the poms that they repeat. */
class VersionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"plugins/s3.xml", "spark-tests/pom.xml", "docs/src/it/consumer/pom.xml"})
    void areThoseOfTheMainPoms(String pom) throws Exception {
        Map<String, String> ours = new HashMap<>();
        addVersions("pom.xml", ours);
        addVersions("exporters/hadoop/pom.xml", ours);
        Map<String, String> theirs = new HashMap<>();
        addVersions(pom, theirs);

        List<String> repeated = new ArrayList<>();
        theirs.forEach((artifact, version) -> {
            if (ours.containsKey(artifact)) {
                assertThat(version).as(artifact + " in " + pom).isEqualTo(ours.get(artifact));
                repeated.add(artifact);
            }
        });
        assertThat(repeated).isNotEmpty();
    }

    /** Adds the versions of dependencies, plugins and properties, by their names. */
    private static void addVersions(String pom, Map<String, String> versions)
            throws IOException, ParserConfigurationException, SAXException {
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("..", pom).toFile())
                .getDocumentElement();
        for (Element properties : children(project, "properties")) {
            for (Element property : children(properties, "*")) {
                if (property.getTagName().endsWith(".version")) {
                    versions.put("${" + property.getTagName() + "}", property.getTextContent());
                }
            }
        }
        NodeList all = project.getElementsByTagName("version");
        for (int i = 0; i < all.getLength(); i++) {
            Element owner = (Element) all.item(i).getParentNode();
            String version = all.item(i).getTextContent();
            for (Element artifact : children(owner, "artifactId")) {
                versions.put(artifact.getTextContent(), versions.getOrDefault(version, version));
            }
        }
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element
                    && (name.equals("*") || element.getTagName().equals(name))) {
                children.add(element);
            }
        }
        return children;
    }
}
