package topset.verification.page;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** Finds accessibility violations of a page with axe-core. */
final class Axe {
    private Axe() {}

    /** Returns the violations of a page as readable text. */
    static List<String> violations(Page page) {
        var options = new AxeRunOptions();
        // axe-core checks every rule, but describes only the elements that violate one.
        options.setResultTypes(List.of("violations"));
        // The other mode opens a second page for each check, which only a page with frames needs.
        var results = new AxeBuilder(page).options(options).setLegacyMode(true).analyze();
        return results.getViolations().stream()
                .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().stream()
                                .limit(3)
                                .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                .toList())
                .toList();
    }
}
