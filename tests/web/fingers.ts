/** Whether a page fits a telephone and the fingers on it. */

import type { Figure } from "./figure";

/** By how far the page, or anything in it that is not meant to scroll, is wider than the screen. */
export function sticksOut(figure: Figure): Promise<string[]> {
  return figure.page.evaluate(() => {
    const found: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
    const walk = (root: ParentNode) => {
      for (const part of root.querySelectorAll<HTMLElement>("*")) {
        if (part.shadowRoot) walk(part.shadowRoot);
        if (part.closest(".unseen, pre, svg, .plot")) continue;
        const { left, right, width } = part.getBoundingClientRect();
        if (width > 0 && (right > innerWidth + 0.5 || left < -0.5))
          found.push(`${part.localName}.${part.className} from ${left} to ${right}`);
      }
    };
    walk(document);
    return found;
  });
}

/** What a finger would have to aim at, and is smaller than 44 by 44. Words within a sentence are as tall as the sentence. */
export function tooSmall(figure: Figure): Promise<string[]> {
  return figure.page.evaluate(() => {
    const found: string[] = [];
    const walk = (root: ParentNode) => {
      for (const part of root.querySelectorAll<HTMLElement>("*")) {
        if (part.shadowRoot) walk(part.shadowRoot);
        if (!part.matches("button, select, input, a[href], summary")) continue;
        // The canvas takes fingers for the people on it, with room around each; the post's own links stand in its sentences.
        if (part.closest(".people, main > p")) continue;
        const target = part.matches("input[type=radio]") ? part.closest("label")! : part;
        const { width, height } = target.getBoundingClientRect();
        if (width === 0) continue;
        const name = part.getAttribute("aria-label") ?? part.textContent?.trim() ?? "";
        const tall = height >= 43.5;
        // Seven speeds share one row without gaps: as tall as a thumb, and as wide as the screen allows.
        const wide = width >= (part.matches("input[type=radio]") ? 38 : 43.5);
        if (!tall || !wide) found.push(`${part.localName} “${name}” is ${width.toFixed(1)} × ${height.toFixed(1)}`);
      }
    };
    walk(document);
    return found;
  });
}
