import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { themeClasses, type Theme } from './pageServer';

/** What is used here of axe-core, which runs inside of the page. */
interface Axe {
  run(context: Document, options: object): Promise<{ readonly violations: readonly Violation[] }>;
}

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** As pages are opened first. */
const firstTheme: Theme = 'dark-modern';
export const everyTheme = Object.keys(themeClasses) as readonly Theme[];

/** What axe-core finds on a page: by every rule in its first theme, by those of colours in the others; '' is nothing. */
export async function found(page: Page, themes: readonly Theme[] = [firstTheme]): Promise<string> {
  await page.evaluate(source);
  const all: string[] = [];
  for (const theme of themes) {
    await show(page, theme);
    const violations = await page.evaluate(async (onlyColours) => {
      const axe = Reflect.get(window, 'axe') as Axe;
      const rules = {
        'target-size': { enabled: true },
        // Names say in words what a picture or figures show: "26 by 26" where the eye reads 26 × 26.
        'label-content-name-mismatch': { enabled: false },
      };
      const runOnly = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
      const which = onlyColours ? { runOnly } : { rules };
      // The page's policy lets axe fetch nothing.
      return (await axe.run(document, { preload: false, resultTypes: ['violations'], ...which })).violations;
    }, theme !== firstTheme);
    for (const { id, help, nodes } of violations)
      for (const node of nodes)
        all.push(`${theme}: ${id} (${help}) ${node.target.join(' ')}: ${node.failureSummary ?? ''}`);
  }
  return all.join('\n');
}

/** Changes the theme as VS Code does under a page that is open. */
async function show(page: Page, theme: Theme): Promise<void> {
  await page.evaluate(
    async ([name, classes, every]) => {
      const link = document.querySelector<HTMLLinkElement>('link[href^="/themes/"]');
      const href = `/themes/${name}.css`;
      if (!link || link.getAttribute('href') === href) return;
      const loaded = new Promise((resolve) => link.addEventListener('load', resolve, { once: true }));
      link.href = href;
      document.body.classList.remove(...every);
      document.body.classList.add(...classes);
      await loaded;
    },
    [theme, classesOf(theme), everyTheme.flatMap(classesOf)] as const,
  );
  await page.evaluate(() => window.host.still());
}

function classesOf(theme: Theme): readonly string[] {
  return themeClasses[theme].split(' ');
}
