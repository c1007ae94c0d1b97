package topset.verification.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import topset.testsupport.Eventually;

/** Uses a page by keys alone, and checks that each element that gets the focus shows it. */
record Keyboard(Page page) {
    private static final int MOST_TABS = 90;

    private static final String HAS_FOCUS = "(selector) => Boolean(document.activeElement?.matches(selector))";

    private static final String HAS_LEFT =
            "(link) => document.activeElement !== link && Boolean(document.activeElement.closest('#view'))";

    /**
     * JavaScript that says what is wrong with the focus: it is nowhere, outside of the screen, covered, or not marked.
     * An element that is drawn by its label, such as a choice, is covered by it.
     */
    private static final String UNSEEN = """
            () => {
              const element = document.activeElement;
              const name = element.outerHTML.slice(0, 160);
              if (element === document.body) return 'nothing has the focus';
              if (element.id === 'view') return ''; // a view that was read during the key; it is no control
              element.scrollIntoView({ block: 'nearest' }); // what was drawn since the key may have moved it
              const { left, top, right, bottom } = element.getBoundingClientRect();
              const x = (Math.max(0, left) + Math.min(innerWidth, right)) / 2;
              const y = (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2;
              const isOutside = left >= right || x < 0 || y < 0 || x > innerWidth || y > innerHeight;
              if (isOutside) return 'outside of the screen: ' + name;
              const above = document.elementFromPoint(x, y);
              const isPart = above && (element.contains(above) || above.contains(element)
                || above.closest('label')?.contains(element));
              if (!isPart) return `covered by ${above?.outerHTML.slice(0, 80)}: ${name}`;
              const { outlineStyle, outlineWidth, opacity } = getComputedStyle(element);
              const isMarked = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && opacity !== '0';
              if (!isMarked) return 'not marked: ' + name;
              return '';
            }""";

    /** Presses Tab until an element has the focus; each element on the way shows that it has it. */
    Keyboard tabTo(String selector) {
        return moveTo("Tab", selector);
    }

    /** Presses Shift and Tab until an element has the focus. */
    Keyboard backTo(String selector) {
        return moveTo("Shift+Tab", selector);
    }

    private Keyboard moveTo(String key, String selector) {
        page.waitForSelector(selector, new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
        for (int tabs = 0; !page.evaluate(HAS_FOCUS, selector).equals(true); tabs++) {
            assertThat(tabs).as(key + " to " + selector).isLessThan(MOST_TABS);
            page.keyboard().press(key);
            if (!page.evaluate("() => document.activeElement === document.body").equals(true)) {
                isSeen(); // between the last element and the first one, the browser itself has the focus
            }
        }
        return this;
    }

    /** Waits until an element has the focus, and checks that this is seen. */
    Keyboard focuses(String selector) {
        page.waitForFunction(HAS_FOCUS, selector);
        isSeen();
        return this;
    }

    Keyboard press(String... keys) {
        for (var key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    Keyboard type(String text) {
        page.keyboard().type(text);
        return this;
    }

    /** Presses Enter on an element. */
    Keyboard enter(String selector) {
        return tabTo(selector).press("Enter");
    }

    /** Presses Enter on the focused link, and waits for the focus of its view: earlier keys go to what it replaces. */
    Keyboard open() {
        var link = page.evaluateHandle("() => document.activeElement");
        page.keyboard().press("Enter");
        page.waitForFunction(HAS_LEFT, link);
        return this;
    }

    /** A message may cover the element until it disappears. */
    private void isSeen() {
        Eventually.eventually()
                .pollInSameThread()
                .untilAsserted(() -> assertThat(page.evaluate(UNSEEN)).isEqualTo(""));
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    Locator find(String selector, String text) {
        return page.locator(selector, new Page.LocatorOptions().setHasText(text));
    }
}
