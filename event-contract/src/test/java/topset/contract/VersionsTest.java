package topset.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathNodes;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Node;

/** All versions are in the parent's pom, so that each is updated in one place. */
class VersionsTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void no_module_names_a_version_of_its_own() throws Exception {
        List<String> modules = texts("pom.xml", "/project/modules/module");
        assertThat(modules).contains("event-contract");

        List<String> versions = new ArrayList<>();
        for (String module : modules) {
            for (String version : texts(module + "/pom.xml", "//version[not(parent::parent)]")) {
                versions.add(module + ": " + version);
            }
        }
        assertThat(versions).isEmpty();
    }

    private static List<String> texts(String pom, String xpath) throws Exception {
        var document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(ROOT.resolve(pom).toFile());
        List<String> texts = new ArrayList<>();
        for (Node node :
                XPathFactory.newDefaultInstance().newXPath().evaluateExpression(xpath, document, XPathNodes.class)) {
            texts.add(node.getTextContent().strip());
        }
        return texts;
    }
}
