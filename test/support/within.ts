/** All elements below a root that a selector finds, shadow roots included, in the order of the page. */
export function allWithin<T extends Element = HTMLElement>(
  root: Element | ShadowRoot,
  selector: string,
): T[] {
  const found: T[] = [];
  const visit = (parent: ParentNode): void => {
    for (const child of parent.children) {
      if (child.matches(selector)) found.push(child as T);
      if (child.shadowRoot !== null) visit(child.shadowRoot);
      visit(child);
    }
  };
  if (root instanceof Element && root.shadowRoot !== null) visit(root.shadowRoot);
  visit(root);
  return found;
}

/** The first element below a root that a selector finds, shadow roots included. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as with querySelector
export function within<T extends Element = HTMLElement>(root: Element | ShadowRoot, selector: string): T {
  const [first] = allWithin<T>(root, selector);
  if (first === undefined) throw new Error(`Nothing matches ${selector}.`);
  return first;
}

/** The button below a root whose accessible name begins with these words; undefined where there is none. */
export function buttonNamed(root: Element | ShadowRoot, name: string): HTMLButtonElement | undefined {
  return allWithin<HTMLButtonElement>(root, 'button, [role=menuitem]').find((button) =>
    (button.getAttribute('aria-label') ?? button.textContent).trim().startsWith(name),
  );
}

/** Presses the button below a root whose accessible name begins with these words. @throws {Error} where there is none. */
export function press(root: Element | ShadowRoot, name: string): void {
  const button = buttonNamed(root, name);
  if (button === undefined) throw new Error(`No button is named ${name}.`);
  button.click();
}

/** Waits for two frames: what is laid out, measured and scrolled has come to rest by then. */
export async function settled(): Promise<void> {
  for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Waits until what moves or fades below a root has come to its end; what goes round for ever is left aside. */
export async function atRest(root: Element): Promise<void> {
  const moving = [root, ...allWithin(root, '*')]
    .flatMap((element) => element.getAnimations())
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(moving.map(({ finished }) => finished));
}
